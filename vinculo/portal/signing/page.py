"""
Signing a paper, in two steps: the name and the consent, then a code that was sent just now.

GET shows, and notes that it was opened. Nothing is signed by opening an address.
"""

import logging
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.access.limits import TooOften
from vinculo.documents.keeping import Damaged
from vinculo.documents.signing import codes
from vinculo.documents.signing.consenting import Consent
from vinculo.documents.signing.evidence import what_kind_of_signature
from vinculo.documents.signing.opening import note_opened
from vinculo.documents.signing.standing import NotOpen, NotTheirTurn
from vinculo.logbook.signed import sign
from vinculo.people.models import Organization
from vinculo.portal.shared.signing import Paper
from vinculo.portal.signing.forms import CodeForm, SignForm
from vinculo.portal.signing.found import actor_of, browser_of, paper_of, place_of
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.web.dates import clock
from vinculo.web.toasts import toast

MANY = 429
log = logging.getLogger(__name__)


@require_safe
def page(request: PortalRequest, pk: int) -> HttpResponse:
    found = paper_of(request, pk)
    if request.method == "GET" and not request.visitor.is_only_looking:
        note_opened(place_of(request, pk), actor=actor_of(request), at=timezone.now())
    form = SignForm(paper=found, initial={"name": request.visitor.name, "seen": found.seen})
    return _shown(request, found, form)


@require_POST
def code(request: PortalRequest, pk: int) -> HttpResponse:
    """The first step: what they typed is looked at, and the code goes out."""
    found = paper_of(request, pk)
    if not found.may_sign:
        return _too_late(request, found)
    form = SignForm(request.POST, paper=found)
    if not form.is_valid():
        return _shown(request, found, form)
    try:
        codes.send(
            place_of(request, pk), browser=browser_of(request), ip=actor_of(request).ip,
            language=request.visitor.language, at=timezone.now(),
        )  # fmt: skip
    except TooOften as limit:
        form.add_error(None, _too_often(limit))
        return _shown(request, found, form, status=MANY)
    except OSError:
        log.exception("a code to sign could not be sent")
        form.add_error(None, _("The code could not be sent just now. Try again in a few minutes."))
        return _shown(request, found, form)
    said = {name: request.POST.get(name, "") for name in ("name", "agree", "drawn", "seen")}
    return _shown(request, found, CodeForm(paper=found, initial=said), sent=True)


@require_POST
def confirm(request: PortalRequest, pk: int) -> HttpResponse:
    """The second step: with the right code, in the right browser, they have signed."""
    found = paper_of(request, pk)
    if not found.may_sign:
        return _too_late(request, found)
    form, at = CodeForm(request.POST, paper=found), timezone.now()
    if not form.is_valid():
        return _shown(request, found, form, sent=True)
    place, said = place_of(request, pk), form.cleaned_data
    try:
        proven = codes.check(place, said["code"], browser=browser_of(request), ip=actor_of(request).ip, at=at)
    except TooOften as limit:
        form.add_error("code", _too_often(limit))
        return _shown(request, found, form, sent=True, status=MANY)
    except codes.WrongCode as why:
        form.add_error("code", _over() if why.over else _("That is not the code. Look at the newest letter."))
        return _shown(request, found, form, sent=True)
    consent = Consent(
        name=said["name"], words=found.consent, language=get_language() or request.visitor.language,
        identified_by="code", identified_at=at, time_zone=request.visitor.time_zone or _our_zone(),
        drawn=said["drawn"], code=proven,
    )  # fmt: skip
    try:
        sign(place, consent, actor=replace(actor_of(request), proof="code"), at=at)
    except (NotOpen, NotTheirTurn):
        return _too_late(request, found)
    except (Damaged, FileNotFoundError):
        log.exception("the frozen paper of request %s cannot be read", pk)
        form.add_error(None, _("The paper cannot be read just now. Nothing was signed; we look into it."))
        return _shown(request, found, form, sent=True)
    client_changed(request.visitor.client_id)
    words = _("You have signed “%(what)s”. When all have, the sealed copy comes by mail.")
    toast(request, words % {"what": found.title})
    return redirect(found.address)


def _shown(
    request: PortalRequest, found: Paper, form: SignForm, *, sent: bool = False, status: int = 200
) -> HttpResponse:
    house = Organization.current()
    context: dict[str, Any] = {
        "paper": found,
        "form": form,
        "sent": sent,
        "visitor": request.visitor,
        "kind": what_kind_of_signature(house.name if house else "Vínculo"),
    }
    return render(request, "portal/signing/page.html", context, status=status)


def _too_late(request: PortalRequest, found: Paper) -> HttpResponse:
    toast(request, _("“%(what)s” does not wait for you any more.") % {"what": found.title})
    return redirect(found.address)


def _too_often(limit: TooOften) -> str:
    return _("That was tried often in a short time. It goes on at %(time)s.") % {"time": clock(limit.again_at)}


def _over() -> str:
    return _("This code opens nothing any more. Ask for a new one.")


def _our_zone() -> str:
    house = Organization.current()
    return house.time_zone if house else ""
