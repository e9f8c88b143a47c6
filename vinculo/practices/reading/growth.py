"""Whom they sent, whether we asked them to speak for us, what we gave beyond the work, what began with them."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.utils import timezone

from vinculo.agreements.models import Agreement
from vinculo.feedback.models import Reference
from vinculo.pipeline.models import Favour, Lead, Opportunity, Referral
from vinculo.pipeline.models.referral import DECIDED
from vinculo.practices.facts import BeginningFacts, FavourFacts, ReferenceFacts, ReferralFacts
from vinculo.practices.reading.rows import Grouped, grouped

SENT = ("sent_client__name", "lead__company", "lead__name", "sent_name")


def referrals(ids: list[int]) -> Grouped:
    columns = ("id", "at", "contact_id", "thanked_at", "told_at", "created_at", "sent_client_id", "lead_id")
    kept = Referral.objects.kept().filter(client__in=ids)
    return grouped(kept, _referral, "client_id", *columns, "lead__state", "lead__decided_at", *SENT)


def _referral(
    pk: int, at: datetime, contact_id: int | None, thanked_at: datetime | None, told_at: datetime | None,
    created_at: datetime, client_id: int | None, lead_id: int | None, state: str | None, decided_at: datetime | None,
    *sent: str | None,
) -> ReferralFacts:  # fmt: skip
    if lead_id is None:  # whoever is a client already: what came of it was known when it was noted
        state, decided_at = (Lead.State.WON.value, created_at) if client_id else (None, None)
    outcome = state if decided_at and state in DECIDED else None
    name = next(filter(None, sent), "")
    return ReferralFacts(
        pk, at, name, contact_id, thanked_at, outcome or "", decided_at if outcome else None, told_at
    )  # fmt: skip


def references(ids: list[int]) -> Grouped:
    return grouped(Reference.objects.filter(client__in=ids), ReferenceFacts, "client_id", "id", "asked_at")


def favours(ids: list[int]) -> Grouped:
    return grouped(Favour.objects.filter(client__in=ids), FavourFacts, "client_id", "id", "on")


def beginnings(ids: list[int]) -> Grouped:
    groups: Grouped = defaultdict(list)
    signed = Agreement.objects.filter(client__in=ids, signed_on__isnull=False)
    made = Opportunity.objects.kept().filter(client__in=ids)
    for kind, rows in (
        ("agreement", grouped(signed, _plain, "client_id", "id", "name", "signed_on")),
        ("opportunity", grouped(made, _plain, "client_id", "id", "title", "created_at", "decided_at")),
    ):
        for client_id, found in rows.items():
            groups[client_id] += [BeginningFacts(pk, kind, name, _day(on), *over) for pk, name, on, *over in found]
    return groups


def _plain(*values: Any) -> tuple[Any, ...]:
    return values


def _day(on: Any) -> Any:
    return timezone.localdate(on) if isinstance(on, datetime) else on
