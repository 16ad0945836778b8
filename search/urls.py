"""Addresses of the search."""

from django.urls import path

from search import views

urlpatterns = [
    path("", views.results, name="search"),
    path("sugestii", views.suggestions, name="search_suggestions"),
    path("lipseste/", views.missing, name="search_missing"),
]
