"""Addresses of the open data."""

from django.urls import path

from directory.exports import selection, views

urlpatterns = [
    path("export.csv", selection.export, name="directory_export"),
    path("date/", views.open_data, name="directory_open_data"),
    path("date/catalog.jsonld", views.catalog, name="directory_catalogue"),
    path("date/<str:name>", views.latest, name="directory_open_data_file"),
]
