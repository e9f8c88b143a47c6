"""Check-ins: held with notes that become records, moved, left out, and the next word always said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.checkins.make import agreed, fill, held, some_check_in, take_back
from vinculo.agreements.models import Promise
from vinculo.conversations.models import CheckIn, Decision, Interaction, NextWord, Question


def test_held_with_notes_that_become_records(world, signed_in):
    agreed(world)
    check_in, upcoming = some_check_in(world, 0), some_check_in(world, 7)
    question = Question.objects.create(client=world.luna, project=world.shop, text="When?", asked_at=timezone.now())
    client = signed_in(world.marek)
    form = client.get(f"/check-ins/{check_in.pk}/hold/").context["form"]

    held(
        client, check_in, summary="All well\n= Blue it is\n! A sketch\n? How much", answers=[question.pk],
        present=[world.ana.pk], felt="warm", next_on=timezone.localdate(upcoming.due_at).isoformat(), next_at="10:00",
    )  # fmt: skip

    talk = Interaction.objects.get()
    check_in.refresh_from_db(), question.refresh_from_db()
    assert (check_in.held_in, talk.is_check_in, talk.shares_status, talk.project) == (talk, True, True, world.shop)
    assert (talk.summary, list(talk.contacts.all()), talk.felt) == ("All well", [world.ana], "warm")
    assert (Decision.objects.get().text, Promise.objects.get().text) == ("Blue it is", "A sketch")
    assert [one.text for one in Question.objects.exclude(pk=question.pk)] == ["How much"]
    assert question.answered_in == talk
    assert NextWord.objects.get().on == timezone.localdate(upcoming.due_at)
    assert (form["next_on"].value(), form["present"].value()) == (timezone.localdate(upcoming.due_at), [world.ana.pk])
    assert client.get(f"/check-ins/{check_in.pk}/hold/").status_code == 302


def test_the_very_check_in_is_held_and_taken_back(world, signed_in):
    agreed(world)
    other, moved = some_check_in(world, 0), some_check_in(world, 1)
    client = signed_in(world.marek)

    held(client, moved)

    other.refresh_from_db(), moved.refresh_from_db()
    assert (other.is_ahead, moved.is_ahead) == (True, False)
    take_back(client)
    moved.refresh_from_db()
    assert (moved.is_ahead, Interaction.objects.count()) == (True, 0)


def test_one_of_yesterday_is_written_down_as_of_yesterday(world, signed_in):
    check_in = some_check_in(world, -1)

    form = signed_in(world.marek).get(f"/check-ins/{check_in.pk}/hold/").context["form"]

    assert form["on"].value() == timezone.localdate() - timedelta(days=1)


def free_day(after=3):
    """A working day ahead in Spain, and the Sunday behind it."""
    from vinculo.calendar.holidays import HolidayCalendar

    spain, day = HolidayCalendar("ES"), timezone.localdate() + timedelta(days=after)
    while day.weekday() != 2 or day in spain:
        day += timedelta(days=1)
    return day, day + timedelta(days=4)


def test_moved_to_an_hour_that_suits_and_back(world, signed_in):
    agreed(world)
    check_in, client, (day, _sunday) = some_check_in(world), signed_in(world.marek), free_day()
    before = check_in.due_at

    client.post(f"/check-ins/{check_in.pk}/move/", {"on": day.isoformat(), "at_time": "11:30"})

    check_in.refresh_from_db()
    assert (timezone.localtime(check_in.due_at).isoformat()[:16], check_in.moved_by) == (f"{day}T11:30", world.marek)
    take_back(client)
    check_in.refresh_from_db()
    assert (check_in.due_at, check_in.moved_by) == (before, None)


@pytest.mark.parametrize(("which", "hour"), [(0, "22:00"), (0, "14:30"), (1, "10:00")])
def test_an_hour_in_which_somebody_rests_is_said_once(world, signed_in, which, hour):
    agreed(world)
    check_in, client, on = some_check_in(world), signed_in(world.marek), free_day()[which]
    said = {"on": on.isoformat(), "at_time": hour}

    page = client.post(f"/check-ins/{check_in.pk}/move/", said)

    form = page.context["form"]
    assert "suits better" in form.errors["on"][0]
    client.post(f"/check-ins/{check_in.pk}/move/", {**said, "kept": form["kept"].value()})
    check_in.refresh_from_db()
    assert timezone.localtime(check_in.due_at).isoformat()[:16] == f"{on}T{hour}"


@pytest.mark.parametrize(
    ("page", "fields", "wrong"),
    [
        ("move/", {"on": "2020-01-01", "at_time": "10:00"}, "on"),
        ("move/", {"on": "2099-01-01"}, "at_time"),
        ("skip/", {"because": ""}, "because"),
        ("hold/", {"channel": "smoke"}, "channel"),
        ("hold/", {"channel": "video", "next_on": "2020-01-01"}, "next_on"),
        ("hold/", {"channel": "video", "present": [99999]}, "present"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, page, fields, wrong):
    check_in = some_check_in(world)

    answer = signed_in(world.marek).post(f"{check_in.get_absolute_url()}{page}", fields)

    assert list(answer.context["form"].errors) == [wrong]


def test_left_out_with_a_reason_and_taken_up_again(world, signed_in):
    check_in, client = some_check_in(world), signed_in(world.marek)
    address = check_in.get_absolute_url()

    client.post(f"{address}skip/", {"because": "They are at the fair"})
    check_in.refresh_from_db()
    assert (check_in.is_ahead, check_in.skipped_because) == (False, "They are at the fair")
    take_back(client)
    check_in.refresh_from_db()
    assert check_in.is_ahead
    client.post(f"{address}skip/", {"because": "They are at the fair"})
    client.post(f"{address}take-up/")
    check_in.refresh_from_db()
    assert check_in.is_ahead
    take_back(client)
    check_in.refresh_from_db()
    assert check_in.skipped_because == "They are at the fair"
    assert client.get(f"{address}move/").status_code == 302


def test_lists_of_next_missed_held_and_left_out(world, signed_in):
    later, soon, missed, skipped = (some_check_in(world, days) for days in (9, 2, -2, -9))
    skipped.skip(because="Fair", at=timezone.now())
    done = some_check_in(world, -16)
    done.hold(Interaction.objects.create(client=world.luna, project=world.shop, at=done.due_at, channel="video"))
    foreign = some_check_in(world, 3, client=world.otero, project=world.workshop)
    client = signed_in(world.marek)

    def shown(query):
        return list(client.get(f"/check-ins/{query}").context["check_ins"])

    assert shown("") == [soon, later]
    assert shown("?whose=all") == [soon, foreign, later]
    assert shown("?which=owed") == [missed]
    assert shown("?which=skipped") == [skipped]
    assert shown("?which=held") == [done]
    of_project = client.get(f"/projects/{world.shop.pk}/check-ins/")
    assert list(of_project.context["check_ins"]) == [soon, later]


def test_the_next_weeks_can_be_planned_at_once(world, signed_in):
    agreed(world)
    client = signed_in(world.marek)

    client.post(f"/projects/{world.shop.pk}/check-ins/plan/")

    assert CheckIn.objects.filter(project=world.shop).count() >= 4
    assert signed_in(world.teo).post(f"/projects/{world.shop.pk}/check-ins/plan/").status_code == 403


@pytest.mark.parametrize("page", ["", "hold/", "move/", "skip/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"{some_check_in(world).get_absolute_url()}{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(one).get(address).status_code for one in (world.zofia, world.teo, world.iga)] == [200, 200, 404]


def test_the_lists_are_closed_too(world, signed_in, client):
    some_check_in(world)

    assert client.get("/check-ins/").url.startswith("/account/")
    assert list(signed_in(world.iga).get("/check-ins/?whose=all").context["check_ins"]) == []
    assert signed_in(world.iga).get(f"/projects/{world.shop.pk}/check-ins/").status_code == 404


@pytest.mark.parametrize("address", ["/check-ins/", "/projects/{project}/check-ins/", "/check-ins/{pk}/"])
def test_as_many_queries_for_three_as_for_one(world, signed_in, address):
    agreed(world)
    check_in, client = some_check_in(world), signed_in(world.marek)
    address = address.format(project=world.shop.pk, pk=check_in.pk)
    fill(world)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    fill(world, 2), some_check_in(world, 3), some_check_in(world, 4)

    with CaptureQueriesContext(connection) as three:
        client.get(address)

    assert len(three) == len(one)
