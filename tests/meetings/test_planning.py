from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.world import NOW, World, make_contact
from vinculo.logbook.entry import Entry, NewPromise, NewQuestion
from vinculo.meetings import agenda, holding
from vinculo.meetings.models import Answer, Guest, Meeting, State
from vinculo.meetings.planning import Plan, as_plan, cancel, change, plan, take_up_again
from vinculo.meetings.who import propose

TEN = datetime(2026, 3, 13, 9, tzinfo=UTC)  # ten o'clock in Madrid


def said(world: World, **more: Any) -> Plan:
    given = {"contacts": (world.ana,), "people": (world.marek, world.zofia), "project": world.shop, "kind": "in_person"}
    return Plan(world.luna, "The new menu", TEN, "Europe/Madrid", **{**given, **more})


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was put into the queue: guest, sequence, method."""
    from vinculo.meetings import planning

    asked: list[tuple[Any, ...]] = []

    def note(_path: str, guest_id: int, sequence: int, method: str) -> None:
        asked.append((Guest.objects.get(pk=guest_id).name, sequence, method))

    monkeypatch.setattr(planning.jobs, "enqueue", note)
    return asked


def test_everybody_is_asked_but_who_calls_it(world: World, posted: list[Any]) -> None:
    meeting = plan(said(world), by=world.marek, at=NOW)

    assert [guest.name for guest in meeting.guests.asked().by_name()] == ["Ana Prado", "Zofia Kos"]
    assert posted == [("Ana Prado", 0, "REQUEST"), ("Zofia Kos", 0, "REQUEST")]
    assert (meeting.audience, meeting.organizer, meeting.state) == ("shared", world.marek, State.PLANNED)


def test_a_meeting_among_ourselves_stays_ours(world: World, posted: list[Any]) -> None:
    meeting = plan(said(world, contacts=()), by=world.marek, at=NOW)

    assert meeting.audience == "team"


def test_another_time_asks_anew_and_another_list_tells_both(world: World, posted: list[Any]) -> None:
    meeting = plan(said(world), by=world.marek, at=NOW)
    guest = meeting.guests.get(contact=world.ana)
    guest.say(Answer.ACCEPTED, at=NOW, how="portal")
    posted.clear()

    same = change(meeting, as_plan(meeting), by=world.marek, at=NOW)
    bea = make_contact("Bea Sol", world.luna)
    new = replace(as_plan(meeting), starts_at=TEN + timedelta(hours=1), contacts=(world.ana, bea), people=())
    moved = change(meeting, new, by=world.marek, at=NOW)

    guest.refresh_from_db()
    assert (same, moved, meeting.sequence, guest.answer) == (False, True, 1, Answer.NONE)
    assert posted == [("Ana Prado", 1, "REQUEST"), ("Bea Sol", 1, "REQUEST"), ("Zofia Kos", 1, "CANCEL")]


def test_another_room_keeps_the_answers(world: World, posted: list[Any]) -> None:
    meeting = plan(said(world), by=world.marek, at=NOW)
    meeting.guests.get(contact=world.ana).say(Answer.ACCEPTED, at=NOW, how="portal")

    change(meeting, replace(as_plan(meeting), place="Upstairs"), by=world.marek, at=NOW)

    assert meeting.guests.get(contact=world.ana).answer == Answer.ACCEPTED


def test_called_off_once_and_taken_up_again(world: World, posted: list[Any]) -> None:
    meeting = plan(said(world, people=()), by=world.marek, at=NOW)
    off = [cancel(meeting, because="A strike", by=world.marek, at=NOW) for _ in range(2)]
    on = [take_up_again(meeting, at=NOW) for _ in range(2)]

    assert (off, on, meeting.sequence, meeting.state) == ([True, False], [True, False], 2, State.PLANNED)
    assert [post[1:] for post in posted] == [(0, "REQUEST"), (1, "CANCEL"), (2, "REQUEST")]


def test_who_may_see_it(world: World) -> None:
    plan(said(world), by=world.marek, at=NOW)
    plan(said(world, project=None), by=world.marek, at=NOW)

    seen = {person.first_name: Meeting.objects.visible_to(person).count() for person in world.staff}
    assert seen == {"Rita": 2, "Marek": 2, "Zofia": 2, "Iga": 0, "Teo": 1}


def test_an_older_answer_does_not_beat_a_newer(world: World) -> None:
    guest = plan(said(world), by=world.marek, at=NOW).guests.get(contact=world.ana)

    assert guest.say(Answer.DECLINED, at=NOW, how="mail")
    assert not guest.say(Answer.ACCEPTED, at=NOW - timedelta(hours=1), how="mail")
    assert guest.answer == Answer.DECLINED


def test_its_minutes_are_one_exchange_with_all_that_came_of_it(world: World) -> None:
    meeting = plan(said(world), by=world.marek, at=NOW)
    first = agenda.add(meeting, "The price of bread", by=world.marek)
    agenda.add(meeting, "The summer", by=world.marek)
    entry = Entry(
        client=world.luna, at=TEN, channel="in_person", summary="They like it", contacts=(world.ana,),
        decisions=("Blue",), promises=(NewPromise("A sketch"),), questions=(NewQuestion("How much?"),),
    )  # fmt: skip

    assert first is not None
    held = [holding.hold(meeting, entry, ticked=[first.pk], by=world.marek, at=NOW) for _ in range(2)]

    talk = meeting.held_in
    assert talk is not None
    assert held == [True, False]
    assert (talk.project, talk.decisions.get().text, list(talk.contacts.all())) == (world.shop, "Blue", [world.ana])
    assert list(meeting.points.values_list("text", "done_at")) == [("The price of bread", NOW), ("The summer", None)]

    assert holding.not_held(meeting, by=world.marek, at=NOW)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.held_in, world.luna.promises.count()) == (State.PLANNED, None, 0)


def test_proposes_what_suits_all_and_is_not_taken(world: World) -> None:
    """Both work 9 to 14 and 15 to 18; Friday at ten is taken, and so is the day on which Zofia is elsewhere."""
    plan(said(world, minutes=240), by=world.marek, at=NOW)
    found = propose(
        world.luna, [world.ana], [world.marek], minutes=60, after=datetime(2026, 3, 13, 7, tzinfo=UTC),
        organization=world.organization, count=3,
    )  # fmt: skip

    assert [f"{one:%d %H:%M}" for one in found] == ["13 08:00", "13 14:00", "16 08:00"]
