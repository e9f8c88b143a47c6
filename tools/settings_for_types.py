"""The settings as the type checker reads them: it starts nothing, so any key will do."""

import os
import secrets

os.environ.setdefault("VINCULO_SECRET_KEY", secrets.token_urlsafe(64))

from config.settings import *  # noqa: E402,F403
