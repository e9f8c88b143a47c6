"""Handing a quote over: with a talk in both sides' hours, or without one, for a reason."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.desk.meetings.forms import Around
from vinculo.desk.meetings.times import Offered, offered
from vinculo.desk.money_talks.booking import book, send_without, usual_words
from vinculo.desk.money_talks.forms import TalkForm, WithoutForm
from vinculo.desk.money_talks.pages import outcome, undo_of
from vinculo.desk.quotes.found import quote_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.money.models import MoneyTalk, Quote
from vinculo.money.models.talk import MINUTES
from vinculo.money.quoting.sending import Unfinished, hand_over, missing
from vinculo.money.quoting.writing import NotWritable, draft_of
from vinculo.people.models import Person
from vinculo.projects.visible import who_sees
from vinculo.web.dates import moment
from vinculo.web.toasts import toast

WHY = {
    "lines": gettext_lazy("It has no lines yet, or only optional ones."),
    "until": gettext_lazy("The day until which it holds is over."),
    "address": gettext_lazy("It goes to nobody yet: say to whom, with an e-mail."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    return _book(request, quote_of(request, pk))


def _book(request: HttpRequest, quote: Quote) -> HttpResponse:
    if refused := _refused(request, quote):
        return refused
    form = TalkForm(
        request.POST or None, times=_times(request, quote), people=_people(quote), initial=_words(request, quote)
    )
    if request.method == "POST" and form.is_valid():
        return _sent(request, quote, form.wanted())
    context = {"form": form, "quote": quote, "heading": _("Talk first"), "back_url": quote.get_absolute_url()}
    return render(request, "quotes/send.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """What is next about its price: how the talk went that is over, else the booking of one."""
    quote = quote_of(request, pk)
    booked = MoneyTalk.objects.visible_to(request.user).stand().filter(quote=quote, held_at=None, overridden_at=None)
    over = booked.filter(starts_at__lte=timezone.now()).order_by("-starts_at", "-pk").first()
    return outcome(request, over.pk) if over else _book(request, quote)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def without(request: HttpRequest, pk: int) -> HttpResponse:
    """The guard is passed by: that takes a reason, and is written down."""
    quote = quote_of(request, pk)
    if refused := _refused(request, quote):
        return refused
    form = WithoutForm(request.POST or None, initial=_words(request, quote))
    if request.method == "POST" and form.is_valid():
        return _sent(request, quote, form.cleaned_data)
    context = {"form": form, "quote": quote, "heading": _("Without a talk"), "back_url": quote.get_absolute_url()}
    return render(request, "quotes/without.html", context)


def _sent(request: HttpRequest, quote: Quote, said: Any) -> HttpResponse:
    """Frozen, booked and queued together; a second click finds it done."""
    at, booked = timezone.now(), None
    try:
        with transaction.atomic():
            draft = draft_of(quote)
            if draft:
                hand_over(draft, by=request.user, at=at)
            quote.refresh_from_db(fields=["state", "current", "spoken_at"])
            if isinstance(said, dict):
                send_without(quote, **said, by=request.user, at=at)
                words = _("On its way. Why there was no talk is written down.")
            else:
                another = MoneyTalk.objects.ahead().filter(quote=quote).exists()  # which is called off by this one
                talk = book(quote, said, by=request.user, at=at)
                booked = None if another else talk
                words = _("Booked. The paper leaves on %(when)s.") % {"when": moment(talk.mail_leaves_at)}
    except (Unfinished, NotWritable):
        words = _("It was sent or changed meanwhile. Look at it once more.")
    if quote.client_id:
        written(request, quote.client_id)
    toast(request, words, undo=undo_of(booked, request.user) if booked else "")
    return go_on(request, quote.get_absolute_url())


def _refused(request: HttpRequest, quote: Quote) -> HttpResponse | None:
    """Nothing to send, or something is missing: said on the page of the quote."""
    draft = draft_of(quote)
    if draft:
        draft.quote = quote
        why = missing(draft, at=timezone.now())
    elif quote.state == Quote.State.SENT and quote.spoken_at is None:
        why = ""
    else:
        why = "done"
    if not why and quote.state not in (Quote.State.ACCEPTED, Quote.State.WITHDRAWN):
        return None
    toast(request, str(WHY.get(why, _("There is nothing to send: begin a new version first."))))
    return redirect(quote)


def _times(request: HttpRequest, quote: Quote) -> list[Offered]:
    """In the hours of both sides; of somebody who is no client yet we know none but our own."""
    house = request.desk.organization
    client = quote.client or Client(country=house.country if house else "")
    contacts = [quote.contact] if quote.contact else []
    around = Around(client, request.user, house, [], contacts)
    return offered(around, contacts, [request.user], MINUTES)


def _people(quote: Quote) -> Any:
    """Whoever of ours sees the client."""
    people = Person.objects.active().exclude(role="guest").by_name()
    if quote.client is None:
        return people
    return people.filter(pk__in=who_sees(quote.client).values("pk"))


def _words(request: HttpRequest, quote: Quote) -> dict[str, Any]:
    subject, text = usual_words(quote, request.user)
    return {"subject": subject, "text": text, "person": request.user.pk}
