"""Check-ins: an agenda from the record, notes that become records, and the next word always said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import BadNews, CheckIn, Decision, Interaction, NextWord, Question
from vinculo.projects.models import CommunicationPlan, Milestone, RedFlag, Task


def some_check_in(world, days=2, **fields):
    at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=days)
    given = {
        "client": world.luna,
        "project": world.shop,
        "slot_on": at.date(),
        "due_at": at,
        "channel": "video",
        **fields,
    }
    return CheckIn.objects.create(**given)


def agreed(world, **fields):
    given = {"project": world.shop, "rhythm": "weekly", "weekday": 1, "starts_on": timezone.localdate(), **fields}
    plan = CommunicationPlan.objects.create(**given)
    plan.participants.add(world.ana)
    return plan


def fill(world, number=1):
    """Of each kind of point `number`."""
    now, today = timezone.now(), timezone.localdate()
    about = {"client": world.luna, "project": world.shop}
    for n in range(number):
        BadNews.objects.create(**about, what=f"News {n}", known_at=now)
        Milestone.objects.create(project=world.shop, name=f"Milestone {n}", done_on=today)
        Promise.objects.create(**about, text=f"Kept {n}", made_at=now, kept_on=today)
        Promise.objects.create(**about, text=f"Near {n}", made_at=now, promised_on=today + timedelta(days=3))
        Task.objects.create(project=world.shop, title=f"Task {n}", done_at=now)
        Question.objects.create(**about, contact=world.ana, text=f"Theirs {n}", asked_at=now)
        Question.objects.create(**about, text=f"Ours {n}", asked_at=now, asked_by_us=True)
        Obligation.objects.create(**about, what=f"Photos {n}", side="theirs", wanted=126, received=88, due_on=today)
        Decision.objects.create(**about, text=f"Decided {n}", at=now)
        RedFlag.objects.create(project=world.shop, what=f"Flag {n}", raised_at=now)


def take_back(client):
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)


def held(client, check_in, **fields):
    return client.post(f"/check-ins/{check_in.pk}/hold/", {"channel": "video", **fields})


def texts(client, check_in):
    return [point.text for point in client.get(check_in.get_absolute_url()).context["points"]]


def test_the_agenda_is_read_from_the_record(world, signed_in):
    fill(world)
    check_in = some_check_in(world)

    points = signed_in(world.marek).get(check_in.get_absolute_url()).context["points"]

    assert [point.text for point in points] == [
        "News 0", "Milestone 0", "Kept 0", points[3].text,
        "Near 0", "Theirs 0", "Ours 0", "Photos 0", "Decided 0", "Flag 0", "Say when they hear from us next",
    ]  # fmt: skip
    assert points[3].text.startswith("1 task done since ")
    assert [point.text for point in points if point.ours] == ["Flag 0"]
    assert "88 of 126 are here." in points[7].why


def test_what_is_not_about_it_stays_away(world, signed_in):
    about, now = {"client": world.luna}, timezone.now()
    Question.objects.create(**about, text="About the client", asked_at=now)
    Question.objects.create(client=world.otero, project=world.workshop, text="Another client", asked_at=now)
    Promise.objects.create(
        **about, project=world.shop, text="Far", made_at=now, promised_on=timezone.localdate() + timedelta(days=90)
    )
    told = BadNews.objects.create(**about, project=world.shop, what="Told", known_at=now)
    told.tell(way_out="Half", channel="phone", by=world.marek, at=now)
    check_in = some_check_in(world)

    assert texts(signed_in(world.marek), check_in) == ["About the client", "Say when they hear from us next"]
    assert texts(signed_in(world.teo), check_in) == ["Say when they hear from us next"]


def test_the_order_is_ours_and_new_points_come_before_the_next_word(world, signed_in):
    fill(world)
    check_in, client = some_check_in(world), signed_in(world.marek)
    address = check_in.get_absolute_url()
    last = texts(client, check_in)[-1]

    client.post(f"{address}agenda/add/", {"text": "The summer"})
    client.post(f"{address}agenda/move/", {"key": f"question:{Question.objects.get(text='Ours 0').pk}", "to": "up"})
    client.post(f"{address}agenda/drop/", {"key": f"flag:{RedFlag.objects.get().pk}"})
    Question.objects.create(client=world.luna, project=world.shop, text="New", asked_at=timezone.now())

    now = texts(client, check_in)
    assert now[-3:] == ["The summer", "New", last]
    assert now.index("Ours 0") + 1 == now.index("Theirs 0")
    assert "Flag 0" not in now


def test_what_was_taken_off_the_agenda_comes_back(world, signed_in):
    fill(world)
    check_in, client = some_check_in(world), signed_in(world.marek)

    client.post(f"{check_in.get_absolute_url()}agenda/drop/", {"key": f"flag:{RedFlag.objects.get().pk}"})

    take_back(client)
    assert "Flag 0" in texts(client, check_in)


def test_a_point_that_is_settled_leaves_the_agenda(world, signed_in):
    fill(world)
    check_in, client = some_check_in(world), signed_in(world.marek)
    client.post(f"{check_in.get_absolute_url()}agenda/add/", {"text": "The summer"})

    Question.objects.filter(text="Theirs 0").update(answered_at=timezone.now())

    assert "Theirs 0" not in texts(client, check_in)


@pytest.mark.parametrize(
    ("page", "fields", "code"),
    [
        ("move", {"key": "nothing", "to": "up"}, 404),
        ("move", {"key": "next", "to": "sideways"}, 404),
        ("drop", {"key": "nothing"}, 404),
        ("add", {"text": ""}, 200),
    ],
)
def test_an_agenda_says_what_is_wrong(world, signed_in, page, fields, code):
    check_in = some_check_in(world)

    answer = signed_in(world.marek).post(f"{check_in.get_absolute_url()}agenda/{page}/", fields)

    assert answer.status_code == code
    if code == 200:
        assert list(answer.context["form"].errors) == ["text"]


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
