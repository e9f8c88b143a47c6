"""Behind this door everything asks for a token. What is not a known operation does not exist."""

import logging
import sys
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from vinculo.api.asking import Asking
from vinculo.api.bearer import refuse_in_address, token_of
from vinculo.api.problems import Problem, answer, not_found
from vinculo.api.sent import look_at_body
from vinculo.people.middleware import zone_of
from vinculo.programs.pace import Pace, count

logger = logging.getLogger(__name__)


@csrf_exempt
@login_not_required
def door(request: HttpRequest, rest: str) -> HttpResponseBase:
    """No session and no cookie gets this far (NoCookiesMiddleware), so there is nothing a foreign page could use."""
    response: HttpResponseBase
    try:
        refuse_in_address(request)
        response = _open_to_all(request, rest) or _let_in(request, rest)
    except Problem as problem:
        response = answer(problem)
    except Exception:
        response = _stumbled(request)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("X-Robots-Tag", "noindex")
    response.headers.setdefault("Vary", "Authorization, Accept-Language")
    return response


def _open_to_all(request: HttpRequest, rest: str) -> HttpResponseBase | None:
    """What says how to ask, and files whose address is signed. Nothing of the house is in the first two."""
    from vinculo.api import files, pages

    if request.method not in ("GET", "HEAD"):
        return None
    if rest in ("", "openapi.json"):
        return pages.operations(request) if rest == "" else pages.openapi(request)
    return files.get(request, rest.removeprefix("files/")) if rest.startswith("files/") else None


def _let_in(request: HttpRequest, rest: str) -> HttpResponseBase:
    now = timezone.now()
    token = token_of(request, at=now)
    pace = count(token, at=now)
    try:
        response = _served(request, rest, Asking(token, now), pace)
    except Problem as problem:
        response = answer(problem)
    except Exception:
        response = _stumbled(request)
    for name, value in pace.headers.items():
        response.headers[name] = value
    return response


def _served(request: HttpRequest, rest: str, asking: Asking, pace: Pace) -> HttpResponseBase:
    if pace.is_too_fast:
        said = _("This token has asked too often in this minute. Go on in %(seconds)d seconds.")
        raise Problem("too-often", said % {"seconds": pace.seconds})
    look_at_body(request, rest)
    from vinculo.api.v1 import view_of

    view, parts = view_of(rest)
    if view is None:
        raise not_found()
    request.user, request.asking = asking.person, asking  # type: ignore[attr-defined]
    with timezone.override(zone_of(asking.person.time_zone)):
        response: HttpResponse = view(request, **parts)
    if response.status_code == 405:
        allowed = {"Allow": response.headers.get("Allow", "")}
        raise Problem("not-that-way", _("This address is not asked that way. Look at “Allow”."), headers=allowed)
    return response


def _stumbled(request: HttpRequest) -> HttpResponse:
    """It is our fault: it is told to whoever looks after the house, and nothing of it to who asked."""
    error: Any = sys.exc_info()[1]
    if isinstance(error, Http404):
        return answer(not_found())
    if isinstance(error, PermissionDenied):
        return answer(Problem("not-allowed", _("This person may not do that.")))
    got_request_exception.send(sender=None, request=request)
    logger.exception("the API could not answer %s %s", request.method, request.path)
    said = _("Something went wrong on our side, and nothing was changed. Whoever looks after Vínculo can see it.")
    return answer(Problem("ours", said))
