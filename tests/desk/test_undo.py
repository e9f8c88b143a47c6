"""Taking back: by whoever did it, for half an hour, and only what was signed here."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from vinculo.desk.clients import bulk
from vinculo.desk.undo import GOOD_FOR, undo_address

assert bulk.__name__  # it registers how archiving is taken back


def archived(client):
    client.refresh_from_db()
    return client.archived_at is not None


@pytest.fixture
def way_back(world):
    world.luna.archive(at=timezone.now())
    return undo_address(world.marek, "clients.archived", ids=[], before=[[world.luna.pk, None]], back="/clients/")


def test_it_is_taken_back_and_one_is_back_on_the_page(world, signed_in, way_back):
    response = signed_in(world.marek).post(way_back)

    assert response.url == "/clients/"
    assert not archived(world.luna)


def test_on_today_one_stays_on_today(world, signed_in, way_back):
    response = signed_in(world.marek).post(way_back, headers={"referer": "http://testserver/?scope=all&more=1"})

    assert response.url == "/?scope=all&more=1"
    assert not archived(world.luna)


def test_nobody_else_can_use_it(world, signed_in, way_back):
    assert signed_in(world.rita).post(way_back).status_code == 404
    assert archived(world.luna)


def test_a_changed_token_is_refused(world, signed_in, way_back):
    assert signed_in(world.marek).post(way_back[:-3] + "abc").status_code == 404
    assert archived(world.luna)


def test_it_works_only_by_post(world, signed_in, way_back):
    assert signed_in(world.marek).get(way_back).status_code == 405


def test_after_half_an_hour_it_is_too_late(world, signed_in, way_back):
    there = signed_in(world.marek)

    with time_machine.travel(timezone.now() + GOOD_FOR + timedelta(minutes=1), tick=False):
        response = there.post(way_back)

    assert response.status_code == 302
    assert archived(world.luna)


def test_what_one_no_longer_sees_is_not_changed(world, signed_in, way_back):
    world.luna.archive(at=timezone.now())
    token = undo_address(world.iga, "clients.archived", ids=[], before=[[world.luna.pk, None]])

    signed_in(world.iga).post(token)

    assert archived(world.luna)


def test_without_a_page_to_go_back_to_one_lands_where_one_was(world, signed_in):
    token = undo_address(world.marek, "clients.archived", ids=[], before=[[world.luna.pk, None]])
    there = signed_in(world.marek)

    assert there.post(token, headers={"referer": "http://testserver/clients/?q=a"}).url == "/clients/?q=a"
    assert there.post(token, headers={"referer": "http://evil.example/"}).url == "/"


def test_an_action_nobody_registered_is_a_mistake_of_ours(world):
    with pytest.raises(LookupError):
        undo_address(world.marek, "nobody.knows", ids=[1])
