"""The real settings, with what tests change: a throw-away folder and key, quick passwords, a guard against N+1."""

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

folder = tempfile.mkdtemp(prefix="vinculo-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
(Path(folder) / "static").mkdir()
# Set, not defaulted: a test must never see the data or the key of an installation.
os.environ.update(VINCULO_DATA=folder, VINCULO_SECRET_KEY=secrets.token_urlsafe(64), VINCULO_DEBUG="0")
for name in ("VINCULO_HOSTS", "VINCULO_HTTPS", "VINCULO_URL", "VINCULO_STATIC", "VINCULO_MAIL"):
    os.environ.pop(name, None)

from config.settings import *  # noqa: E402,F403
from config.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# A file, as in an installation: in memory SQLite neither locks nor survives a second process as it does there.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{folder}/test.sqlite3"}
else:
    # A connection kept open would hold the test database at the end.
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# The slow hash that protects real passwords would cost the suite minutes.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# No test asks the real ones: this is no address that may be asked.
TRELLO_URL = TRELLO_DOOR_URL = BASECAMP_URL = BASECAMP_DOOR_URL = "http://nowhere.invalid"

# Raises when one page asks the database the same thing once per row. What a page asks is the same on both databases,
# and looking costs time: on SQLite only.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
    MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
# The framework itself reads a session twice when it throws away one that no longer lets anybody in.
ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]
