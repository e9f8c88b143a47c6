"""The letter that brings a price leaves minutes before the talk about it, and with that talk only."""

from datetime import timedelta
from typing import Any

import pytest

from tests.letters.writing import draft
from tests.money.quotes import booked, make_quote, sent
from tests.world import NOW, World
from vinculo.letters import queue
from vinculo.letters.before_talks import follow_all
from vinculo.letters.delivering import deliver_at
from vinculo.letters.guards.checking import check
from vinculo.letters.guards.known import known_about
from vinculo.letters.models import State
from vinculo.meetings import planning
from vinculo.meetings.planning import Plan
from vinculo.money.models import MoneyTalk
from vinculo.money.talks import booking, outcome

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def booked_talk(world: World) -> Any:
    """In two days, with a meeting and a letter that leaves five minutes before."""
    quote = sent(make_quote(world), world)
    said = Plan(world.luna, "The price", NOW + 2 * DAY, "Europe/Madrid", minutes=45, contacts=(world.ana,))
    meeting = planning.plan(said, by=world.marek, at=NOW)
    letter = draft(world, project=None)
    talk = booked(quote, world, meeting_id=meeting.pk, letter_id=letter.pk)
    queue.send(letter, by=world.marek, at=NOW, not_before=talk.mail_leaves_at)
    return talk, meeting, letter


def moved(meeting: Any, by: timedelta, world: World) -> None:
    plan = planning.as_plan(meeting)
    from dataclasses import replace

    planning.change(meeting, replace(plan, starts_at=plan.starts_at + by), by=world.marek, at=NOW)


def test_it_leaves_minutes_before(booked_talk: Any, world: World, box: Any, server: Any) -> None:
    talk, _meeting, letter = booked_talk
    deliver_at(letter.pk, at=talk.starts_at - 6 * MINUTE)
    assert server.connections == 0
    letter.mailbox = box
    letter.save()

    deliver_at(letter.pk, at=talk.starts_at - 5 * MINUTE)

    letter.refresh_from_db()
    talk.refresh_from_db()
    assert (letter.state, len(server.taken)) == (State.SENT, 1)
    assert talk.mail_left_at == talk.starts_at - 5 * MINUTE


def test_it_goes_later_when_the_meeting_does_also_at_the_last_moment(booked_talk: Any, world: World) -> None:
    talk, meeting, letter = booked_talk
    moved(meeting, DAY, world)

    deliver_at(letter.pk, at=NOW + 2 * DAY)

    letter.refresh_from_db()
    talk.refresh_from_db()
    assert (letter.state, letter.send_at) == (State.WAITING, NOW + 3 * DAY - 5 * MINUTE)
    assert talk.starts_at == NOW + 3 * DAY


def test_it_goes_earlier_when_the_meeting_does(booked_talk: Any, world: World) -> None:
    _talk, meeting, letter = booked_talk
    moved(meeting, -DAY, world)

    assert follow_all(at=NOW) == 1
    assert follow_all(at=NOW) == 0

    letter.refresh_from_db()
    assert letter.send_at == NOW + DAY - 5 * MINUTE


def test_it_stays_here_when_the_talk_is_called_off(booked_talk: Any, world: World) -> None:
    talk, meeting, letter = booked_talk
    planning.cancel(meeting, because="Ill", by=world.marek, at=NOW)

    deliver_at(letter.pk, at=NOW + 2 * DAY)

    letter.refresh_from_db()
    talk.refresh_from_db()
    assert (letter.state, talk.cancelled_at) == (State.DRAFT, NOW + 2 * DAY)
    queue.send(letter, by=world.marek, at=NOW)  # and it does not slip out by itself
    deliver_at(letter.pk, at=NOW + 3 * DAY)
    letter.refresh_from_db()
    assert letter.state == State.DRAFT


def test_a_price_in_another_letter_is_fine_with_a_talk_booked_or_held(world: World) -> None:
    text = "The shop costs 2,300 euros."

    def guards() -> list[str]:
        return [one.guard for one in check(text, known_about(world.luna, by=world.marek, at=NOW, text=text))]

    assert guards() == ["money"]
    quote = sent(make_quote(world), world)
    talk = booked(quote, world)
    assert guards() == []
    booking.cancel(talk, by=world.marek, at=NOW)
    assert guards() == ["money"]
    held = booked(quote, world, in_=-DAY)
    outcome.hold(held, outcome="missed", said="", by=world.marek, at=NOW)
    assert guards() == ["money"]
    MoneyTalk.objects.filter(pk=held.pk).update(outcome="think")
    assert guards() == []
