"""Everything Today shows to one person, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from vinculo.agreements.models import Promise
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction, NextWord, Question
from vinculo.db.prepared import prepared
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Nudge, StandingEvent
from vinculo.practices.practice import CONSIDER, NOW, TODAY, WEEK, Moment
from vinculo.practices.recheck import moment
from vinculo.practices.today.conversation import Conversation
from vinculo.practices.today.folding import Folded, fold, hold_back
from vinculo.practices.today.most_urgent import most_urgent
from vinculo.projects.models import Task

CAP, WORDS = 7, (3, 7)  # where nobody has said another: talks a day; words to a contact, within days
BEHIND = 7  # talks that are read beyond those to show, for the places of those that wait
NEAR = 10  # days within which a promise is near
ENOUGH, MOST = 100, 400  # nudges read for the first page, and for all of it; the counts know of every one
# What no talk shows; reading it for some twenty talks costs more than finding them.
UNREAD = (
    *[f"client__standing__{name}" for name in ("season_reasons", "weather_reasons", "shares", "checked_at")],
    *[f"{who}__{name}" for who in ("client", "contact") for name in ("name_folded", "created_at", "updated_at")],
    *[f"client__{name}" for name in ("website", "city", "country", "archived_at", "deleted_at")],
    *[f"contact__{name}" for name in ("unwanted_channels", "channel_note", "about", "deleted_at")],
)
SCOPES = ("mine", "team", "all")


@dataclass(slots=True)
class Group:
    """Conversations that belong to the same while: now, today, this week, or whenever there is a good moment."""

    urgency: int
    conversations: list[Conversation]


@dataclass(slots=True)
class Board:
    """One person's Today."""

    person: Person
    at: datetime
    today: date
    scope: str
    focus: Conversation | None
    groups: list[Group]
    people_to_talk_to: int
    shown: int
    total: int
    more: int
    held_back: int  # among those: talks with contacts who hear from us often enough
    snoozed: int
    promises: list[Promise]
    questions: list[Question]
    words: list[NextWord]
    tasks: list[Task]
    calm: list["Calm"]
    calm_count: int
    changes: list[StandingEvent]
    calendar: WorkCalendar


def board(
    person: Person,
    *,
    at: datetime,
    scope: str = "mine",
    everything: bool = False,
    organization: Organization | None = None,
) -> Board:
    """
    What `person` should do today.

    at: the moment (aware). scope: "mine", "team" (clients of their teams) or "all" they may see. everything: without
    the caps. organization: ours, if at hand. Nine queries, whatever there is.
    """
    now = moment(at, organization)
    awake, number, asleep = most_urgent(person, scope, at, MOST if everything else ENOUGH)
    organization = organization or Organization.current()
    talks, cap = fold(awake), cap_of(person, organization)
    near = talks if everything else talks[: cap + BEHIND]
    shown = _read(near, now, organization)
    waiting = 0
    if not everything:
        near, waiting = _within_reason(near, shown, organization)
        kept = {talk.nudge.pk for talk in near[:cap]}
        shown = [talk for talk in shown if talk.nudge.pk in kept]
    calm = [Calm(*row) for row in _calm(person, scope)]
    return Board(
        person=person,
        at=at,
        today=now.today,
        scope=scope,
        focus=shown[0] if shown else None,
        groups=_groups(shown[1:]),
        people_to_talk_to=len({(talk.nudge.client_id, talk.nudge.lead_id, talk.nudge.contact_id) for talk in shown}),
        shown=len(shown),
        total=number,
        more=number - sum(1 + len(talk.also) for talk in shown),
        held_back=waiting,
        snoozed=asleep,
        promises=_promises_near(person, now.today + timedelta(days=NEAR)),
        questions=_questions(person),
        words=_words(person, now.today),
        tasks=_tasks(person, now.today),
        calm=calm[:14],
        calm_count=len(calm),
        changes=_changes(person, at - timedelta(days=1)) if scope == "mine" else [],
        calendar=now.calendar,
    )


def cap_of(person: Person, organization: Organization | None) -> int:
    """How many talks Today shows: as the person has it, else as the house has it."""
    return person.talks_a_day or (organization.talks_a_day if organization else CAP)


