"""Addresses of the hall screens, under ``/ecran/``."""

from django.urls import path

from displays.views import alerts, pairing, releases, reports, shell, worker

app_name = "displays"
urlpatterns = [
    path("sw.js", worker.worker, name="worker"),
    path("<slug:slug>/", shell.player, name="player"),
    path("<slug:slug>/release.json", releases.release, name="release"),
    path("<slug:slug>/alert.json", alerts.alert, name="alert"),
    path("<slug:slug>/pair", pairing.pair, name="pair"),
    path("<slug:slug>/report", reports.report, name="report"),
]
