"""One search over the portal."""
