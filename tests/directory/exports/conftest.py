"""The small register of the API's tests."""

from tests.directory.public_corpus import corpus, shelter

__all__ = ["corpus", "shelter"]
