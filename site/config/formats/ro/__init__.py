"""Romanian formats."""
