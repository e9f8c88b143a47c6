"""The client list: what it shows, in which order, and at what price."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_contact
from vinculo.practices.models import Standing
from vinculo.projects.models import ProjectMember

MOST_STATEMENTS = 12


def names(response):
    return [row.name for row in response.context["rows"]]


def standing(client, **facts):
    return Standing.objects.create(client=client, checked_at=timezone.now(), **facts)


def test_managers_see_every_client_by_name(world, signed_in):
    assert names(signed_in(world.rita).get("/clients/")) == ["Café Luna", "Taller Otero"]


def test_members_see_the_clients_of_their_team(world, signed_in):
    assert names(signed_in(world.zofia).get("/clients/")) == ["Café Luna"]


def test_guests_see_the_clients_of_their_projects(world, signed_in):
    assert names(signed_in(world.teo).get("/clients/")) == ["Café Luna"]


def test_guests_see_no_value_neither_on_the_page_nor_in_its_order_nor_in_the_file(world, signed_in):
    for client, value in ((world.luna, 123_400), (world.otero, 900_000)):
        client.value = value
        client.save(update_fields=["value"])
    ProjectMember.objects.create(project=world.workshop, person=world.teo, area="Photos")

    def said(person, sort="name"):
        there = signed_in(person)
        page = there.get(f"/clients/?sort={sort}")
        file = b"".join(there.get("/clients/?export=csv").streaming_content).decode()
        body = page.content.decode()
        return names(page)[0], "Value a year" in body, "1,234" in body, "Value a year" in file, "1234" in file

    assert said(world.rita, "value") == ("Taller Otero", True, True, True, True)
    assert said(world.teo, "value") == ("Café Luna", False, False, False, False)


def test_a_client_nobody_checked_yet_is_shown_with_dashes(world, signed_in):
    response = signed_in(world.rita).get("/clients/")

    assert (response.context["rows"][0].season, response.context["rows"][0].last) == ("–", "–")


def test_search_knows_accents_and_strokes(world, signed_in):
    make_client("Łódź Śródmieście", owner=world.rita)

    assert names(signed_in(world.rita).get("/clients/?q=lodz+srod")) == ["Łódź Śródmieście"]


def test_search_finds_a_client_by_somebody_there(world, signed_in):
    make_contact("Aurélie Noël", world.otero)

    assert names(signed_in(world.rita).get("/clients/?q=aurelie")) == ["Taller Otero"]


def test_search_does_not_find_by_somebody_who_left(world, signed_in):
    contact = make_contact("Aurélie Noël", world.otero)
    contact.roles.update(left_on="2026-01-01")

    assert names(signed_in(world.rita).get("/clients/?q=aurelie")) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("season=summer", ["Café Luna"]),
        ("weather=storm", ["Taller Otero"]),
        ("owner=me", ["Café Luna"]),
        ("nudges=1", ["Taller Otero"]),
        ("quiet=1", ["Taller Otero"]),
        ("archived=1", []),
        ("season=nonsense&sort=nonsense&team=x", ["Café Luna", "Taller Otero"]),
    ],
)
def test_filters_narrow_the_list(world, signed_in, query, found):
    standing(world.luna, season="summer", weather="clear", last_contact_at=timezone.now())
    standing(world.otero, season="winter", weather="storm", open_nudges=2)

    assert names(signed_in(world.marek).get(f"/clients/?{query}")) == found


@pytest.mark.parametrize("sort", ["last", "next", "weather", "nudges"])
def test_what_the_engine_knows_sorts_and_the_unknown_comes_last(world, signed_in, sort):
    unknown, _contact = make_client("Aaa", owner=world.rita)
    today = timezone.localdate()
    for client, days in ((world.otero, 1), (world.luna, 3)):
        standing(
            client,
            last_contact_at=timezone.now() + timedelta(days=days),
            next_word_on=today + timedelta(days=days),
            health=days,
            open_nudges=10 - days,
        )

    there = signed_in(world.rita)

    assert names(there.get(f"/clients/?sort={sort}")) == ["Taller Otero", "Café Luna", "Aaa"]
    assert names(there.get(f"/clients/?sort=-{sort}")) == ["Café Luna", "Taller Otero", "Aaa"]


def test_value_sorts_the_largest_first(world, signed_in):
    for client, value in ((world.luna, 100), (world.otero, 900)):
        client.value = value
        client.save(update_fields=["value"])
    make_client("Aaa", owner=world.rita)

    there = signed_in(world.rita)

    assert names(there.get("/clients/?sort=value")) == ["Taller Otero", "Café Luna", "Aaa"]
    assert names(there.get("/clients/?sort=-value")) == ["Café Luna", "Taller Otero", "Aaa"]


@pytest.mark.parametrize("sort", ["name", "last", "value"])
def test_every_client_is_on_exactly_one_page(world, signed_in, sort):
    made = [make_client(f"Client {number:03}", owner=world.rita)[0] for number in range(60)]
    for client in made[:30]:
        standing(client, last_contact_at=timezone.now())
        client.value = client.pk
        client.save(update_fields=["value"])

    there = signed_in(world.rita)
    pages = [names(there.get(f"/clients/?sort={sort}&page={page}")) for page in (1, 2)]

    assert [len(page) for page in pages] == [40, 22]
    assert len({*pages[0], *pages[1]}) == 62


def test_the_first_start_teaches_how_to_begin(world, signed_in):
    world.luna.throw_away(by=world.rita, at=timezone.now())
    world.otero.throw_away(by=world.rita, at=timezone.now())

    body = signed_in(world.rita).get("/clients/").content.decode()

    assert "Your first client begins with a conversation" in body
    assert "/imports/" in body


def test_an_empty_filter_says_how_to_see_all(world, signed_in):
    assert "No client of yours looks like this" in signed_in(world.rita).get("/clients/?q=zzz").content.decode()


def test_the_page_costs_the_same_with_more_rows(world, signed_in):
    there = signed_in(world.rita)

    def statements():
        there.get("/clients/")
        with CaptureQueriesContext(connection) as asked:
            there.get("/clients/")
        return len(asked)

    with_two = statements()
    for number in range(3):
        client, _contact = make_client(f"More {number}", owner=world.marek)
        standing(client)

    assert statements() == with_two
    assert with_two <= MOST_STATEMENTS


@pytest.mark.parametrize("sort", ["last", "value", "-nudges"])
def test_no_order_costs_more_than_the_budget(world, signed_in, sort):
    there = signed_in(world.rita)
    with CaptureQueriesContext(connection) as asked:
        there.get(f"/clients/?sort={sort}&page=2&q=a")

    assert len(asked) <= MOST_STATEMENTS


def test_a_full_page_stays_light(world, signed_in):
    for number in range(50):
        client, _contact = make_client(f"Client with a long name {number}", owner=world.marek, line="What they do")
        standing(client, season="summer", weather="changeable", last_contact_at=timezone.now(), open_nudges=3)

    response = signed_in(world.rita).get("/clients/")

    assert len(response.context["rows"]) == 40
    assert len(response.content) <= 60 * 1024


def test_names_cannot_smuggle_markup_into_the_rows(world, signed_in):
    make_client("<script>alert(1)</script>", owner=world.marek, line='"><img src=x>')

    body = signed_in(world.rita).get("/clients/").content.decode()

    assert "<script>alert(1)" not in body
    assert "<img src=x>" not in body
