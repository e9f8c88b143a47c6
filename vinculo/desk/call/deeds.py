"""How it went, with one tap. Somebody who was reached is written down in the quick log, which knows the rest."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Channel
from vinculo.conversations.models import Direction
from vinculo.desk.call.found import Callee, callee, nudge_id
from vinculo.desk.undo import undo_address
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log
from vinculo.logbook.theirs.them import in_our_words
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_POST
def no_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody spoke with anybody: it stands among our own notes, and no clock takes it for contact."""
    found = callee(request, pk)
    with in_our_words():
        summary = _("Called, nobody answered.")
    _write(request, found, summary, Direction.INTERNAL)
    return redirect(_back(request, found))


@require_POST
def left_word(request: HttpRequest, pk: int) -> HttpResponse:
    """They will hear us: a word from us, and theirs to come."""
    found = callee(request, pk)
    with in_our_words():
        summary = _("Left a message.")
    _write(request, found, summary, Direction.OUT)
    return redirect(_back(request, found))


def _write(request: HttpRequest, found: Callee, summary: str, direction: str) -> None:
    entry = Entry(
        client=found.client, at=timezone.now(), channel=Channel.PHONE, direction=direction, summary=summary,
        contacts=(found.contact,),
    )  # fmt: skip
    interaction = log(entry, by=request.user)
    client_changed(found.client.pk)
    undo = undo_address(request.user, "log", ids=[interaction.pk], back=_back(request, found))
    toast(request, _("Written down: %(what)s") % {"what": summary}, undo=undo)


def _back(request: HttpRequest, found: Callee) -> str:
    about: dict[str, Any] = {"client": found.client.pk, "nudge": nudge_id(request)}
    return f"/call/{found.contact.pk}/?{urlencode({name: value for name, value in about.items() if value})}"
