"""A developer's machine: as embedded, with the debugger and without hashed static files."""

from config.settings.embedded import *

DEBUG = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
