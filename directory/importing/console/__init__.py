"""Importing a register through the console."""
