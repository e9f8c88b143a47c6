"""The door for pages that listen: `vinculo live` serves it beside the web server."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from django.core.handlers.base import BaseHandler  # noqa: E402

from vinculo.desk.live.hearing import Hearing  # noqa: E402
from vinculo.live.door import Door  # noqa: E402
from vinculo.live.hub import Hub  # noqa: E402

site = BaseHandler()
site.load_middleware()
application = Door(site.get_response, Hub(Hearing()))
