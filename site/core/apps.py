from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Bază"

    def ready(self) -> None:
        from core import checks, encoding, receivers  # noqa: F401, PLC0415 -- registers them
        from core.console import labels, roles  # noqa: F401, PLC0415 -- registers a receiver and a seeder

        encoding.register()
