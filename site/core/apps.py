from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Bază"

    def ready(self) -> None:
        from core import checks, receivers  # noqa: F401, PLC0415 -- registers checks and receivers
