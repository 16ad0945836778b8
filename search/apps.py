from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Căutare"

    def ready(self) -> None:
        from search.index import changes, sources  # noqa: F401, PLC0415 -- connects receivers
        from search.index.pages import PageSource  # noqa: PLC0415 -- needs the models
        from search.outside import receivers  # noqa: F401, PLC0415 -- connects receivers
        from search.query import keys  # noqa: F401, PLC0415 -- answers for the registers
        from search.register import receivers as register_receivers  # noqa: F401, PLC0415
        from search.register import words  # noqa: F401, PLC0415 -- tells the copies
        from search.register.source import ServiceSource  # noqa: PLC0415 -- needs the models

        sources.register(PageSource())
        sources.register_stored(ServiceSource())
