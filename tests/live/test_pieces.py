"""Reading what was told, the pace of pages that ask, and what is forgotten."""

from datetime import timedelta

import pytest

from tests.world import NOW
from vinculo import live
from vinculo.live.models import Change
from vinculo.live.pace import A_SECOND, SOONEST, Pace
from vinculo.live.reading import LATE, Reader
from vinculo.live.timetable import KEPT, forget


def asked_by(pages, seconds=300):
    """Each page asks, waits as long as it is told, and asks again."""
    pace, answers, due = Pace(), [], [number / pages for number in range(pages)]
    while (at := min(due)) < seconds:
        due[due.index(at)] = at + pace.next_pause(at)
        answers.append(at)
    return pace.pause, sum(at > seconds - 60 for at in answers) / 60


def test_a_few_pages_ask_again_within_two_seconds():
    assert asked_by(10)[0] == SOONEST


@pytest.mark.parametrize("pages", [100, 400])
def test_many_pages_ask_no_more_often_together(pages):
    assert asked_by(pages)[1] < A_SECOND * 1.5


def test_what_commits_late_is_heard_and_nothing_twice(db):
    """A number that was given out before others and is seen after them."""
    live.tell("client:1")
    reader = Reader(Change.objects.get().pk)
    late, known = Change(pk=reader.floor + 5, topic="late"), Change(pk=reader.floor + 9, topic="known")
    known.save(force_insert=True)

    assert [topic for _pk, topic in reader.look(NOW)] == ["known"]
    late.save(force_insert=True)
    assert [topic for _pk, topic in reader.look(NOW)] == ["late"]
    assert reader.look(NOW) == []
    reader.look(NOW + LATE * 2)
    assert (reader.floor, reader.known) == (known.pk, {})


def test_what_was_told_is_forgotten_after_an_hour(db):
    live.tell("old", "new")
    Change.objects.filter(topic="old").update(at=NOW - KEPT - timedelta(seconds=1))
    Change.objects.filter(topic="new").update(at=NOW)

    forget(NOW)

    assert list(Change.objects.values_list("topic", flat=True)) == ["new"]


def test_telling_many_is_one_statement(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        live.tell(*(f"client:{number}" for number in range(300)))
    with django_assert_num_queries(0):
        live.tell()
