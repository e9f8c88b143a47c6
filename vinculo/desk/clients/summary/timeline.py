"""What was said, newest first, with what came out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Promise
from vinculo.clients.models import Channel, Client, Contact
from vinculo.conversations.models import Decision, Direction, Feeling, Interaction, Question, Thread
from vinculo.db.prepared import prepared
from vinculo.db.rows import day_of, rows_of
from vinculo.desk.channels import WRITTEN, glyph_of
from vinculo.desk.clients.summary.record import narrowed
from vinculo.people.models import Person
from vinculo.web import dates

SHORT = 420  # characters of a letter shown before "read on"
CHANNELS = dict(Channel.choices)
FELT = dict(Feeling.choices)
SPOKEN = (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON)
SHOW = ("", "spoken", "decided", "theirs")


@dataclass(frozen=True, slots=True)
class Tag:
    glyph: str
    kind: str
    text: str
    href: str = ""


@dataclass(slots=True)
class Entry:
    at: datetime
    glyph: str
    who: str
    what: str
    text: str = ""
    pk: int = 0
    is_quote: bool = False
    is_cut: bool = False
    is_shared: bool = False
    season: str = ""
    tags: list[Tag] = field(default_factory=list)


def entries(exchanges: QuerySet[Any] | list[Any], *, today: date, size: int, whole: int = 0) -> tuple[list[Entry], str]:
    """The newest `size` of these exchanges, and where the older ones begin ("" when there are none)."""
    rows = list(exchanges[: size + 1])
    shown = rows[:size]
    older = cursor(shown[-1]) if len(rows) > size else ""
    return [entry_of(row, today, whole) for row in shown], older


def cursor(interaction: Interaction) -> str:
    return f"{interaction.at.timestamp():.6f}-{interaction.pk}"


def exchanges_with(contact: Contact, person: Person) -> QuerySet[Any]:
    """The exchanges a contact took part in, at the clients this person sees."""
    theirs = Interaction.objects.visible_to(person).filter(contacts=contact).values("pk")
    return narrowed(_with_what_came_of_it().filter(pk__in=theirs), person)


@prepared(fixed=("size",))
def newest(client: Client, person: Person, *, size: int) -> QuerySet[Any]:
    """The newest exchanges of a client, one more than `size` to know whether there are older ones."""
    return exchanges(client, person)[: size + 1]


def exchanges(client: Client, person: Person, *, show: str = "", before: str = "") -> QuerySet[Any]:
    """The exchanges of a client, newest first: all, spoken, with a decision, or from the client; before a cursor."""
    found = narrowed(_with_what_came_of_it().filter(client=client), person)
    if show == "spoken":
        found = found.filter(channel__in=SPOKEN)
    elif show == "decided":
        found = found.filter(Exists(Decision.objects.filter(interaction=OuterRef("pk"))))
    elif show == "theirs":
        found = found.filter(direction=Direction.IN)
    if before:
        found = found.filter(_older_than(before))
    return found


def messages_of(thread: Thread, person: Person, *, before: str = "") -> QuerySet[Any]:
    """The messages of a thread, newest first, with the letters behind them; before a cursor."""
    found = narrowed(_with_what_came_of_it().filter(thread=thread), person)
    found = found.filter(_older_than(before)) if before else found
    return found.select_related("by", "mail")


def _older_than(before: str) -> Q:
    """Nothing narrower for a cursor that is not ours."""
    seconds, _dash, pk = before.partition("-")
    try:
        at = datetime.fromtimestamp(float(seconds), tz=timezone.get_default_timezone())
        return Q(at__lt=at) | Q(at=at, pk__lt=int(pk))
    except (ValueError, OverflowError, OSError):
        return Q()


@cache
def _with_what_came_of_it() -> QuerySet[Any]:
    """Put together once a process: building it costs more than running it."""
    contacts = Interaction.contacts.through.objects.filter(interaction=OuterRef("pk")).order_by("pk")
    people = Interaction.people.through.objects.filter(interaction=OuterRef("pk")).order_by("pk")
    decisions = Decision.objects.filter(interaction=OuterRef("pk")).order_by("pk")
    promises = Promise.objects.filter(said_in=OuterRef("uid"), withdrawn_at=None).order_by("pk")
    questions = Question.objects.filter(interaction=OuterRef("pk")).order_by("pk")
    newest = Interaction.objects.order_by("-at", "-pk").select_related("by")
    return newest.annotate(
        contact_rows=rows_of(contacts, name="contact__name"),
        people_rows=rows_of(people, name="person__name"),
        decision_rows=rows_of(decisions, pk="pk", text="text"),
        promise_rows=rows_of(promises, pk="pk", text="text", on="promised_on"),
        question_rows=rows_of(questions, pk="pk", text="text", ours="asked_by_us"),
    )


def entry_of(row: Any, today: date, whole: int = 0) -> Entry:
    """An exchange, as `exchanges` reads them, in words. That of the id `whole` is not cut short."""
    is_cut = len(row.summary) > SHORT and row.pk != whole
    return Entry(
        at=row.at,
        glyph=glyph_of(row.channel),
        who=_who(row),
        what=_what(row),
        text=row.summary[:SHORT].rsplit(" ", 1)[0] + "…" if is_cut else row.summary,
        pk=row.pk,
        is_quote=row.direction == Direction.IN and row.channel in WRITTEN,
        is_cut=is_cut,
        is_shared=row.audience == "shared",
        tags=list(_tags(row, today)),
    )


def _who(row: Any) -> str:
    theirs = [contact["name"] for contact in row.contact_rows]
    ours = [first_name(person["name"]) for person in row.people_rows] or ([first_name(row.by.name)] if row.by else [])
    if row.direction == Direction.IN and row.channel not in SPOKEN:
        return listed(theirs) or _("The client")
    if row.direction == Direction.BOTH or row.channel in SPOKEN:
        return listed(ours + theirs)
    return listed(ours)


def _what(row: Any) -> str:
    parts = [str(CHANNELS.get(row.channel, row.channel)).lower()]
    if row.direction == Direction.OUT and row.contact_rows and row.channel not in SPOKEN:
        to = listed([contact["name"] for contact in row.contact_rows])
        parts = [_("%(channel)s to %(names)s") % {"channel": parts[0], "names": to}]
    if row.direction == Direction.INTERNAL:
        parts.append(_("among us"))
    if row.minutes:
        parts.append(_("%(minutes)d min") % {"minutes": row.minutes})
    if row.is_check_in:
        parts.append(_("agreed check-in"))
    if row.asks_status:
        parts.append(_("asked how it is going"))
    if row.felt and row.felt != Feeling.FINE:
        parts.append(str(FELT[row.felt]).lower())
    return ", ".join(parts)


def _tags(row: Any, today: date) -> Iterator[Tag]:
    for promise in row.promise_rows:
        on = day_of(promise["on"])
        text = f"{promise['text']}, {dates.day(on, today)}" if on else promise["text"]
        yield Tag("flag", _("Promise"), text, f"/promises/{promise['pk']}/")
    for decision in row.decision_rows:
        yield Tag("circle-check", _("Decision"), decision["text"], f"/decisions/{decision['pk']}/")
    for question in row.question_rows:
        kind = _("We asked") if question["ours"] else _("Question")
        yield Tag("message-circle-question-mark", kind, question["text"], f"/questions/{question['pk']}/")


def listed(names: Sequence[str]) -> str:
    """Ana, Marek and 2 more."""
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= 3:
        return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
    more = ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", len(names) - 2)
    return more % {"names": ", ".join(names[:2]), "count": len(names) - 2}


def first_name(name: str) -> str:
    return name.partition(" ")[0]


def by_day(shown: list[Entry], today: date) -> list[tuple[str, list[Entry]]]:
    """Under the name of its day, the newest day first."""
    grouped = groupby(shown, key=lambda entry: timezone.localtime(entry.at).date())
    return [(_day_name(on, today), list(of_day)) for on, of_day in grouped]


def _day_name(on: date, today: date) -> str:
    near, long = dates.day_near(on, today), dates.day_long(on, today)
    if near == dates.day(on, today):
        return long[:1].upper() + long[1:]
    return _("%(near)s, %(day)s") % {"near": near[:1].upper() + near[1:], "day": long}
