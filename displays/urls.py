"""Addresses of the hall screens, under ``/ecran/``."""

from django.urls import path

from displays.views import releases, shell

app_name = "displays"
urlpatterns = [
    path("<slug:slug>/", shell.player, name="player"),
    path("<slug:slug>/release.json", releases.release, name="release"),
]
