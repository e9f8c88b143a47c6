"""The page of one colleague: what they have in hand, as far as whoever looks may see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.world import make_client
from vinculo.agreements.models import Promise
from vinculo.conversations.models import CheckIn, Question
from vinculo.live.models import Change
from vinculo.live.reading import newest
from vinculo.meetings.models import Meeting
from vinculo.practices.models import Standing
from vinculo.projects.models import Task


def in_hand(world, client, project, number):
    """Something of everything that is Marek's."""
    now, today = timezone.now(), timezone.localdate()
    noon = timezone.localtime(now).replace(hour=12, minute=0, second=0, microsecond=0)
    Standing.objects.update_or_create(
        client=client, defaults={"season": "summer", "weather": "storm", "health": 20, "checked_at": now}
    )
    Promise.objects.create(client=client, owner=world.marek, text=f"Colours {number}", promised_on=today, made_at=now)
    Question.objects.create(client=client, owner=world.marek, text=f"Blue? {number}", asked_at=now, due_at=now)
    Meeting.objects.create(
        client=client,
        title=f"Tasting {number}",
        organizer=world.marek,
        starts_at=noon,
        minutes=30,
        time_zone="UTC",
        changed_at=now,
    )
    CheckIn.objects.create(
        client=client, project=project, slot_on=today + timedelta(days=number), due_at=noon, channel="phone"
    )
    Task.objects.create(
        project=project, title=f"Draw {number}", assignee=world.marek, due_on=today + timedelta(days=2),
        estimate_minutes=240,
    )  # fmt: skip


def seen_by(person, world, signed_in):
    return signed_in(person).get(f"/people/{world.marek.pk}/").content.decode()


ALL = ("Café Luna", "Colours 1", "Blue? 1", "Tasting 1", "Check-in: Online shop", "4 of")


def test_stays_quiet_about_what_whoever_looks_may_not_see(world, signed_in):
    in_hand(world, world.luna, world.shop, 1)

    page = seen_by(world.iga, world, signed_in)

    assert [words for words in (*ALL, f"client:{world.luna.pk}") if words in page] == []
    assert f'data-live="person:{world.marek.pk}"' in page


def test_shows_all_that_is_in_hand_and_listens_to_it(world, signed_in):
    in_hand(world, world.luna, world.shop, 1)

    page = seen_by(world.zofia, world, signed_in)

    assert [words for words in ALL if words not in page] == []
    assert f'data-live="person:{world.marek.pk} client:{world.luna.pk}"' in page


def test_guests_and_those_who_left_have_no_such_page(world, signed_in):
    assert signed_in(world.teo).get(f"/people/{world.marek.pk}/").status_code == 404
    world.zofia.is_active = False
    world.zofia.save()
    assert signed_in(world.rita).get(f"/people/{world.zofia.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(world, signed_in, rows, django_assert_max_num_queries):
    in_hand(world, world.luna, world.shop, 0)
    for number in range(1, rows):
        client, _contact = make_client(f"Client {number}", owner=world.marek)
        in_hand(world, client, world.shop, number)

    client = signed_in(world.marek)
    with django_assert_max_num_queries(12):
        client.get(f"/people/{world.marek.pk}/")


def test_what_becomes_theirs_is_told_to_their_page(world, signed_in):
    before = newest()
    signed_in(world.marek).post("/projects/bulk/", {"project": world.shop.pk, "lead": world.zofia.pk})

    told = sorted(Change.objects.after(before).values_list("topic", flat=True))
    assert told == [f"client:{world.luna.pk}", f"person:{world.zofia.pk}"]
