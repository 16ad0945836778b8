"""Exit 0 when the web process answers 200 at /healthz, or at the path given; the container has no curl."""

import http.client
import os
import sys

path = sys.argv[1] if len(sys.argv) > 1 else "/healthz"
# The portal answers to its own names alone, also when it is asked from inside.
names = os.environ.get("PORTAL_ALLOWED_HOSTS", "").split(",")
host = names[0].strip().lstrip("*.") or "localhost"
connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
try:
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    if answer.status != http.HTTPStatus.OK:
        sys.exit(f"{path}: {answer.status} {answer.read(2000).decode(errors='replace')}")
except (OSError, http.client.HTTPException) as error:
    sys.exit(f"{path}: {error}")
