"""Addresses of the statistics."""

from django.urls import path

from directory.statistics import pictures, views

urlpatterns = [
    path("statistici/", views.statistics, name="directory_statistics"),
    path("statistici/judet/<slug:code>/", views.county, name="directory_county"),
    path(
        "statistici/judet/<slug:code>/<slug:slug>.csv", views.table, name="directory_county_table"
    ),
    path(
        "statistici/judet/<slug:code>/<slug:slug>.svg",
        pictures.picture,
        name="directory_county_picture",
    ),
    path("statistici/<slug:slug>.svg", pictures.picture, name="directory_statistics_picture"),
    path("statistici/<slug:slug>.csv", views.table, name="directory_statistics_table"),
]
