"""Addresses."""

from django.urls import path, re_path

from directory.api.docs import docs
from directory.api.hsds import api
from directory.api.problems import nothing_here

urlpatterns = [
    path("hsds/v3/", api.urls),
    re_path(r"^hsds/", nothing_here),
    path("docs/", docs, name="directory_api_docs"),
]
