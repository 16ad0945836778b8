"""Entries and addresses in the console."""
