"""``portal create-api-key NAME``: let a program ask the API more often."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from directory.models import ApiKey


class Command(BaseCommand):
    """The key is told once: only its hash is kept."""

    help = "Face o cheie pentru API și o arată o singură dată."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="Cine o folosește.")
        parser.add_argument("--email", default="", help="Unde poate fi găsit.")

    def handle(self, *args: Any, **options: Any) -> None:
        key = ApiKey.issue(options["name"], options["email"])
        self.stdout.write(f"Cheia, pentru antetul X-API-Key: {key}")
        self.stdout.write("Păstrați-o: nu mai poate fi arătată.")
