"""The ``portal`` command: Django's management commands with safe default settings."""

import os
import sys


def main() -> None:
    """Run ``portal <command>``; production settings unless the environment names others.

    A command is typed with hyphens, ``evaluate-search``: its module has underscores.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        program, *words = sys.argv
        command = [word.replace("-", "_") for word in words[:1] if not word.startswith("-")]
        execute_from_command_line([program, *command, *words[len(command) :]])
    except ImproperlyConfigured as error:
        sys.exit(f"Configurare incompletă: {error}")
