"""Tests: fast hashing, mail in memory, SQLite unless ``TEST_DATABASE_URL`` names a server."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config import env
from config.settings.base import *

SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
HTTPS = False
DATABASES = {"default": env.database(env.text("TEST_DATABASE_URL") or "sqlite:///:memory:")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
VAR_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
RELEASES_DIR = VAR_DIR / "releases"
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns of a folder that is not there
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# A strong hash would cost a quarter of a second at each sign-in of the suite.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
DIRECTORY_DEMONSTRATION = True
