"""Accepting, in two steps: what was chosen with name and consent, then a code that was sent just now."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.access.limits import TooOften
from vinculo.money.quoting import codes
from vinculo.money.quoting.answering import NotAcceptable
from vinculo.portal.quotes.case import Case, ticked
from vinculo.portal.quotes.forms import AcceptForm, CodeForm
from vinculo.web.dates import clock
from vinculo.web.toasts import toast

MANY, OVERTAKEN = 429, 409
log = logging.getLogger(__name__)


def show(request: HttpRequest, case: Case) -> HttpResponse:
    offer = case.offer()
    return case.shown(request, offer, AcceptForm(offer=offer, initial={"name": case.actor.name, "seen": offer.seen}))


def code(request: HttpRequest, case: Case) -> HttpResponse:
    """The first step. `look`: they only want to see what it comes to with what they ticked."""
    offer = case.offer(ticked(request))
    if not offer.may_answer:
        return too_late(request, case)
    if "look" in request.POST:
        seen = {"name": request.POST.get("name", "")[:160], "seen": offer.seen}
        return case.shown(request, offer, AcceptForm(offer=offer, initial=seen))
    form = AcceptForm(request.POST, offer=offer)
    if not form.is_valid():
        return case.shown(request, offer, form, status=_status(form))
    try:
        codes.send(case.whom, browser=case.browser, ip=case.actor.ip, at=timezone.now())
    except TooOften as limit:
        form.add_error(None, too_often(limit))
        return case.shown(request, offer, form, status=MANY)
    except OSError:
        log.exception("a code to accept a quote could not be sent")
        form.add_error(None, _("The code could not be sent just now. Try again in a few minutes."))
        return case.shown(request, offer, form)
    said = {"name": form.cleaned_data["name"], "agree": True, "seen": offer.seen, "total": offer.total}
    return case.shown(request, offer, CodeForm(offer=offer, initial=said), sent=True)


def confirm(request: HttpRequest, case: Case) -> HttpResponse:
    """The second step: with the right code, in the right browser, for the sum they saw."""
    chosen, at = ticked(request), timezone.now()
    offer = case.offer(chosen)
    if not offer.may_answer:
        return too_late(request, case)
    form = CodeForm(request.POST, offer=offer)
    if not form.is_valid():
        return case.shown(request, offer, form, sent=True, status=_status(form))
    try:
        proven = codes.check(case.whom, form.cleaned_data["code"], browser=case.browser, ip=case.actor.ip, at=at)
    except TooOften as limit:
        form.add_error("code", too_often(limit))
        return case.shown(request, offer, form, sent=True, status=MANY)
    except codes.WrongCode as why:
        form.add_error("code", _over() if why.over else _("That is not the code. Look at the newest letter."))
        return case.shown(request, offer, form, sent=True)
    try:
        case.accept(case.yes(form.cleaned_data, offer, chosen, at), proven)
    except (NotAcceptable, codes.WrongCode):
        return too_late(request, case)
    toast(request, _("You have accepted “%(what)s”. The sealed copy comes by mail.") % {"what": offer.title})
    return redirect(case.back)


def too_late(request: HttpRequest, case: Case) -> HttpResponse:
    """Answered, run out, written anew: said, and shown as it is now."""
    toast(
        request,
        _("“%(what)s” cannot be accepted as it stood there. Look at it once more.") % {"what": case.quote.title},
    )
    return redirect(case.address)


def too_often(limit: TooOften) -> str:
    return _("That was tried often in a short time. It goes on at %(time)s.") % {"time": clock(limit.again_at)}


def _over() -> str:
    return _("This code opens nothing any more. Ask for a new one.")


def _status(form: AcceptForm) -> int:
    """What was on their screen is not what stands there now."""
    return OVERTAKEN if "seen" in form.errors or "total" in form.errors else 200
