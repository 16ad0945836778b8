"""The directory's pages in the administration console."""
