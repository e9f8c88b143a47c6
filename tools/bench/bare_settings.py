"""The same installation with nothing of ours between the web server and one view."""

from config.settings import *  # noqa: F403

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # its app insists on it; it does next to nothing
]
ROOT_URLCONF = "tools.bench.bare_urls"
