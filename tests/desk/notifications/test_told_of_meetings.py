"""Who is asked to a meeting hears of it, and of what is done to it: the newest word, and no letter twice."""

from typing import Any

import pytest
from django.utils import timezone

from tests.desk.meetings.test_meetings import a_workday, at, sent
from tests.desk.notifications.test_told import told
from tests.notifications.make import device, ways
from tests.world import World
from vinculo.meetings.models import Meeting
from vinculo.meetings.planning import Plan, plan
from vinculo.notifications.models import Delivery, Kind, Notice, Way
from vinculo.notifications.wording import worded


def planned(world: World, **more: Any) -> Meeting:
    """Called by Marek, with Zofia."""
    given = {"starts_at": at(10), "people": (world.zofia,), "project": world.shop, **more}
    return plan(Plan(world.luna, "The new menu", time_zone="Europe/Madrid", **given), by=world.marek, at=timezone.now())


@pytest.fixture
def rita(world, signed_in):
    return signed_in(world.rita)


def kept(world: World, **more: Any) -> dict[str, Any]:
    """The form as it stands for `planned`."""
    given = {"contacts": [], "people": [world.marek.pk, world.zofia.pk], "place": "", "kept": at(10).isoformat()}
    return sent(world, **{**given, **more})


def test_whoever_is_asked_to_come_hears_it(world, signed_in):
    signed_in(world.marek).post(
        f"/meetings/new/?client={world.luna.pk}", sent(world, people=[world.marek.pk, world.zofia.pk])
    )

    assert told() == [("Zofia", Kind.MEETING, "Marek Wilk asks you to come to “The new menu”")]
    words = worded(list(Notice.objects.all()), a_workday())[0]
    assert (words.detail, words.address) == ("today, 10:00 · Café Luna", Meeting.objects.get().get_absolute_url())


def test_another_time_rings_at_guests_and_at_whoever_called_it(world, rita):
    meeting = planned(world)

    rita.post(f"/meetings/{meeting.pk}/change/", kept(world, at_time="12:00", kept=at(12).isoformat()))

    assert told() == [
        ("Zofia", Kind.MEETING, "Rita Solano moved “The new menu”"),
        ("Marek", Kind.MEETING, "Rita Solano moved “The new menu”"),
    ]


def test_another_place_or_other_guests(world, rita):
    meeting = planned(world)

    rita.post(f"/meetings/{meeting.pk}/change/", kept(world, place="Calle Mar 1"))
    assert {words for _who, _kind, words in told()} == {"Rita Solano changed “The new menu”"}

    Notice.objects.all().delete()
    rita.post(f"/meetings/{meeting.pk}/change/", kept(world, place="Calle Mar 1", people=[world.marek.pk]))
    assert told() == [("Zofia", Kind.MEETING, "Rita Solano no longer counts on you at “The new menu”")]


def test_nothing_changed_says_nothing(world, rita):
    meeting = planned(world)

    rita.post(f"/meetings/{meeting.pk}/change/", kept(world))

    assert told() == []


def test_of_one_meeting_only_the_newest_word_waits(world, rita):
    meeting = planned(world)

    rita.post(f"/meetings/{meeting.pk}/change/", kept(world, at_time="12:00", kept=at(12).isoformat()))
    rita.post(f"/meetings/{meeting.pk}/cancel/", {"because": "The oven is cold"})
    assert [(who, words) for who, _kind, words in told()] == [
        ("Zofia", "Rita Solano called off “The new menu”"),
        ("Marek", "Rita Solano called off “The new menu”"),
    ]
    assert worded(list(Notice.objects.all()), a_workday())[0].detail == "today, 12:00 · The oven is cold"

    rita.post(f"/meetings/{meeting.pk}/take-up/")
    assert [words for _who, _kind, words in told()] == ["“The new menu” takes place after all"] * 2


def test_who_called_it_is_not_told_of_their_own_doings(world, signed_in):
    meeting = planned(world)

    signed_in(world.marek).post(f"/meetings/{meeting.pk}/cancel/", {"because": "Rain"})

    assert [who for who, _kind, _words in told()] == ["Zofia"]


def test_guests_have_a_letter_already_and_the_organizer_has_none(world, rita):
    for person in (world.zofia, world.marek):
        ways(person, {Kind.MEETING: Way.BOTH})
        device(person, f"https://push.example/{person.pk}")
    meeting = planned(world)

    rita.post(f"/meetings/{meeting.pk}/cancel/", {"because": "Rain"})

    by = Delivery.objects.order_by("notice__person__name", "by").values_list("notice__person__name", "by")
    assert list(by) == [("Marek Wilk", "mail"), ("Marek Wilk", "push"), ("Zofia Kos", "push")]


def test_whoever_may_not_see_it_and_whoever_wants_none_hear_nothing(world, rita):
    ways(world.zofia, {Kind.MEETING: Way.NEVER})
    meeting = planned(world, people=(world.zofia, world.iga))

    rita.post(f"/meetings/{meeting.pk}/cancel/", {"because": "Rain"})

    assert [who for who, _kind, _words in told()] == ["Marek"]


def test_minutes_that_name_a_colleague(world, signed_in):
    meeting = planned(world, starts_at=at(10, days=-14))
    body = {
        "chosen": str(world.luna.pk), "who": "", "channel": "in_person", "direction": "both", "felt": "",
        "audience": "team", "summary": "@Zofia writes the card", "ours": [world.marek.pk], "project": world.shop.pk,
        "client": world.luna.pk,
    }  # fmt: skip

    signed_in(world.marek).post(f"/meetings/{meeting.pk}/hold/", body)

    assert told() == [("Zofia", Kind.MENTION, "Marek Wilk mentions you in the minutes of “The new menu”")]


def test_an_answer_reaches_whoever_called_it_and_a_no_everybody(world, rita):
    meeting = planned(world, contacts=(world.ana,))
    guest = meeting.guests.get(contact=world.ana)

    rita.post(f"/meetings/{meeting.pk}/guests/{guest.pk}/answer/", {"answer": "accepted"})
    assert told() == [("Marek", Kind.MEETING, "Ana Prado comes to “The new menu”")]

    rita.post(f"/meetings/{meeting.pk}/guests/{guest.pk}/answer/", {"answer": "declined"})
    assert sorted(told()) == [
        ("Marek", Kind.MEETING, "Ana Prado cannot come to “The new menu”"),
        ("Zofia", Kind.MEETING, "Ana Prado cannot come to “The new menu”"),
    ]
