"""``portal seed``: put the default content into a new database."""

from typing import Any

from django.core.management.base import BaseCommand

from core.seeding import seed


class Command(BaseCommand):
    """Run the seeders that have not run yet; a second run changes nothing."""

    help = "Adaugă conținutul inițial care lipsește (o singură dată pentru fiecare parte)."

    def handle(self, *args: Any, **options: Any) -> None:
        ran = seed(self.announce)
        self.stdout.write(f"Conținut inițial adăugat: {', '.join(ran) or 'nimic nou'}.")

    def announce(self, key: str) -> None:
        """Show that something goes on: pictures take a while."""
        self.stdout.write(f"  {key}")
        self.stdout.flush()
