"""Setting up a connection, choosing what is joined, and what one sees of it."""

from typing import Any

import pytest
from django.test import Client

from tests.exchange.connections.machine import Said
from tests.exchange.connections.trello import BOARD, KEY, SECRET, TOKEN, Trello
from tests.world import NOW, World
from vinculo.exchange.connections.models import Clash, Connection, Link, State
from vinculo.jobs.models import PendingJob
from vinculo.people.models import Person
from vinculo.projects.models import Task

HOME = "/settings/connections/"


def reader(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def marek(world: World) -> Client:
    return reader(world.marek)


def given(**other: str) -> dict[str, str]:
    return {"name": "Boards", "key": KEY, "token": TOKEN, "secret": SECRET, **other}


def test_trello_is_tried_before_anything_is_saved(marek: Client, trello: Trello) -> None:
    refused = marek.post(f"{HOME}trello/", given(token="a-wrong-one"))
    assert "Trello does not accept this key with this token." in refused.content.decode()
    assert "a-wrong-one" not in refused.content.decode() and SECRET not in refused.content.decode()
    assert not Connection.objects.exists()

    taken = marek.post(f"{HOME}trello/", given())
    made = Connection.objects.get()
    assert (taken.url, made.state, made.member_name) == (f"{HOME}{made.pk}/choose/", State.ACTIVE, "Marek Wilk")
    assert (made.secret("token"), made.secret("client_secret")) == (TOKEN, SECRET)


def test_a_board_is_chosen_once_and_comes_in_by_a_job(world: World, marek: Client, connection: Connection) -> None:
    address = f"{HOME}{connection.pk}/choose/"
    assert "Tekken Notes" in marek.get(address).content.decode()

    told = {"there": BOARD, "project": str(world.shop.pk), "client": "", "goes_out": "on"}
    for _ in range(2):
        marek.post(address, told)

    link = Link.objects.get()
    assert (link.project, link.name, link.out_since is not None) == (world.shop, "Tekken Notes", True)
    assert PendingJob.objects.filter(key__contains="connections.running").count() == 1
    assert "There is no open board left to choose." in marek.get(address).content.decode()


def test_only_boards_and_projects_one_sees_can_be_chosen(world: World, marek: Client, connection: Connection) -> None:
    world.workshop.deleted_at = NOW
    world.workshop.save()

    marek.post(f"{HOME}{connection.pk}/choose/", {"there": "another", "project": "", "client": "Café Luna"})
    marek.post(f"{HOME}{connection.pk}/choose/", {"there": BOARD, "project": str(world.workshop.pk), "client": ""})

    assert not Link.objects.exists()


def test_a_client_is_found_or_made_by_its_name(world: World, marek: Client, connection: Connection) -> None:
    marek.post(f"{HOME}{connection.pk}/choose/", {"there": BOARD, "project": "", "client": "  café luna "})
    assert (Link.objects.get().client, Link.objects.get().out_since) == (world.luna, None)

    Link.objects.all().delete()
    marek.post(f"{HOME}{connection.pk}/choose/", {"there": BOARD, "project": "", "client": "Bodega Nueva"})
    assert (Link.objects.get().client, Link.objects.get().new_client) == (None, "Bodega Nueva")


def test_the_page_says_what_is_wrong_and_a_new_token_sets_it_right(
    marek: Client, connection: Connection, trello: Trello
) -> None:
    connection.change(paused_at=NOW, failing_since=NOW, failures=1, trouble="token")
    assert (
        "Trello no longer accepts the token: paste a new one." in marek.get(f"{HOME}{connection.pk}/").content.decode()
    )
    assert "Trello no longer accepts the token" in marek.get(HOME).content.decode()

    trello.token = "a-new-one"
    marek.post(f"{HOME}{connection.pk}/token/", {"token": "still-wrong", "secret": ""})
    connection.refresh_from_db()
    assert (connection.state, connection.secret("token")) == (State.PAUSED, TOKEN)

    marek.post(f"{HOME}{connection.pk}/token/", {"token": "a-new-one", "secret": ""})
    connection.refresh_from_db()
    assert (connection.state, connection.why, connection.secret("client_secret")) == (State.ACTIVE, "", SECRET)


def test_pausing_going_on_and_removing(marek: Client, connection: Connection, trello: Trello) -> None:
    for deed, state in (("pause", State.PAUSED), ("go-on", State.ACTIVE)):
        marek.post(f"{HOME}{connection.pk}/{deed}/")
        connection.refresh_from_db()
        assert connection.state == state

    marek.post(f"{HOME}{connection.pk}/remove/")
    connection.refresh_from_db()
    assert (connection.token, connection.client_secret, marek.get(f"{HOME}{connection.pk}/").status_code) == (
        "",
        "",
        404,
    )


def test_what_is_joined_can_be_one_way_and_parted(world: World, marek: Client, connection: Connection) -> None:
    link = Link.objects.create(
        connection=connection, external_id=BOARD, name="Notes", project=world.shop, out_since=NOW
    )
    marek.post(f"{HOME}links/{link.pk}/in-only/")
    link.refresh_from_db()
    assert link.out_since is None
    marek.post(f"{HOME}links/{link.pk}/out/")
    link.refresh_from_db()
    assert link.out_since is not None

    marek.post(f"{HOME}links/{link.pk}/part/")
    assert not Link.objects.exists()


def test_new_tasks_become_cards_in_a_list_that_is_open_there(
    world: World, marek: Client, connection: Connection, trello: Trello
) -> None:
    link = Link.objects.create(
        connection=connection, external_id=BOARD, name="Notes", project=world.shop, out_since=NOW, began_at=NOW
    )
    address, page = f"{HOME}links/{link.pk}/cards/", f"{HOME}{connection.pk}/"
    assert f'href="{address}"' in marek.get(page).content.decode()
    assert marek.post(address, {"into": "a-list-of-another-board"}).status_code == 200
    trello.fail("lists", Said("ill", 500))
    assert "Trello does not work properly just now (500)" in marek.get(address).content.decode()
    link.refresh_from_db()
    assert link.cards_since is None

    assert marek.post(address, {"into": trello.list_id("Lab")}).url == page
    link.refresh_from_db()
    assert (link.cards_since is not None, link.cards_list_name) == (True, "Lab")
    assert "New tasks become cards in “Lab”." in marek.get(page).content.decode()
    assert f'value="{trello.list_id("Lab")}" selected' in marek.get(address).content.decode()

    marek.post(address, {"into": "-"})
    link.refresh_from_db()
    assert (link.cards_since, link.cards_list) == (None, "")


def test_a_project_of_basecamp_has_no_such_page(world: World, marek: Client) -> None:
    other = Connection.objects.create(system="basecamp", name="Projects", owner=world.marek, ready_at=NOW)
    link = Link.objects.create(connection=other, external_id="7", name="One", project=world.shop, out_since=NOW)

    assert marek.get(f"{HOME}links/{link.pk}/cards/").status_code == 404


def test_whose_it_is_and_administrators_look_after_it(world: World, connection: Connection) -> None:
    seen = [reader(one).get(f"{HOME}{connection.pk}/").status_code for one in world.staff]
    assert dict(zip([one.name for one in world.staff], seen, strict=True)) == {
        "Rita Solano": 200, "Marek Wilk": 200, "Zofia Kos": 404, "Iga Lis": 404, "Teo Vidal": 404,
    }  # fmt: skip


def test_what_both_sides_changed_is_shown(world: World, marek: Client, connection: Connection) -> None:
    link = Link.objects.create(connection=connection, external_id=BOARD, name="Notes", project=world.shop)
    task = Task.objects.create(project=world.shop, title="Menu")
    Clash.objects.create(link=link, task=task, field="due", ours="2026-04-01", theirs=None, ours_stayed=True,
                         ours_at=NOW, at=NOW)  # fmt: skip

    page = marek.get(f"{HOME}{connection.pk}/").content.decode()

    assert all(part in page for part in ("Changed on both sides", "Menu", "Wed 1 Apr"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(
    world: World, marek: Client, connection: Connection, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        Link.objects.create(connection=connection, external_id=str(number), name="One", project=world.shop)
    with django_assert_num_queries(8):
        assert marek.get(f"{HOME}{connection.pk}/").status_code == 200


def test_a_slow_trello_keeps_nobody_waiting(marek: Client, connection: Connection, trello: Trello) -> None:
    trello.fail("boards", Said("ill", 500))
    page = marek.get(f"{HOME}{connection.pk}/choose/").content.decode()
    assert ("Trello does not work properly just now (500)" in page, trello.count("GET", "boards")) == (True, 1)
