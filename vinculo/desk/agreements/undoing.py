"""How what was done to an agreement is taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from vinculo.agreements import clauses, drafting, lasting, recorded
from vinculo.agreements.models import Annex, Clause, Duty, TemplateClause
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.agreements.found import agreements_seen_by
from vinculo.desk.undo import undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("agreements.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for agreement in agreements_seen_by(person).filter(pk__in=ids, by=person):
        with transaction.atomic():
            recorded.agreement_did("unmade", agreement, by=person)
            agreement.delete()
        client_changed(agreement.client_id)


@undoing("agreements.dropped")
def take_up(person: Person, ids: list[int], before: Any) -> None:
    for agreement in agreements_seen_by(person).filter(pk__in=ids):
        drafting.take_up(agreement, by=person)
        client_changed(agreement.client_id)


@undoing("agreements.ended")
def go_on(person: Person, ids: list[int], before: Any) -> None:
    for agreement in agreements_seen_by(person).filter(pk__in=ids):
        lasting.go_on(agreement, by=person, today=timezone.localdate())
        client_changed(agreement.client_id)


@undoing("agreements.agreement_clause")
def put_clause_back(person: Person, ids: list[int], before: Any) -> None:
    _put_back(Clause, person, ids)


@undoing("agreements.duty")
def put_duty_back(person: Person, ids: list[int], before: Any) -> None:
    _put_back(Duty, person, ids)


@undoing("agreements.annex")
def put_annex_back(person: Person, ids: list[int], before: Any) -> None:
    _put_back(Annex, person, ids)


@undoing("agreements.template_clause")
def put_template_clause_back(person: Person, ids: list[int], before: Any) -> None:
    if may_change_clients(person):
        for clause in TemplateClause.every.filter(pk__in=ids):
            clauses.put_back(clause)


def _put_back(kind: Any, person: Person, ids: list[int]) -> None:
    """Into what is still a draft."""
    for part in kind.every.filter(pk__in=ids, agreement__in=agreements_seen_by(person)).select_related("agreement"):
        if drafting.is_draft(part.agreement, at=timezone.now()):
            clauses.put_back(part)
