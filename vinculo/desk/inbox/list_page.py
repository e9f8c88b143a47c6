"""Every channel in one inbox: what waits for us, what waits for them, and what is good to know."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.models import Channel, Client
from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Question, Thread, Waits
from vinculo.db.prepared import prepared
from vinculo.desk.inbox.filters import LATELY, Filters
from vinculo.desk.inbox.found import threads_of
from vinculo.desk.inbox.listing import groups, one_list
from vinculo.desk.inbox.rows import Reader
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.questions.clock import Clock, waited
from vinculo.desk.saved_views import Views
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.mail.models import Received
from vinculo.people.models import Person

WEEK = timedelta(days=7)
MOST = 500  # answers looked at for the longest wait
VIEWS = Views(
    page="inbox",
    home="/inbox/",
    given=(
        (pgettext_lazy("conversations", "Mine"), ""),
        (_("Everyone's"), "whose=all"),
        (_("Nobody sees to them"), "whose=none"),
        (pgettext_lazy("conversations", "Snoozed"), "show=snoozed"),
        (pgettext_lazy("conversations", "Archived"), "show=archived"),
    ),
    read=lambda asked: Filters.read(asked).query(),
)
TITLES = dict(Waits.choices)
ABOUT = {
    Waits.US: _("The longest first. A question should have its answer within a day."),
    Waits.THEM: _("We asked. If it takes long, another channel may be quicker."),
    Waits.NOBODY: _("Said in the last two weeks. Nobody expects anything."),
}


def _threads(request: HttpRequest) -> QuerySet[Thread]:
    """Those of the page, groups whole."""
    filters, at = Filters.read(request.GET), timezone.now()
    found = filters.apply(threads_of(request.user), person=request.user, at=at)
    if filters.is_front:
        found = found.exclude(waits=Waits.NOBODY, last_at__lt=at - LATELY)
    ordered = found if found.query.order_by else found.order_by("-last_at", "-pk")
    return ordered.select_related("client", "project", "contact", "assigned_to")


TAKEN = Leaving(
    "conversations",
    _("Conversations"),
    _threads,
    (
        Column(_("Subject"), "subject"),
        Column(_("Last words"), "line"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Contact"), "contact.name"),
        Column(_("Channel"), "get_channel_display"),
        Column(_("Messages"), "size", Kind.NUMBER),
        Column(_("State"), "get_waits_display"),
        Column(_("Waiting since"), "waiting_since", Kind.MOMENT),
        Column(_("Last word"), "last_at", Kind.MOMENT),
        Column(_("Sees to it"), "assigned_to.name"),
        Column(_("Snoozed until"), "snoozed_until", Kind.MOMENT),
    ),
)


@require_safe
@TAKEN
def list_page(request: Any) -> HttpResponse:
    filters, at, may_change = Filters.read(request.GET), timezone.now(), may_change_clients(request.user)
    reader = Reader(Clock.of(request.desk.organization), at, may_change=may_change)
    context = {
        "filters": filters,
        "views": VIEWS.links(request.user, filters.query()),
        "channels": Channel.choices,
        "client": _client(request, filters),
        "unmatched": sum(_unmatched(request.user)) if may_change else 0,
        "may_change": may_change,
        "since": f"{at.timestamp():.6f}",
        "query": filters.query(),
        **(_front if filters.is_front else _flat)(request, reader, filters),
    }
    return render(request, "inbox/list.html", context)


@prepared
def _unmatched(person: Person) -> QuerySet[Received, int]:
    """How many letters ask whose they are."""
    asking = Received.objects.seen_by(person).asking().order_by()
    return asking.values("state").annotate(number=Count("pk")).values_list("number", flat=True)


def _front(request: Any, reader: Reader, filters: Filters) -> dict[str, Any]:
    made = groups(filters, person=request.user, at=reader.at)
    shown = [
        (one.waits, TITLES[one.waits], ABOUT[Waits(one.waits)], one.number, reader.rows(one.records), one.has_more)
        for one in made
        if one.records
    ]
    if made[0].number:
        return {"groups": shown}
    answered = all_answered(request.user, reader.clock, reader.at)
    return {"groups": shown, "nobody_waits": bool(shown), "answered": answered}


def all_answered(person: Person, clock: Clock, at: datetime) -> str:
    """What the longest wait of the week was, now that nobody waits. Nothing where nobody asked."""
    asked = Question.objects.visible_to(person).theirs().filter(answered_at__gte=at - WEEK)
    pairs = asked.values_list("asked_at", "answered_at").order_by()[:MOST]
    waits = [clock.gone(asked_at, answered_at) for asked_at, answered_at in pairs if answered_at]
    return _said_longest(max(waits)) if waits else ""


def _said_longest(hours: float) -> str:
    return gettext("The oldest waited %(time)s.") % {"time": waited(int(hours))}


def _flat(request: Any, reader: Reader, filters: Filters) -> dict[str, Any]:
    found = filters.apply(threads_of(request.user), person=request.user, at=reader.at)
    asked = request.GET.get("page", "")
    page = max(int(asked), 1) if is_number(asked) and len(asked) < 6 else 1
    records, has_more = one_list(found, person=request.user, page=page)
    return {
        "rows": reader.rows(records),
        "is_flat": True,
        "flat_title": TITLES.get(filters.show),
        "newer": page - 1 if page > 1 else 0,
        "older": page + 1 if has_more else 0,
    }


def _client(request: HttpRequest, filters: Filters) -> Client | None:
    """Whose threads the list is narrowed to, by name."""
    if not filters.client:
        return None
    found: Client | None = Client.objects.visible_to(request.user).kept().filter(pk=int(filters.client)).first()
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def save_view(request: HttpRequest) -> HttpResponse:
    return VIEWS.save(request)


@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    return VIEWS.remove(request, pk)
