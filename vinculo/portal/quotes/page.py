"""A quote before a visitor who decides: read, accepted, declined, talked over, and a yes taken back."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.access.models import Code
from vinculo.documents.serving.answer import paper_answer
from vinculo.logbook import quoted
from vinculo.logbook.theirs.them import Them
from vinculo.money.models import Quote, QuoteAnswer
from vinculo.money.quoting import codes, papers, sealing
from vinculo.money.quoting.answering import NotAcceptable, Yes, standing_yes
from vinculo.money.quoting.codes import Signatory
from vinculo.money.quoting.sending import file_name
from vinculo.people.models import Organization
from vinculo.portal.quotes import saying_yes
from vinculo.portal.quotes.case import Case
from vinculo.portal.quotes.forms import ChangesForm, MistakeForm, WhyNotForm
from vinculo.portal.requests.acting import posted, them
from vinculo.portal.shared.quotes import offer as offer_of
from vinculo.portal.shared.quotes import page_of, stands_of
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.record.chain import Actor
from vinculo.web.toasts import toast

PAGE = "portal/quotes/page.html"


@require_safe
def page(request: PortalRequest, pk: int) -> HttpResponse:
    return saying_yes.show(request, _case(request, pk))


@require_POST
def code(request: PortalRequest, pk: int) -> HttpResponse:
    return saying_yes.code(request, _case(request, pk))


@require_POST
def confirm(request: PortalRequest, pk: int) -> HttpResponse:
    answered = saying_yes.confirm(request, _case(request, pk))
    client_changed(request.visitor.client_id)
    return answered


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: PortalRequest, pk: int) -> HttpResponse:
    return _say(request, pk, WhyNotForm, quoted.decline, _("Not this quote"), _("Say no"))


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: PortalRequest, pk: int) -> HttpResponse:
    return _say(request, pk, ChangesForm, quoted.ask_for_changes, _("Ask for changes"), _("Send it to us"))


@require_POST
def talk(request: PortalRequest, pk: int) -> HttpResponse:
    quote = _open(request, pk)
    quoted.talk(them(request), quote, organization=Organization.current())
    client_changed(request.visitor.client_id)
    name = quote.owner.first_name if quote.owner else _("we")
    toast(request, _("Noted: %(name)s will call you about it.") % {"name": name})
    return redirect("portal:quote", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_undo(request: PortalRequest, pk: int) -> HttpResponse:
    """The yes was a mistake. It stands until our side agrees."""
    quote = _quote(request, pk)
    if standing_yes(quote) is None:
        raise Http404
    form = MistakeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            quoted.ask_to_undo(them(request), quote, form.cleaned_data["because"])
        except NotAcceptable:
            toast(request, _("That was asked already."))
        else:
            client_changed(request.visitor.client_id)
            toast(request, _("We have it. The yes stands until we agree."))
        return redirect("portal:quote", pk)
    return _ask(request, quote, form, _("The yes was a mistake"), _("Ask to take it back"))


@require_POST
def agree_undo(request: PortalRequest, pk: int) -> HttpResponse:
    quote = _quote(request, pk)
    try:
        quoted.agree_to_undo(them(request), quote)
    except NotAcceptable:
        toast(request, _("There is nothing to agree to any more."))
    else:
        client_changed(request.visitor.client_id)
        toast(request, _("The yes is taken back on both sides."))
    return redirect("portal:quote", pk)


@require_safe
def paper(request: PortalRequest, pk: int) -> HttpResponse:
    """The PDF, sealed once it was accepted. Not before its price was talked about."""
    quote = _quote(request, pk)
    yes = standing_yes(quote)
    if yes and yes.sealed_sha256:
        yes.version.quote = quote
        return paper_answer(sealing.sealed_bytes(yes), file_name(yes.version, signed=True))
    if quote.current is None or stands_of(quote, timezone.now()) == "talk":
        raise Http404
    quote.current.quote = quote
    return paper_answer(papers.bytes_of(quote.current), file_name(quote.current))


def _case(request: PortalRequest, pk: int) -> Case:
    quote = _quote(request, pk)
    address, visitor = f"/portal/quotes/{pk}/", request.visitor
    if visitor.is_only_looking or request.visit is None:
        whom = Signatory(quote, f"quote:{pk}", visitor.email, visitor.language)
        return Case(quote, whom, Actor("them", name=visitor.name), "", address, PAGE, address, _nothing)
    acts = them(request)
    acts = replace(acts, actor=replace(acts.actor, proof="code"))
    whom = Signatory(quote, f"quote:{pk}", visitor.email, visitor.language, acts.contact)
    return Case(
        quote, whom, acts.actor, request.visit.key_hash, address, PAGE, address,
        lambda yes, proven: _accept(acts, quote, yes, proven),
    )  # fmt: skip


@transaction.atomic
def _accept(acts: Them, quote: Quote, yes: Yes, proven: Code) -> QuoteAnswer:
    """The code is used up with the yes, or neither is."""
    assert quote.current is not None
    codes.spend(proven, at=acts.at)
    quote.current.quote = quote
    return quoted.accept(acts, quote.current, yes)


def _nothing(yes: Yes, proven: Code) -> QuoteAnswer:
    raise NotAcceptable("looking")


def _say(request: PortalRequest, pk: int, kind: type[Any], act: Any, heading: str, save: str) -> HttpResponse:
    quote = _open(request, pk)
    form = kind(posted(request))
    if request.method == "POST" and form.is_valid():
        assert quote.current is not None
        quote.current.quote = quote
        try:
            act(them(request), quote.current, form.cleaned_data["because"])
        except NotAcceptable:
            toast(request, _("“%(what)s” is answered already.") % {"what": quote.title})
        else:
            client_changed(request.visitor.client_id)
            toast(request, _("Thank you for saying it. We have it."))
        return redirect("portal:quote", pk)
    return _ask(request, quote, form, heading, save)


def _ask(request: PortalRequest, quote: Quote, form: Any, heading: str, save: str) -> HttpResponse:
    address = f"/portal/quotes/{quote.pk}/"
    offer = page_of(quote, address=address, email=request.visitor.email, at=timezone.now())
    return render(request, "portal/quotes/form.html", {"offer": offer, "form": form, "heading": heading, "save": save})


def _quote(request: PortalRequest, pk: int) -> Quote:
    """What they do not decide about does not exist."""
    found = offer_of(request.visitor, pk)
    if found is None:
        raise Http404
    return found


def _open(request: PortalRequest, pk: int) -> Quote:
    """One they may answer now, or that has run out and may be talked about."""
    quote = _quote(request, pk)
    if stands_of(quote, timezone.now()) not in ("decide", "run_out", "changes"):
        raise Http404
    return quote
