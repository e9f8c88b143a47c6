"""The agenda of a check-in is read from the record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.checkins.make import fill, some_check_in, take_back, texts
from vinculo.agreements.models import Promise
from vinculo.conversations.models import BadNews, Question
from vinculo.projects.models import RedFlag


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
