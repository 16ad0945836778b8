"""What outside search engines are told."""
