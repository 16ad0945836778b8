from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="service",
            options={
                "ordering": ["name", "id"],
                "permissions": [
                    ("moderate", "Hotărăște asupra propunerilor și a sesizărilor din hartă"),
                    ("administer", "Administrează harta serviciilor"),
                ],
                "verbose_name": "serviciu",
                "verbose_name_plural": "servicii",
            },
        ),
    ]
