"""Keys with which other programs may ask the API more often."""

import hashlib
import secrets

from django.db import models

PER_MINUTE = 1200


class ApiKey(models.Model):
    """A key of the public API; only its hash is kept."""

    name = models.CharField("cine o folosește", max_length=120)
    contact = models.EmailField("adresa de e-mail", blank=True)
    hashed = models.CharField("amprenta cheii", max_length=64, unique=True, editable=False)
    per_minute = models.PositiveIntegerField("cereri pe minut", default=PER_MINUTE)
    active = models.BooleanField("activă", default=True)
    created_at = models.DateTimeField("creată la", auto_now_add=True)

    class Meta:
        verbose_name = "cheie API"
        verbose_name_plural = "chei API"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def digest(key: str) -> str:
        """Return what is kept of a key."""
        return hashlib.sha256(key.encode()).hexdigest()

    @classmethod
    def issue(cls, name: str, contact: str = "", per_minute: int = PER_MINUTE) -> str:
        """Make a key and return it: it is told once and cannot be read back."""
        key = secrets.token_urlsafe(24)
        cls.objects.create(
            name=name, contact=contact, per_minute=per_minute, hashed=cls.digest(key)
        )
        return key
