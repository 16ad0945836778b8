"""What answers under ``/ecran/``, and what the console shows of it."""
