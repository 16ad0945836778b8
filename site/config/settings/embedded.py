"""One machine, nothing prepared: SQLite under ``var/``, plain HTTP, its own secret. ``./run`` uses it."""

from config import env
from config.settings.base import *

HTTPS = env.flag("PORTAL_HTTPS", default=False)
SECRET_KEY = env.text("PORTAL_SECRET_KEY") or env.secret_file(VAR_DIR / "secret_key")
SERVED_ADDRESS = VAR_DIR / "address"
PUBLIC_URL = PUBLIC_URL or env.served_address(SERVED_ADDRESS)
WAGTAILADMIN_BASE_URL = PUBLIC_URL
ALLOWED_HOSTS = env.csv("PORTAL_ALLOWED_HOSTS") or ["*"]
DATABASES = {
    "default": env.database(
        env.text("PORTAL_DATABASE_URL") or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"
    )
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
DIRECTORY_DEMONSTRATION = True
