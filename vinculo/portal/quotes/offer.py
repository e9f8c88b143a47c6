"""
A quote behind a link, for somebody who is no client yet. The secret leaves the address at once and lies in a cookie; a
link that is unknown, used, run out or taken back is answered the same. Saying yes takes a code sent to the address the
link went to, so a link that was passed on opens the paper and decides nothing.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.access.keyed import note, read
from vinculo.access.limits import TRIES, TooOften, count
from vinculo.access.models import Code
from vinculo.documents.serving.answer import paper_answer
from vinculo.money.models import QuoteAnswer, QuoteLink
from vinculo.money.quoting import answering, codes, links, papers
from vinculo.money.quoting.answering import NotAcceptable, Yes
from vinculo.money.quoting.codes import Signatory
from vinculo.money.quoting.sending import file_name
from vinculo.portal import cookie
from vinculo.portal.door import browser
from vinculo.portal.middleware import open_to_strangers
from vinculo.portal.quotes import saying_yes
from vinculo.portal.quotes.case import Case
from vinculo.portal.quotes.forms import ChangesForm, WhyNotForm
from vinculo.record.chain import Actor

PURPOSE = "offer"
WITHIN = timedelta(days=1)
ADDRESS, THANKS = "/portal/offer/", "/portal/offer/thanks/"
GONE, MANY = 404, 429
View = Callable[..., HttpResponse]


@open_to_strangers
@require_safe
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the secret out of the address; whether it opens anything is looked at behind that."""
    response = redirect("portal:offer")
    response["Referrer-Policy"] = "no-referrer"
    held = {"secret": token[:100], "browser": secrets.token_urlsafe(32)}
    cookie.keep(response, cookie.OFFER, note(PURPOSE, held, at=timezone.now()), WITHIN)
    return response


def with_link(view: View) -> View:
    """The link that the cookie speaks of, in the language of its quote; else the same page for all that is wrong."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        held = read(PURPOSE, request.COOKIES.get(cookie.OFFER, ""), at=now, within=WITHIN)
        try:
            count("offer", browser.ip_of(request), most=TRIES * 2, at=now)
        except TooOften as limit:
            return _gone(request, saying_yes.too_often(limit), MANY)
        link = links.of_secret(str(held["secret"]), at=now) if held else None
        if link is None:
            return _gone(request)
        with translation.override(link.quote.language):
            response = view(request, link, str(held["browser"]), now)
        response["Referrer-Policy"] = "same-origin"
        return response

    return opened


@open_to_strangers
@require_safe
@with_link
def page(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> HttpResponse:
    links.note_opened(link, at=now)
    return saying_yes.show(request, _case(request, link, browser_key, now))


@open_to_strangers
@require_POST
@with_link
def code(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> HttpResponse:
    return saying_yes.code(request, _case(request, link, browser_key, now))


@open_to_strangers
@require_POST
@with_link
def confirm(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> HttpResponse:
    return saying_yes.confirm(request, _case(request, link, browser_key, now))


@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def decline(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> HttpResponse:
    say = (_("Not this quote"), _("Say no"))
    return _say(request, _case(request, link, browser_key, now), WhyNotForm, answering.decline, say)


@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def changes(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> HttpResponse:
    say = (_("Ask for changes"), _("Send it to us"))
    return _say(request, _case(request, link, browser_key, now), ChangesForm, answering.ask_for_changes, say)


@open_to_strangers
@require_safe
@with_link
def paper(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> HttpResponse:
    """Only once its price was talked about."""
    version = link.quote.current
    if version is None or not _case(request, link, browser_key, now).offer().is_spoken:
        return _gone(request)
    version.quote = link.quote
    return paper_answer(papers.bytes_of(version), file_name(version))


@open_to_strangers
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/quotes/thanks.html")


def _case(request: HttpRequest, link: QuoteLink, browser_key: str, now: datetime) -> Case:
    quote = link.quote
    whom = Signatory(quote, f"quote-link:{link.pk}", link.email, quote.language)
    actor = Actor(
        "them", name=quote.to_name, proof="link", ip=browser.ip_of(request), user_agent=browser.agent_of(request)[:300]
    )
    return Case(
        quote, whom, actor, browser_key, ADDRESS, "portal/quotes/offer.html", THANKS,
        lambda yes, proven: _accept(link, yes, proven, actor, now),
    )  # fmt: skip


@transaction.atomic
def _accept(link: QuoteLink, yes: Yes, proven: Code, actor: Actor, at: datetime) -> QuoteAnswer:
    """Code, link and yes are used up together, or none is."""
    version = link.quote.current
    assert version is not None
    codes.spend(proven, at=at)
    if not links.use(link, at=at):
        raise NotAcceptable("answered")
    named = Actor("them", name=yes.name, proof="code", ip=actor.ip, user_agent=actor.user_agent)
    return answering.accept(version, yes, actor=named, at=at)


def _say(request: HttpRequest, case: Case, kind: type[Any], act: Any, said: tuple[str, str]) -> HttpResponse:
    """No and changes commit them to nothing, so the link is enough. It goes on opening what comes next."""
    offer = case.offer()
    if not offer.may_answer:
        return saying_yes.too_late(request, case)
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        try:
            act(
                case.quote.current, because=because, contact=None, name=case.quote.to_name, actor=case.actor,
                at=timezone.now(),
            )  # fmt: skip
        except NotAcceptable:
            return saying_yes.too_late(request, case)
        return redirect(THANKS)
    context = {"offer": offer, "form": form, "heading": said[0], "save": said[1]}
    return render(request, "portal/quotes/offer_form.html", context)


def _gone(request: HttpRequest, why: str = "", status: int = GONE) -> HttpResponse:
    return render(request, "portal/quotes/gone.html", {"why": why}, status=status)
