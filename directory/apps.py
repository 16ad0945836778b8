from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = "Harta serviciilor sociale"

    def ready(self) -> None:
        from core import figures, menu_entries, register_figures  # noqa: PLC0415 -- the registries of core
        from directory import summaries  # noqa: PLC0415 -- needs the models
        from directory.public.live import FIGURES, REGISTER  # noqa: PLC0415 -- needs the models

        menu_entries.register("Harta serviciilor", "directory_services")
        for figure in FIGURES:
            figures.register(figure)
        register_figures.register(REGISTER)
        post_migrate.connect(summaries.after_migrate, sender=self)