def _within_reason(
    near: list[Folded], read: list[Conversation], house: Organization | None
) -> tuple[list[Folded], int]:
    """Without what can wait for contacts who hear from us often enough, and how many talks these are."""
    heard = {talk.nudge.contact_id: getattr(talk.nudge, "heard", 0) for talk in read if talk.nudge.contact_id}
    kept, waiting = hold_back(near, heard, house.contact_talks if house else WORDS[0])
    return kept, len(waiting)


def _read(folded: list[Folded], now: Moment, house: Organization | None) -> list[Conversation]:
    """What is shown, read in full; one that vanished meanwhile is left out."""
    wanted = [nudge.pk for lead in folded for nudge in (lead.nudge, *lead.also)]
    since = now.at - timedelta(days=house.contact_days if house else WORDS[1])
    found = {nudge.pk: nudge for nudge in _in_full(wanted, since)}

    def talk(pk: int) -> Conversation:
        return Conversation(found[pk], now.at, now.today, now.calendar.zone)

    talks = []
    for lead in folded:
        if lead.nudge.pk in found:
            talks.append(talk(lead.nudge.pk))
            talks[-1].also = [talk(nudge.pk) for nudge in lead.also if nudge.pk in found]
    return talks


@prepared
def _in_full(ids: list[int], since: datetime) -> QuerySet[Nudge]:
    """With how many words from us the contact has had since then (`heard`)."""
    talks = Interaction.contacts.through.objects.filter(contact=OuterRef("contact_id"), interaction__at__gte=since)
    ours = talks.filter(interaction__direction__in=("out", "both")).order_by().values("contact_id")
    heard = Coalesce(Subquery(ours.annotate(number=Count("pk")).values_list("number")), 0)  # type: ignore[misc]
    found = Nudge.objects.filter(pk__in=ids).select_related("client__standing", "contact", "lead")
    return found.annotate(heard=heard).defer(*UNREAD)


def _groups(talks: list[Conversation]) -> list[Group]:
    found = {
        urgency: [talk for talk in talks if talk.nudge.urgency == urgency] for urgency in (NOW, TODAY, WEEK, CONSIDER)
    }
    return [Group(int(urgency), members) for urgency, members in found.items() if members]


@prepared
def _promises_near(person: Person, until: date) -> QuerySet[Promise]:
    mine = Promise.objects.open().filter(owner=person, client__deleted_at=None)
    near = mine.filter(promised_on__lte=until).select_related("client").soonest_first()
    return near.only("text", "promised_on", "internal_on", "forecast_on", "client__name")[:5]


@prepared
def _questions(person: Person) -> QuerySet[Question]:
    mine = Question.objects.open().theirs().filter(owner=person, client__deleted_at=None)
    found = mine.select_related("client", "contact").order_by("due_at", "pk")
    return found.only("text", "by_when_at", "due_at", "client__name", "contact__name")[:5]


@prepared
def _words(person: Person, today: date) -> QuerySet[NextWord]:
    mine = NextWord.objects.filter(on=today, client__owner=person, client__deleted_at=None)
    found = mine.select_related("client").order_by("at_time", "pk")
    return found.only("at_time", "channel", "about", "client__name")[:8]


@prepared
def _tasks(person: Person, today: date) -> QuerySet[Task]:
    mine = Task.objects.filter(assignee=person, done_at=None, archived_at=None, due_on__lte=today)
    return mine.select_related("project").order_by("due_on", "pk").only("title", "due_on", "project__name")[:5]


class Calm(NamedTuple):
    """A client that needs nothing today."""

    pk: int
    name: str


@prepared(fixed=("scope",))
def _calm(person: Person, scope: str) -> QuerySet[Any, Any]:
    clients = Client.objects.active().filter(standing__open_nudges=0)
    clients = clients.filter(owner=person) if scope == "mine" else clients.visible_to(person)
    return clients.by_name().values_list("pk", "name")[:60]


@prepared
def _changes(person: Person, since: datetime) -> QuerySet[StandingEvent]:
    recent = StandingEvent.objects.filter(client__owner=person, client__deleted_at=None, at__gte=since)
    found = recent.exclude(before="").exclude(after="").select_related("client").order_by("-at", "-pk")
    return found.only("kind", "after", "client__name")[:5]
