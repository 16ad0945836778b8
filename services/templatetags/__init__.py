"""Template tags of service pages."""
