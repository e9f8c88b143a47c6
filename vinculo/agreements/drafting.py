"""An agreement while it is written: begun from a template, changed clause by clause, until it is sent to be signed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from vinculo.agreements import recorded
from vinculo.agreements.clauses import next_place
from vinculo.agreements.models import Agreement, Annex, Clause, ContractTemplate, Duty
from vinculo.clients.models import Audience, Client
from vinculo.db.locking import lock_named
from vinculo.documents.models import SigningRequest, Version
from vinculo.people.models import Person
from vinculo.projects.models import Project

TERMS = (
    "name", "language", "price", "payment_terms", "starts_on", "ends_on", "renewal", "renews_months", "notice",
    "notice_in",
)  # fmt: skip


class NotADraft(ValueError):
    """It waits for signatures, is signed, or was dropped: nobody writes in it any more."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What an agreement begins with. `terms`: any of TERMS, as far as they are known."""

    client: Client
    name: str
    language: str
    project: Project | None = None
    template: ContractTemplate | None = None
    terms: dict[str, Any] | None = None


@transaction.atomic
def draft(outline: Outline, *, by: Person, today: date) -> Agreement:
    """Only our team sees it until it is sent."""
    template = outline.template
    payment = {"payment_terms": template.payment_terms} if template else {}
    agreement = Agreement(
        client=outline.client, project=outline.project, name=outline.name, by=by, audience=Audience.TEAM,
        **{**payment, **(outline.terms or {}), "language": outline.language},
    )  # fmt: skip
    agreement.count_terms(today)
    agreement.save()
    if template:
        Clause.objects.bulk_create(
            Clause(agreement=agreement, position=number, title=clause.title, text=clause.text)
            for number, clause in enumerate(template.clauses.all())
        )
    recorded.agreement_did("drafted", agreement, by=by)
    return agreement


@transaction.atomic
def amend(agreement: Agreement, *, name: str, language: str, by: Person) -> Agreement:
    """A draft of what changes in a signed agreement; it is signed likewise. ValueError for one that is not signed."""
    if not agreement.is_signed or agreement.amends_id:
        raise ValueError("only a signed agreement is amended")
    amendment = Agreement.objects.create(
        client=agreement.client, project=agreement.project, amends=agreement, name=name, language=language,
        by=by,
    )  # fmt: skip
    recorded.agreement_did("drafted", amendment, by=by)
    return amendment


@transaction.atomic
def hold_draft(agreement: Agreement, *, at: datetime) -> None:
    """Nobody sends, signs or drops it until the transaction ends. NotADraft."""
    lock_named(f"agreement:{agreement.pk}")
    if not is_draft(agreement, at=at):
        raise NotADraft


def is_draft(agreement: Agreement, *, at: datetime) -> bool:
    return Agreement.objects.drafts_at(at).filter(pk=agreement.pk).exists()


def open_request(agreement: Agreement, *, at: datetime) -> SigningRequest | None:
    """Where it waits for signatures."""
    found = SigningRequest.objects.open_at(at).filter(client=agreement.client_id, about=f"agreement:{agreement.pk}")
    return found.order_by("-sent_at", "-pk").first()


@transaction.atomic
def set_terms(agreement: Agreement, terms: dict[str, Any], *, at: datetime, today: date) -> None:
    hold_draft(agreement, at=at)
    for name in TERMS:
        if name in terms:
            setattr(agreement, name, terms[name])
    agreement.count_terms(today)
    agreement.save(update_fields=[*TERMS, "until_on", "notice_by_on"])


@transaction.atomic
def add_duty(agreement: Agreement, *, at: datetime, **values: Any) -> Duty:
    hold_draft(agreement, at=at)
    return Duty.objects.create(agreement=agreement, position=next_place(agreement.duties), **values)


@transaction.atomic
def add_annex(
    agreement: Agreement, *, title: str, at: datetime, text: str = "", version: Version | None = None
) -> Annex:
    """A text of its own, or a file: named with its hash, so that nobody can put another in its place."""
    hold_draft(agreement, at=at)
    file = {"version": version, "file_name": version.name, "sha256": version.sha256} if version else {}
    return Annex.objects.create(
        agreement=agreement, position=next_place(agreement.annexes), title=title, text=text, **file
    )


@transaction.atomic
def drop(agreement: Agreement, *, by: Person, at: datetime) -> bool:
    """It comes to nothing. False if it is no draft."""
    lock_named(f"agreement:{agreement.pk}")
    won = Agreement.objects.drafts_at(at).filter(pk=agreement.pk).update(dropped_at=at, dropped_by=by) == 1
    if won:
        recorded.agreement_did("dropped", agreement, by=by)
    return won


@transaction.atomic
def take_up(agreement: Agreement, *, by: Person) -> None:
    """It was dropped by mistake."""
    if Agreement.objects.filter(pk=agreement.pk).exclude(dropped_at=None).update(dropped_at=None, dropped_by=None):
        recorded.agreement_did("taken_up", agreement, by=by)
