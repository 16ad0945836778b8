from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0004_index'),
    ]

    operations = [
        migrations.AlterField(
            model_name='storeddocument',
            name='object_id',
            field=models.CharField(max_length=36),
        ),
        migrations.AddField(
            model_name='storeddocument',
            name='standing',
            field=models.FloatField(default=1.0),
        ),
        migrations.AddField(
            model_name='storeddocument',
            name='fingerprint',
            field=models.CharField(default='', max_length=32),
            preserve_default=False,
        ),
    ]
