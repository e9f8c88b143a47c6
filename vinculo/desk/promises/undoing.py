"""How what was done to a promise is taken back."""

from datetime import date
from typing import Any

from django.db import transaction

from vinculo.agreements import recorded
from vinculo.agreements.models import Promise, Renegotiation, Warning
from vinculo.agreements.moving import move_back
from vinculo.db import search
from vinculo.desk.told import gone
from vinculo.desk.undo import undoing
from vinculo.logbook import telling
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("promises.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for promise in Promise.objects.visible_to(person).filter(pk__in=ids, by=person):
        with transaction.atomic():
            recorded.promise_did("unmade", promise, by=person)
            search.drop("promise", [promise.pk])
            gone(f"promise:{promise.pk}")
            promise.delete()
        client_changed(promise.client_id)


@undoing("promises.closed")
def reopen(person: Person, ids: list[int], before: Any) -> None:
    for promise in Promise.objects.visible_to(person).filter(pk__in=ids):
        promise.reopen(by=person)
        client_changed(promise.client_id)


@undoing("promises.forecast")
def expect_as_before(person: Person, ids: list[int], before: Any) -> None:
    for promise in Promise.objects.visible_to(person).filter(pk__in=ids):
        promise.expect_on(_day(before))
        client_changed(promise.client_id)


@undoing("promises.moved")
@transaction.atomic
def agree_as_before(person: Person, ids: list[int], before: Any) -> None:
    promises = Promise.objects.visible_to(person)
    for change in Renegotiation.objects.filter(pk__in=ids, by=person, promise__in=promises).select_related("promise"):
        internal_on, forecast_on = (_day(text) for text in before)
        move_back(change, (internal_on, forecast_on), by=person)
        client_changed(change.promise.client_id)


@undoing("promises.warned")
@transaction.atomic
def unwarn(person: Person, ids: list[int], before: Any) -> None:
    promises = Promise.objects.visible_to(person)
    for warning in Warning.objects.filter(pk__in=ids, by=person, promise__in=promises).select_related("promise"):
        promise = warning.promise
        telling.unwarn(warning, by=person)
        if promise.forecast_on != _day(before):
            promise.expect_on(_day(before))
        client_changed(promise.client_id)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
