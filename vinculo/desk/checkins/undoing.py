"""How what was done to a check-in is taken back."""

from typing import Any

from django.utils.dateparse import parse_datetime

from vinculo.desk.checkins.found import check_ins_seen_by
from vinculo.desk.undo import undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("check_ins.moved")
def move_back(person: Person, ids: list[int], before: Any) -> None:
    due_at = parse_datetime(before[0])
    for check_in in check_ins_seen_by(person).filter(pk__in=ids):
        if due_at:
            check_in.move_back(to=due_at, by=before[1])
            client_changed(check_in.client_id)


@undoing("check_ins.skipped")
def unskip(person: Person, ids: list[int], before: Any) -> None:
    for check_in in check_ins_seen_by(person).filter(pk__in=ids):
        check_in.take_up_again()
        client_changed(check_in.client_id)


@undoing("check_ins.taken_up")
def skip_again(person: Person, ids: list[int], before: Any) -> None:
    at = parse_datetime(before[0])
    for check_in in check_ins_seen_by(person).filter(pk__in=ids):
        if at and check_in.skip(because=before[1], at=at):
            client_changed(check_in.client_id)


@undoing("check_ins.agenda")
def old_agenda(person: Person, ids: list[int], before: Any) -> None:
    for check_in in check_ins_seen_by(person).filter(pk__in=ids):
        check_in.write_agenda(before)
