"""A public server: HTTPS, PostgreSQL, every secret from the environment."""

from config import env
from config.settings.base import *

SECRET_KEY = env.required("PORTAL_SECRET_KEY", "un șir aleator de cel puțin 50 de caractere")
ALLOWED_HOSTS = env.csv("PORTAL_ALLOWED_HOSTS") or [
    env.required("PORTAL_ALLOWED_HOSTS", "numele de domeniu ale portalului, separate prin virgulă")
]
DATABASES = {
    "default": env.database(
        env.required("PORTAL_DATABASE_URL", "de exemplu postgres://avizier:parola@db:5432/avizier")
    )
}
