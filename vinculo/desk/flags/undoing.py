"""How what was done to a red flag is taken back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from vinculo.db import search
from vinculo.desk.flags.found import flags_seen_by
from vinculo.desk.undo import undoing
from vinculo.logbook.searchable import index_flags
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import FlagReview


@undoing("flags.raised")
def unraise(person: Person, ids: list[int], before: Any) -> None:
    for flag in _of(person, ids).filter(raised_by=person):
        search.drop("flag", [flag.pk])
        flag.delete()
        client_changed(flag.project.client_id)


@undoing("flags.reviewed")
@transaction.atomic
def unlook(person: Person, ids: list[int], before: Any) -> None:
    looks = FlagReview.objects.filter(pk__in=ids, by=person, flag__in=flags_seen_by(person))
    for look in looks.select_related("flag__project"):
        flag = look.flag
        flag.review_on = date.fromisoformat(before[0]) if before[0] else None
        flag.next_step = before[1]
        flag.save(update_fields=["review_on", "next_step"])
        look.delete()
        client_changed(flag.project.client_id)


@undoing("flags.lowered")
def unlower(person: Person, ids: list[int], before: Any) -> None:
    for flag in _of(person, ids):
        flag.raise_again()
        index_flags([flag])
        client_changed(flag.project.client_id)


@undoing("flags.raised_again")
def lower_again(person: Person, ids: list[int], before: Any) -> None:
    for flag in _of(person, ids):
        flag.lowered_at, flag.lowered_by_id, flag.outcome = parse_datetime(before[0]), before[1], before[2]
        flag.save(update_fields=["lowered_at", "lowered_by", "outcome"])
        index_flags([flag])
        client_changed(flag.project.client_id)


def _of(person: Person, ids: list[int]) -> Any:
    return flags_seen_by(person).filter(pk__in=ids).select_related("project")
