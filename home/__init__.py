"""The public site's own pages: home, news, information."""
