"""Addresses of the copy on a device, under ``/harta/``: the worker rules over them alone."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from directory.offline import views


class PieceConverter(StringConverter):
    """The name of a piece."""

    regex = "[0-9a-f]{32}"


register_converter(PieceConverter, "piece")

urlpatterns = [
    path("offline/", views.offline, name="directory_offline"),
    path("offline/cadru/", views.frame, name="directory_offline_frame"),
    path("offline/stare.json", views.state, name="directory_offline_state"),
    path("offline/<piece:digest>.json", views.piece, name="directory_offline_piece"),
    path("sw.js", views.worker, name="directory_worker"),
    path("aplicatie.webmanifest", views.app, name="directory_app"),
]
