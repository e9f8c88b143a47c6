"""Clocks that are hours apart: whichever of them is wrong, nothing is lost and the newer change stays."""

from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any

import pytest

from tests.exchange.connections.conftest import step
from tests.exchange.connections.trello import Trello
from tests.world import NOW
from vinculo.exchange.connections.machine import Machine, _pause
from vinculo.exchange.connections.models import Clash, Link
from vinculo.projects.models import Task, TaskComment
from vinculo.record.outbound import Answer

FAST, SLOW = timedelta(hours=3), -timedelta(hours=3)


def both_rename(title: str, trello: Trello, clock: Any, *, ours_is_later: bool) -> Task:
    task = Task.objects.get(title=title)
    for is_ours in (not ours_is_later, ours_is_later):
        step(clock, trello)
        if is_ours:
            task.title = f"{title}, ours"
            task.save()
        else:
            trello.change(trello.card(title), name=f"{title}, theirs")
    return task


@pytest.mark.parametrize("skew", [FAST, SLOW])
def test_the_newer_change_stays_whatever_their_clock_says(
    go: Any, link: Link, trello: Trello, clock: Any, skew: timedelta
) -> None:
    trello.now, trello.skew = NOW + skew, skew
    assert go(1)
    late, early = (
        both_rename(name, trello, clock, ours_is_later=later) for name, later in (("Lee", True), ("Zafina", False))
    )

    assert go() and go()

    for task, stays in ((late, "Lee, ours"), (early, "Zafina, theirs")):
        task.refresh_from_db()
        assert task.title == trello.card(stays)["name"] == stays
    assert sorted(Clash.objects.values_list("ours_stayed", flat=True)) == [False, True]
    for clash in Clash.objects.all():
        assert abs(clash.theirs_at - clash.ours_at) == timedelta(minutes=1)


@pytest.mark.parametrize(("skew", "stays"), [(FAST, "theirs"), (SLOW, "ours")])
def test_control_by_what_both_clocks_say_the_wrong_one_would_stay(
    go: Any, link: Link, trello: Trello, clock: Any, monkeypatch: Any, skew: timedelta, stays: str
) -> None:
    monkeypatch.setattr(Machine, "_look_at_the_clock", lambda machine, answer: None)
    trello.now, trello.skew = NOW + skew, skew
    assert go(1)
    task = both_rename("Lee", trello, clock, ours_is_later=skew == FAST)

    go()

    task.refresh_from_db()
    assert task.title == f"Lee, {stays}"


@pytest.mark.parametrize("skew", [FAST, SLOW])
def test_what_is_said_there_comes_with_the_hour_it_was_here(
    go: Any, link: Link, trello: Trello, clock: Any, skew: timedelta
) -> None:
    trello.now, trello.skew = NOW + skew, skew
    assert go(1)
    now = step(clock, trello)
    trello.say(trello.card("Lee")["id"], "Is it ready?")

    assert go() and go()

    assert TaskComment.objects.get().at == now


def test_a_clock_is_read_where_there_is_one(clock: Any) -> None:
    machine, later = Machine("https://trello.example", {}), NOW + timedelta(hours=1)

    for said, ahead in (
        (None, 0), ("", 0), ("half past nine", 0),
        (_http(NOW + timedelta(seconds=4)), 0), (_http(NOW + FAST), 3 * 3600),
        ("half past nine", 3 * 3600), (_http(NOW - timedelta(minutes=1)), -60),
    ):  # fmt: skip
        machine._look_at_the_clock(_answer(said))
        assert machine.theirs(later) - later == timedelta(seconds=ahead)
        assert machine.ours(machine.theirs(later)) == later


def test_how_long_to_wait_is_told_in_seconds_or_as_an_hour_of_theirs(clock: Any) -> None:
    there = NOW + FAST
    for said, seconds in (
        ("90", 90.0), (_http(there + timedelta(seconds=90)), 90.0), (_http(there - timedelta(seconds=90)), 1.0),
        ("9" * 400, 86400.0), (_http(there + timedelta(days=9)), 86400.0), ("soon", 10.0), ("", 10.0),
        (f"Mon, 1 Jan {10**30} 00:00:00 GMT", 10.0),
    ):  # fmt: skip
        answer = _answer(_http(there), status=429)
        answer.headers["Retry-After"] = said
        assert _pause(answer, 1) == seconds


def _http(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%a, %d %b %Y %H:%M:%S} GMT"


def _answer(date: str | None, status: int = 200) -> Answer:
    headers = Message()
    if date is not None:
        headers["Date"] = date
    return Answer(status, b"", headers)
