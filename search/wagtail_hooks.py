"""The search in the console."""

from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from search.models import SynonymGroup


@modeladmin_register
class SynonymGroupAdmin(ModelAdmin):
    """The register of words that mean the same."""

    model = SynonymGroup
    menu_label = "Sinonime"
    menu_icon = "search"
    menu_order = 600
    add_to_settings_menu = False
    list_display = ("__str__", "one_way", "note")
    list_filter = ("one_way",)
    search_fields = ("words", "note")
