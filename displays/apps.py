from django.apps import AppConfig


class DisplaysConfig(AppConfig):
    name = "displays"
    verbose_name = "Avizier"

    def ready(self) -> None:
        from displays import receivers  # noqa: F401, PLC0415 -- connects when models are loaded
