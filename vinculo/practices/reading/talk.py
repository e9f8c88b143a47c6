"""What was said, asked, hoped for and feared."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from django.db.models import Min, QuerySet

from vinculo.agreements.models import Expectation
from vinculo.conversations.models import BadNews, Interaction, NextWord, Proposal, Question, Reproach
from vinculo.db.prepared import prepared
from vinculo.practices.facts import (
    BadNewsFacts,
    ExpectationFacts,
    InteractionFacts,
    NextWordFacts,
    ProposalFacts,
    QuestionFacts,
    ReproachFacts,
)
from vinculo.practices.reading.rows import YES, Grouped, as_text, fact, gathered, grouped, rows_of

MARKS = ("is_check_in", "shares_status", "asks_status")
EXPECTATION = (
    "id", "side", "text", "created_at", "asked_on", "said_by_id", "is_quote", "state", "project_id", "updated_at",
)  # fmt: skip


def interactions(ids: list[int]) -> Grouped:
    """By far the most rows of all, so nothing is done twice here; oldest first."""
    present = _present(ids)
    groups: Grouped = defaultdict(list)
    for client_id, pk, text, channel, direction, felt, check_in, shares, asks, project_id, by_id in rows_of(
        _interactions, ids
    ):
        said = (channel, direction, felt, check_in in YES, shares in YES, asks in YES, project_id, by_id)
        groups[client_id].append(InteractionFacts(pk, _at(text), *said, present.get(pk, ())))
    return groups


@prepared
def _interactions(ids: list[int]) -> QuerySet[Interaction, Any]:
    texts = {f"{name}_text": as_text(name) for name in ("at", *MARKS)}
    oldest_first = Interaction.objects.filter(client__in=ids).order_by("at", "pk").annotate(**texts)
    columns = ("client_id", "id", "at_text", "channel", "direction", "felt", *(f"{name}_text" for name in MARKS))
    return oldest_first.values_list(*columns, "project_id", "by_id")


def _at(text: str) -> datetime:
    """As `moment_of`, for a moment that is always there: called a hundred thousand times."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _present(ids: list[int]) -> dict[int, tuple[int, ...]]:
    """Who took part, by interaction."""
    present: dict[int, tuple[int, ...]] = {}
    for interaction_id, contact_id in rows_of(_took_part, ids):
        others = present.get(interaction_id)
        present[interaction_id] = tuple(sorted((*others, contact_id))) if others else (contact_id,)
    return present


@prepared
def _took_part(ids: list[int]) -> QuerySet[Any, Any]:
    rows = Interaction.contacts.through.objects.filter(interaction__client__in=ids)
    return rows.values_list("interaction_id", "contact_id")


def questions(ids: list[int]) -> Grouped:
    columns = ("id", "text", "asked_at", "asked_by_us", "due_at", "by_when_at", "answered_at", "contact_id", "owner_id")

    def question(*values: Any) -> QuestionFacts:
        *facts, channel, asked_by_id, area_id, interaction_id = values
        return fact(QuestionFacts, *facts, channel or "", asked_by_id, area_id, interaction_id)

    more = ("interaction__channel", "asked_by_id", "area_id", "interaction_id")
    return grouped(Question.objects.filter(client__in=ids), question, "client_id", *columns, *more)


def proposals(ids: list[int]) -> Grouped:
    """What letters seem to ask, whether somebody said yes to it or not."""
    columns = ("id", "text", "interaction__at", "interaction_id", "by_us", "decided_at", "contact", "owner_id")
    asked = Proposal.objects.filter(client__in=ids, kind=Proposal.Kind.QUESTION)
    rows = asked.annotate(contact=Min("interaction__contacts")).order_by()
    return grouped(rows, ProposalFacts, "client_id", *columns, "interaction__by_id", "area_id")


def reproaches(ids: list[int]) -> Grouped:
    columns = ("id", "name", "passage", "at", "interaction_id", "repaired_at", "contact")
    rows = Reproach.objects.filter(client__in=ids).annotate(contact=Min("interaction__contacts")).order_by()
    return grouped(rows, ReproachFacts, "client_id", *columns)


def expectations(ids: list[int]) -> Grouped:
    return gathered(rows_of(_expectations, ids), ExpectationFacts)


@prepared
def _expectations(ids: list[int]) -> QuerySet[Expectation, Any]:
    kept = Expectation.objects.filter(client__in=ids, withdrawn_at=None)
    return kept.values_list("client_id", *EXPECTATION)


def next_words(ids: list[int]) -> Grouped:
    return gathered(rows_of(_next_words, ids), NextWordFacts)


@prepared
def _next_words(ids: list[int]) -> QuerySet[NextWord, Any]:
    return NextWord.objects.filter(client__in=ids).values_list("client_id", "id", "on", "told_at", "channel", "about")


def bad_news(ids: list[int]) -> Grouped:
    columns = ("id", "what", "known_at", "way_out", "told_at", "contact_id", "project_id")
    more = ("milestone_id", "is_ours", "owned_at", "over_at", "slipped_to_on")
    return grouped(BadNews.objects.filter(client__in=ids), BadNewsFacts, "client_id", *columns, *more)
