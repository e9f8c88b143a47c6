"""What both sides promised, owe, want changed and have decided."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from vinculo.agreements.models import Agreement, ChangeRequest, Obligation, Promise, Renegotiation, Warning
from vinculo.conversations.models import Decision
from vinculo.db.prepared import prepared
from vinculo.documents.models import Answer, SigningRequest
from vinculo.practices.facts import (
    AgreementFacts,
    BadNewsFacts,
    ChangeFacts,
    DecisionFacts,
    ObligationFacts,
    PromiseFacts,
)
from vinculo.practices.facts.channels import WRITTEN
from vinculo.practices.reading.rows import Grouped, fact, gathered, grouped, rows_of, with_many


def promises(ids: list[int]) -> Grouped:
    warnings = gathered(rows_of(_warnings, ids), _row)
    moves = gathered(rows_of(_moves, ids), _row)

    def promise(*values: Any) -> PromiseFacts:
        told, moved = warnings.get(values[0], ()), moves.get(values[0], ())
        return fact(PromiseFacts, *values, tuple(sorted(told, key=lambda row: row[0])), tuple(sorted(moved)))

    return gathered(rows_of(_promises, ids), promise)


@prepared
def _promises(ids: list[int]) -> QuerySet[Promise, Any]:
    columns = ("id", "text", "made_at", "promised_on", "internal_on", "forecast_on", "kept_on", "withdrawn_at")
    more = ("made_to_id", "owner_id", "project_id", "margin_reason", "milestone_id")
    return Promise.objects.filter(client__in=ids).values_list("client_id", *columns, *more)


@prepared
def _warnings(ids: list[int]) -> QuerySet[Warning, Any]:
    return Warning.objects.filter(promise__client__in=ids).values_list("promise_id", "at", "forecast_on")


@prepared
def _moves(ids: list[int]) -> QuerySet[Renegotiation, Any]:
    moved = Renegotiation.objects.filter(promise__client__in=ids)
    return moved.values_list("promise_id", "at", "from_on", "to_on")


def _row(*values: Any) -> tuple[Any, ...]:
    return values


def add_told_slips(promises: Grouped, bad_news: Grouped) -> None:
    """Who was told that a milestone slips was warned about the promises that hang on it."""
    for client_id, news in bad_news.items():
        told = [one for one in news if one.told_at and one.milestone_id and one.slipped_to_on]
        if told and client_id in promises:
            promises[client_id] = [_warned(promise, told) for promise in promises[client_id]]


def _warned(promise: PromiseFacts, told: list[BadNewsFacts]) -> PromiseFacts:
    heard: list[Any] = [
        (news.told_at, news.slipped_to_on) for news in told if news.milestone_id == promise.milestone_id
    ]
    return replace(promise, warnings=(*promise.warnings, *heard)) if heard else promise


def agreements(ids: list[int]) -> Grouped:
    """Contracts with the sides of what stands in them; what was withdrawn stands there no more."""
    columns = ("client_id", "id", "name", "created_at", "signed_on", "project_id", "until_on", "notice_by_on")
    more = ("ended_on", "renewal")
    rows = Agreement.objects.kept().filter(client__in=ids, amends=None)
    groups: Grouped = defaultdict(list)
    owed = ("obligations__side", "obligations__withdrawn_at")
    for (client_id, *values), found in with_many(rows, (*columns, *more), owed):
        sides = frozenset(side for side, withdrawn_at in found if withdrawn_at is None)
        groups[client_id].append(fact(AgreementFacts, *values, sides))
    return groups


def obligations(ids: list[int]) -> Grouped:
    columns = ("client_id", "id", "what", "side", "kind", "created_at", "due_on", "done_on", "withdrawn_at")
    more = ("project_id", "milestone_id", "contact_id", "owner_id", "wanted", "received", "if_late")
    rows = Obligation.objects.filter(client__in=ids)
    groups: Grouped = defaultdict(list)
    for (client_id, *values), reminders in with_many(rows, (*columns, *more), ("reminders__at",)):
        groups[client_id].append(fact(ObligationFacts, *values, tuple(row[0] for row in reminders)))
    return groups


def changes(ids: list[int]) -> Grouped:
    columns = ("id", "number", "title", "state", "side", "asked_at", "project_id", "contact_id", "by_id")
    times = ("estimated_at", "decided_at", "explained_at", "sent_at", "signed_at", "work_began_at")
    proofs = {"approved_at": Subquery(_approved("change")), "sealed_at": Subquery(_sealed("change:"))}
    kept = ChangeRequest.objects.filter(client__in=ids, project__deleted_at=None).annotate(**proofs)

    def change(*values: Any) -> ChangeFacts:
        *facts, spoken_at, said_in, amount = values
        made = fact(ChangeFacts, *facts)
        by_themselves = said_in and made.by_id is None and made.side == "theirs" and made.contact_id
        return replace(made, is_from_portal=bool(by_themselves), costs=bool(amount), spoken_at=spoken_at)

    more = ("because", "instead", *proofs, "spoken_at", "said_in", "amount")
    return grouped(kept, change, "client_id", *columns, *times, *more)


def _approved(about: str) -> QuerySet[Answer, Any]:
    """When the first of theirs said yes in writing to what an approval asks about a record; one aloud is no proof."""
    said = Answer.objects.filter(
        choice=Answer.Choice.APPROVE, channel__in=WRITTEN, approver__approval__about=about,
        approver__approval__subject_id=OuterRef("pk"),
    )  # fmt: skip
    return said.order_by("at", "pk").values("at")[:1]


def _sealed(prefix: str) -> QuerySet[SigningRequest, Any]:
    """When all had signed the paper about a record."""
    named = Concat(Value(prefix), Cast(OuterRef("pk"), CharField()))
    return SigningRequest.objects.filter(about=named, completed_at__isnull=False).values("completed_at")[:1]


def decisions(ids: list[int]) -> Grouped:
    columns = ("id", "text", "at", "confirmed_at", "project_id", "by_id", "interaction__channel")

    def decision(*values: Any) -> DecisionFacts:
        return fact(DecisionFacts, *values[:-1], values[-1] or "")

    return grouped(Decision.objects.filter(client__in=ids), decision, "client_id", *columns)
