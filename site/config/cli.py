"""The ``portal`` command: Django's management commands with safe default settings."""

import os
import sys


def main() -> None:
    """Run ``portal <command>``; production settings unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Configurare incompletă: {error}")
