"""What the map's pages need to start without the server, and the version that it all makes."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from core.shells import digest, entries, modules
from core.staticfiles import stylesheets

WORKER = "js/offline/service-worker/serve.js"
MODULES = (
    "js/offline/app.js",
    "js/offline/worker.js",
    "js/map/main.js",
    "js/map/worker.js",
    "js/site/main.js",
)
OTHERS = ("img/favicon.svg", "css/map.css", "js/vendor/leaflet/leaflet.css")
PAGES = ("base.html", "directory/offline/shell.html")


def shell() -> dict[str, Any]:
    """Describe the shell: its files, and a version that changes with any of them or the page."""
    files = entries((*modules(*MODULES), *stylesheets("site"), *OTHERS))
    folder = Path(settings.BASE_DIR) / "templates"
    state = json.dumps([files, [digest(folder / page) for page in PAGES]])
    return {"version": hashlib.sha256(state.encode()).hexdigest()[:16], "files": files}
