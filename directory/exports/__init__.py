"""Open data: the whole register as files, made at night and listed at ``/harta/date/``."""
