"""Addresses of the hall screens, under ``/ecran/``."""

from django.urls import path

from displays import views

app_name = "displays"
urlpatterns = [
    path("<slug:slug>/", views.player, name="player"),
    path("<slug:slug>/release.json", views.release, name="release"),
]
