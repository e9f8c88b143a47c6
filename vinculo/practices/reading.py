"""Loads the relationships of many clients in a fixed number of queries, however many clients and facts there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from django.db.models import QuerySet

from vinculo.agreements.models import Expectation, Promise, Renegotiation, Warning
from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.clients.models import Client, ContactRole, ImportantDate, Profile
from vinculo.conversations.models import BadNews, Interaction, NextWord, Question
from vinculo.practices.facts import (
    BadNewsFacts,
    ClientFacts,
    ContactFacts,
    DateFacts,
    ExpectationFacts,
    InteractionFacts,
    MilestoneFacts,
    NextWordFacts,
    PlanFacts,
    ProjectFacts,
    PromiseFacts,
    QuestionFacts,
)
from vinculo.practices.relationship import Relationship
from vinculo.projects.models import Milestone, PhaseChange, Project

BATCH = 500

Grouped = dict[int, list[Any]]


def read_all(client_ids: Iterable[int], batch: int = BATCH) -> Iterator[Relationship]:
    """Relationships of any number of clients, `batch` at a time, in the order of the ids."""
    ids = list(client_ids)
    for start in range(0, len(ids), batch):
        yield from read(ids[start : start + batch])


def read(client_ids: Sequence[int]) -> list[Relationship]:
    """
    The relationships with these clients, loaded whole, in the order of the ids; unknown ids are left out.

    Runs 17 queries whatever the number of clients. Keep a call to some hundreds of ids (see read_all).
    """
    wanted = list(client_ids)
    clients = _clients(wanted)
    contacts, dates = _contacts(wanted), _dates(wanted)
    projects, milestones = _projects(wanted), _milestones(wanted)
    interactions, promises = _interactions(wanted), _promises(wanted)
    questions, expectations = _questions(wanted), _expectations(wanted)
    words, news = _next_words(wanted), _bad_news(wanted)
    return [
        Relationship(
            client=clients[pk],
            contacts=tuple(contacts[pk]),
            dates=tuple(dates[pk]),
            projects=tuple(projects[pk]),
            milestones=tuple(milestones[pk]),
            interactions=tuple(interactions[pk]),
            promises=tuple(promises[pk]),
            questions=tuple(questions[pk]),
            expectations=tuple(expectations[pk]),
            next_words=tuple(words[pk]),
            bad_news=tuple(news[pk]),
        )
        for pk in wanted
        if pk in clients
    ]


def _grouped(rows: QuerySet[Any], make: Callable[..., Any], *columns: str) -> Grouped:
    """Facts by client: the first column is the client, the others are the arguments of `make`, in order."""
    groups: Grouped = defaultdict(list)
    for client_id, *values in rows.values_list(*columns).iterator(chunk_size=5000):
        groups[client_id].append(make(*values))
    return groups


def _fact(kind: Callable[..., Any], values: Sequence[Any], **more: Any) -> Any:
    """A fact from the values of its first fields, in order, and some by name."""
    return kind(*values, **more)


def _clients(ids: list[int]) -> dict[int, ClientFacts]:
    profiles = {profile.pk: tuple(profile.missing) for profile in Profile.objects.filter(client__in=ids)}
    nothing_known = tuple(Profile().missing)
    columns = ("id", "name", "owner_id", "is_remote", "since_on", "created_at")
    facts = {}
    for *values, archived_at in Client.objects.filter(pk__in=ids, deleted_at=None).values_list(*columns, "archived_at"):
        missing = profiles.get(values[0], nothing_known)
        facts[values[0]] = _fact(ClientFacts, values, profile_missing=missing, is_archived=archived_at is not None)
    return facts


def _contacts(ids: list[int]) -> Grouped:
    roles = ContactRole.objects.filter(client__in=ids, contact__deleted_at=None)
    columns = ("contact_id", "contact__name", "title", "power", "is_key", "left_on", "contact__preferred_channel")
    more = ("contact__unwanted_channels", "contact__time_zone", "contact__hours", "contact__language")
    return _grouped(roles, _contact, "client_id", *columns, *more)


def _contact(*values: Any) -> ContactFacts:
    *plain, unwanted, zone, hours, language = values
    return cast(
        ContactFacts,
        _fact(
            ContactFacts,
            plain,
            unwanted_channels=tuple(unwanted),
            time_zone=zone,
            hours=hours_of(hours),
            language=language,
        ),
    )


def hours_of(hours: Any) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Stored hours as spans of minutes; unreadable ones count as not known."""
    try:
        return WeekHours.from_json(hours).days
    except HoursNotUnderstood:
        return WeekHours().days


def _dates(ids: list[int]) -> Grouped:
    columns = ("id", "kind", "what", "day", "month", "year", "is_yearly", "contact_id")
    groups = _grouped(ImportantDate.objects.filter(client__in=ids), DateFacts, "client_id", *columns)
    of_contacts = ImportantDate.objects.filter(client=None, contact__roles__client__in=ids, contact__deleted_at=None)
    still_there = of_contacts.filter(contact__roles__left_on=None)
    for client_id, found in _grouped(still_there, DateFacts, "contact__roles__client_id", *columns).items():
        groups[client_id].extend(found)
    return groups


