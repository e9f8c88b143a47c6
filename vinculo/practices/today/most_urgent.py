"""Which of a person's live nudges come first, and how many there are: one statement, however many wait."""

from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from vinculo.clients.models import Client
from vinculo.db.prepared import prepared
from vinculo.people.models import Person
from vinculo.practices.models import Nudge, NudgeQuerySet, State, of_seen_lead
from vinculo.practices.today.folding import Waiting


def nudges_of(person: Person, scope: str) -> NudgeQuerySet:
    """Live or not, the nudges a scope takes in; never more than the person may see."""
    if scope == "all" and not person.is_guest:
        return Nudge.objects.visible_to(person).filter(client__deleted_at=None)
    if scope == "team":
        teams = person.teams.values("pk")
        return Nudge.objects.visible_to(person).filter(client__team__in=teams, client__deleted_at=None)
    return Nudge.objects.of(person).filter(_seen(person) | of_seen_lead(person))


def most_urgent(person: Person, scope: str, at: datetime, most: int) -> tuple[list[Waiting], int, int]:
    """The most urgent that are awake, how many are awake in all, and how many sleep."""
    found = _first(person, at, scope=scope, most=most)
    if not found:
        return [], 0, 0
    awake = [Waiting(*row[:-3]) for row in found if not row[-3]]
    return awake, found[0][-2] - found[0][-1], found[0][-1]


def _seen(person: Person) -> Exists:
    """Asked of each client as it comes: a list of all one sees would be ten times longer than what one person has."""
    return Exists(Client.objects.visible_to(person).kept().filter(pk=OuterRef("client_id")))


@prepared(fixed=("scope", "most"))
def _first(person: Person, at: datetime, *, scope: str, most: int) -> QuerySet[Any, Any]:
    """
    Each of these parts comes in the order of an index, so that an engine stops at the last it needs and asks of no
    more than those whether they may be seen. Of the sleeping one will do: the numbers stand beside it.
    """
    theirs = nudges_of(person, scope)
    awake, woken, asleep = Q(state=State.OPEN), Q(state=State.SNOOZED, snoozed_until__lte=at), _asleep(at)
    parts = [
        theirs.filter(awake, due_at__isnull=False).order_by("urgency", "due_at", "pk")[:most],
        theirs.filter(awake, due_at=None).order_by("urgency", "pk")[:most],
        theirs.filter(woken).most_urgent_first()[:most],
        theirs.filter(asleep).order_by("urgency", "pk")[:1],
    ]
    keys = [Nudge.objects.filter(pk__in=part.values("pk")).order_by().values("pk") for part in parts]
    sleeps = Case(When(asleep, then=Value(1)), default=Value(0))
    rows = Nudge.objects.filter(pk__in=keys[0].union(*keys[1:], all=True)).annotate(
        is_asleep=sleeps, of_all=_number(_counted(person, scope).live()), of_asleep=_number(theirs.filter(asleep))
    )
    ordered = rows.order_by("is_asleep", "urgency", F("due_at").asc(nulls_last=True), "pk")
    return ordered.values_list(*Waiting._fields, "is_asleep", "of_all", "of_asleep")[:most]


def _asleep(at: datetime) -> Q:
    return Q(state=State.SNOOZED, snoozed_until__gt=at)


def _counted(person: Person, scope: str) -> NudgeQuerySet:
    """The same as `nudges_of`, for counting all: most are of clients one owns, and these are listed once."""
    if scope != "mine" or person.is_guest:
        return nudges_of(person, scope)
    owned = Client.objects.kept().filter(owner=person).values("pk")
    return Nudge.objects.of(person).filter(Q(client__in=owned) | _seen(person) | of_seen_lead(person))


def _number(rows: NudgeQuerySet) -> Coalesce:
    """How many, counted apart: an engine that counts beside each row keeps and sorts all of them."""
    counted = rows.order_by().annotate(all=Value(1)).values("all").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)
