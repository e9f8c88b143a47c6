"""The state of a record as a tag (ETag): who changes it says which state they saw."""

import json
from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from vinculo.api.problems import Problem


def tag_of(shown: dict[str, Any]) -> str:
    """Of the whole record as this reader sees it, whatever part of it was asked for."""
    return f'"{sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:32]}"'


def is_known(request: HttpRequest, tag: str) -> bool:
    """They have this state already (If-None-Match)."""
    return _matches(request.headers.get("If-None-Match", ""), tag, weakly=True)


def check(request: HttpRequest, tag: str) -> None:
    """Nobody changes what they did not see."""
    seen = request.headers.get("If-Match", "").strip()
    if not seen:
        said = _("Send the ETag of the state you saw as “If-Match”, so that nobody's change is lost. GET tells it.")
        raise Problem("which-state", said)
    if not _matches(seen, tag):
        said = _("It has changed since you read it. GET it again, look at what is new, and send the change anew.")
        raise Problem("stale", said, headers={"ETag": tag})


def _matches(header: str, tag: str, *, weakly: bool = False) -> bool:
    given = [one.strip() for one in header.split(",")]
    if weakly:
        given = [one.removeprefix("W/") for one in given]
    return "*" in given or tag in given