def _projects(ids: list[int]) -> Grouped:
    phases: Grouped = defaultdict(list)
    changes = PhaseChange.objects.filter(project__client__in=ids).order_by("at", "pk")
    for project_id, at, phase in changes.values_list("project_id", "at", "to_phase"):
        phases[project_id].append((at, phase))
    columns = ("id", "name", "phase", "created_at", "starts_on", "due_on", "launched_on", "closed_on", "lead_id")
    agreed_plan = ("plan__rhythm", "plan__weekday", "plan__starts_on", "plan__channel", "plan__at_time")

    def project(*values: Any) -> ProjectFacts:
        facts, agreed = values[: len(columns)], values[len(columns) :]
        plan = PlanFacts(*agreed) if agreed[0] else None
        return cast(ProjectFacts, _fact(ProjectFacts, facts, plan=plan, phases=tuple(phases.get(facts[0], ()))))

    kept = Project.objects.filter(client__in=ids, deleted_at=None)
    return _grouped(kept, project, "client_id", *columns, *agreed_plan)


def _milestones(ids: list[int]) -> Grouped:
    columns = ("id", "name", "project_id", "planned_on", "promised_on", "forecast_on", "done_on")
    kept = Milestone.objects.filter(project__client__in=ids, project__deleted_at=None)
    return _grouped(kept, MilestoneFacts, "project__client_id", *columns)


def _interactions(ids: list[int]) -> Grouped:
    present: Grouped = defaultdict(list)
    who = Interaction.contacts.through.objects.filter(interaction__client__in=ids).values_list(
        "interaction_id", "contact_id"
    )
    for interaction_id, contact_id in who.iterator(chunk_size=5000):
        present[interaction_id].append(contact_id)

    def interaction(*values: Any) -> InteractionFacts:
        who_was_there = tuple(sorted(present.get(values[0], ())))
        return cast(InteractionFacts, _fact(InteractionFacts, values, contact_ids=who_was_there))

    columns = ("id", "at", "channel", "direction", "felt", "is_check_in", "shares_status", "asks_status")
    oldest_first = Interaction.objects.filter(client__in=ids).order_by("at", "pk")
    return _grouped(oldest_first, interaction, "client_id", *columns, "project_id", "by_id")


def _promises(ids: list[int]) -> Grouped:
    warnings: Grouped = defaultdict(list)
    for promise_id, at, day in Warning.objects.filter(promise__client__in=ids).values_list(
        "promise_id", "at", "forecast_on"
    ):
        warnings[promise_id].append((at, day))
    moves: Grouped = defaultdict(list)
    for promise_id, *move in Renegotiation.objects.filter(promise__client__in=ids).values_list(
        "promise_id", "at", "from_on", "to_on"
    ):
        moves[promise_id].append(tuple(move))
    columns = ("id", "text", "made_at", "promised_on", "internal_on", "forecast_on", "kept_on", "withdrawn_at")
    more = ("made_to_id", "owner_id", "project_id", "margin_reason")

    def promise(*values: Any) -> PromiseFacts:
        facts = PromiseFacts(*values)
        told, moved = sorted(warnings.get(facts.id, ()), key=lambda w: w[0]), sorted(moves.get(facts.id, ()))
        return replace(facts, warnings=tuple(told), moves=tuple(moved)) if told or moved else facts

    return _grouped(Promise.objects.filter(client__in=ids), promise, "client_id", *columns, *more)


def _questions(ids: list[int]) -> Grouped:
    columns = ("id", "text", "asked_at", "asked_by_us", "due_at", "by_when_at", "answered_at", "contact_id", "owner_id")

    def question(*values: Any) -> QuestionFacts:
        *facts, channel = values
        return cast(QuestionFacts, _fact(QuestionFacts, facts, channel=channel or ""))

    return _grouped(Question.objects.filter(client__in=ids), question, "client_id", *columns, "interaction__channel")


def _expectations(ids: list[int]) -> Grouped:
    columns = ("id", "side", "text", "created_at", "asked_on", "said_by_id", "is_quote", "state")
    return _grouped(
        Expectation.objects.filter(client__in=ids, withdrawn_at=None), ExpectationFacts, "client_id", *columns
    )


def _next_words(ids: list[int]) -> Grouped:
    columns = ("id", "on", "told_at", "channel", "about")
    return _grouped(NextWord.objects.filter(client__in=ids), NextWordFacts, "client_id", *columns)


def _bad_news(ids: list[int]) -> Grouped:
    columns = ("id", "what", "known_at", "way_out", "told_at", "contact_id", "project_id")
    return _grouped(BadNews.objects.filter(client__in=ids), BadNewsFacts, "client_id", *columns)
