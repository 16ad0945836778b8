"""The people of the console, for the search's own pages in it."""

from tests.console.conftest import person, roles, signed_in

__all__ = ["person", "roles", "signed_in"]
