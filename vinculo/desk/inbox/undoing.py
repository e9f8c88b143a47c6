"""How what was done to threads is taken back: who sees to each, until when it is put off, whether it is archived."""

from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from vinculo.conversations.models import Thread
from vinculo.desk.inbox.found import threads_of
from vinculo.desk.undo import undoing
from vinculo.people.models import Person

State = list[Any]


def state_of(thread: Thread) -> State:
    moments = [at.isoformat() if at else None for at in (thread.snoozed_until, thread.archived_at)]
    return [thread.pk, thread.assigned_to_id, *moments, thread.archived_by_id]


@undoing("inbox.changed")
@transaction.atomic
def as_it_was(person: Person, ids: list[int], before: list[State]) -> None:
    seen = set(threads_of(person).filter(pk__in=ids).values_list("pk", flat=True))
    for pk, assigned_to, snoozed, archived, archived_by in before:
        if pk in seen:
            Thread.objects.filter(pk=pk).update(
                assigned_to=assigned_to, snoozed_until=_moment(snoozed), archived_at=_moment(archived),
                archived_by=archived_by,
            )  # fmt: skip


def _moment(text: str | None) -> Any:
    return parse_datetime(text) if text else None
