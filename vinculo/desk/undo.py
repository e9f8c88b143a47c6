"""
Take back what was just done: every section says how its deeds are undone, one address does it.

    @undoing("clients.archive")
    def unarchive(person: Person, ids: list[int], before: Any) -> None: ...

    toast(request, _("Archived."), undo=undo_address(request.user, "clients.archive", ids=[client.pk]))

The token in the address is signed, bound to the person who acted, and good for half an hour. The handler finds the
records through what the person may see, as any other write does.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.settled import settled_by, unsettle
from vinculo.people.models import Person
from vinculo.web.toasts import toast

SALT = "vinculo.desk.undo"
GOOD_FOR = timedelta(minutes=30)

Undoing = Callable[[Person, list[int], Any], None]
_known: dict[str, Undoing] = {}


class CannotUndo(Exception):
    """What was done stays, and the one sentence says why. Nothing was changed."""


def undoing(action: str) -> Callable[[Undoing], Undoing]:
    """Register the function that takes an action back: it gets the person, the ids and what was there before."""

    def register(function: Undoing) -> Undoing:
        _known[action] = function
        return function

    return register


def undo_address(person: Person, action: str, *, ids: Iterable[int], before: Any = None, back: str = "") -> str:
    """Where a POST takes this back. `before` is JSON; `back` the page to return to, else the one they came from."""
    if action not in _known:
        raise LookupError(f"nothing is registered to take {action!r} back")
    payload = {"person": person.pk, "action": action, "ids": list(ids), "before": before, "back": back}
    if nudges := settled_by(person):
        payload["nudges"] = nudges
    token = signing.dumps(payload, salt=SALT, compress=True)
    return f"{reverse('undo')}?{urlencode({'token': token})}"


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    try:
        said = signing.loads(request.GET.get("token", ""), salt=SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        toast(request, _("That was too long ago to take back here."))
        return redirect(came_from(request))
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    if said["person"] != request.user.pk or said["action"] not in _known:
        raise Http404
    try:
        _known[said["action"]](request.user, said["ids"], said["before"])
    except CannotUndo as why:
        toast(request, str(why))
    else:
        unsettle(said.get("nudges", []), by=request.user, at=timezone.now())
        toast(request, _("Taken back."))
    return redirect(came_from(request) if _on_today(request) else said["back"] or came_from(request))


def _on_today(request: HttpRequest) -> bool:
    """Whether it was taken back on Today, which is always there and where the nudge is now back."""
    return "HTTP_REFERER" in request.META and urlsplit(came_from(request)).path == "/"


def came_from(request: HttpRequest) -> str:
    """The page of ours the request was sent from; Today when that cannot be told."""
    address = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return "/"
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))
