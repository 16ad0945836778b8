"""The people of the console, for the search's own pages in it."""

from tests.console.conftest import person, signed_in

__all__ = ["person", "signed_in"]
