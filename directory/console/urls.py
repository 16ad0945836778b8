"""Addresses of the directory in the console, under /admin/harta/."""

from django.urls import path

from directory.console import work

urlpatterns = [
    path("harta/", work.index, name="directory_console_work"),
]
