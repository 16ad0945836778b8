"""Entry and addresses of the import in the console."""

from collections.abc import Iterable

from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory import menu
from directory.importing.console import views
from directory.rights import ADMINISTER


@hooks.register("register_directory_menu_item")
def import_menu_item() -> MenuItem:
    """Where a new register comes in."""
    return menu.RightMenuItem(
        "Importă registrul", "directory_imports", ADMINISTER, icon="upload", order=80
    )


@hooks.register("register_admin_urls")
def import_pages() -> Iterable[URLPattern]:
    """Add the pages of the import."""
    return [
        path("harta/importuri/", views.index, name="directory_imports"),
        path("harta/importuri/nou/", views.upload, name="directory_import_upload"),
        path("harta/importuri/<uuid:pk>/", views.job, name="directory_import_job"),
        path("harta/importuri/<uuid:pk>/aplica/", views.apply, name="directory_import_apply"),
        path("harta/importuri/<uuid:pk>/renunta/", views.drop, name="directory_import_drop"),
        path("harta/importuri/<uuid:pk>/din-nou/", views.again, name="directory_import_again"),
        path("harta/importuri/<uuid:pk>/raport.csv", views.download, name="directory_import_csv"),
        path("harta/importuri/<int:pk>/anuleaza/", views.undo, name="directory_import_undo"),
    ]
