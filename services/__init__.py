"""The five social services."""
