"""The public pages under /harta/."""
