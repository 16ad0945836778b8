"""Addresses of the directory: public pages, provider area, API."""

from django.urls import include, path

urlpatterns = [
    path("harta/", include("directory.feedback.urls")),
    path("harta/", include("directory.exports.urls")),
    path("harta/", include("directory.statistics.urls")),
    path("harta/", include("directory.offline.urls")),
    path("harta/", include("directory.public.urls")),
    path("furnizori/", include("directory.providers.urls")),
    path("api/", include("directory.api.urls")),
]
