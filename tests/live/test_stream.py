"""An open page hears what others change, at once, and nothing that its reader may not see."""

from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo import live
from vinculo.clients.models import Client
from vinculo.desk.live.hearing import Hearing
from vinculo.live.models import Change
from vinculo.people.models import Role
from vinculo.people.roles import change_role
from vinculo.people.sessions import end_sessions
from vinculo.practices.recheck import check_one, client_changed


def of(*clients):
    return "on=" + ",".join(f"client:{client.pk}" for client in clients)


def topic(client):
    return f"client:{client.pk}"


def test_a_stranger_hears_nothing_and_is_sent_to_the_door(house, world):
    page = house.opened(None, of(world.luna))

    assert (page.status, page.is_open, page.heard) == (302, False, "")
    assert house.hub.listeners.all == set()


def test_stays_quiet_about_clients_one_does_not_see(house, world):
    page = house.opened(world.iga, of(world.luna))
    both = house.opened(world.iga, of(world.luna, world.otero))
    guest = house.opened(world.teo, f"{of(world.otero)},person:{world.iga.pk}")
    live.tell(topic(world.luna), topic(world.otero))
    house.looks()

    assert (page.status, page.is_open, guest.status) == (204, False, 204)
    assert both.news == [topic(world.otero)]


def test_control_without_the_rules_a_stranger_to_a_client_hears_of_it(house, world, monkeypatch):
    monkeypatch.setattr("vinculo.desk.live.stream.heard_by", lambda person, asked: set(asked))
    monkeypatch.setattr(Hearing, "may_hear", lambda self, listening: listening)
    page = house.opened(world.iga, of(world.luna))
    live.tell(topic(world.luna))
    house.looks()

    assert page.news == [topic(world.luna)]


def test_a_change_is_heard_once_by_those_who_look_at_it_and_by_nobody_else(house, world):
    hears, other = house.opened(world.zofia, of(world.luna)), house.opened(world.rita, of(world.otero))
    client_changed(world.luna.pk)
    house.looks()
    house.looks()

    assert (hears.status, hears.is_open, hears.news) == (200, True, [topic(world.luna)])
    assert hears.headers[b"content-type"].startswith(b"text/event-stream")
    assert (hears.headers[b"cache-control"], hears.headers[b"x-accel-buffering"]) == (b"no-store", b"no")
    assert (other.is_open, other.news) == (True, [])


def test_whoever_sees_a_client_no_more_hears_no_more_of_it(house, world):
    page = house.opened(world.zofia, of(world.luna))
    world.zofia.teams.clear()
    world.zofia.memberships.all().delete()
    live.tell(topic(world.luna))
    house.looks()

    assert page.news == []


def test_what_happened_while_the_line_was_cut_is_heard_on_return(house, world):
    first = house.opened(world.marek, of(world.luna))
    house.left(first)
    assert house.hub.listeners.all == set()
    live.tell(topic(world.luna))
    again = house.opened(world.marek, of(world.luna), last=first.number)
    later = house.opened(world.marek, of(world.luna), last=again.number)

    assert (again.news, later.news) == ([topic(world.luna)], [])


def test_a_line_closes_when_its_session_ends(house, world):
    out, stays, everywhere, demoted = [
        house.opened(one, of(world.luna)) for one in (world.marek, world.marek, world.rita, world.zofia)
    ]
    Session.objects.filter(session_key=out.session).delete()
    end_sessions(world.rita)
    change_role(world.zofia, Role.GUEST, by=world.rita)
    house.looks(long_after=True)

    assert [page.is_open for page in (out, stays, everywhere, demoted)] == [False, True, False, False]


def test_control_a_hub_that_does_not_ask_keeps_the_line(house, world, monkeypatch):
    monkeypatch.setattr(Hearing, "gone", lambda self, given: set())
    page = house.opened(world.rita, of(world.luna))
    end_sessions(world.rita)
    house.looks(long_after=True)

    assert page.is_open


def test_the_database_is_asked_as_often_for_many_pages_as_for_one(house, world):
    counted, people = [], [world.marek, world.zofia, world.rita, world.iga]
    for pages in (1, 3, 20):
        for number in range(pages):
            house.opened(people[number % 4], of(world.luna, world.otero))
        live.tell(topic(world.luna), topic(world.otero))
        with CaptureQueriesContext(connection) as asked:
            house.looks(long_after=True)
        with CaptureQueriesContext(connection) as idle:
            house.looks()
        counted.append((len(asked), len(idle)))

    assert counted == [(7, 1)] * 3


def test_hearing_agrees_with_what_everybody_sees(world):
    clients = [world.luna, world.otero, Client.objects.create(name="Open to all")]
    everybody = {topic(one): {person.pk for person in world.staff} for one in clients}

    heard = Hearing().may_hear(everybody)

    for person in world.staff:
        seen = set(Client.objects.visible_to(person).values_list("pk", flat=True))
        assert {one.pk for one in clients if person.pk in heard[topic(one)]} == seen, person


def test_without_the_door_the_same_address_answers_and_ends(world, signed_in):
    live.tell(topic(world.luna))

    answer = signed_in(world.marek).get(f"/live/?{of(world.luna)}&last=0")

    assert answer.content.decode().startswith("retry: 1500\nid: ")
    assert answer.content.decode().endswith(f"data: {topic(world.luna)}\n\n")


def test_other_addresses_are_not_served_by_the_door(house, world):
    page = house.opened(world.rita, "", path="/clients/")

    assert (page.status, page.heard, page.is_open) == (404, "", False)


def test_what_the_engine_makes_of_a_change_is_told_when_it_differs(world):
    check_one(world.luna.pk)
    first = Change.objects.filter(topic=topic(world.luna)).count()
    check_one(world.luna.pk)

    assert (first, Change.objects.filter(topic=topic(world.luna)).count()) == (1, 1)


def test_the_team_hears_that_there_are_other_projects_and_guests_do_not(house, world):
    ours, guests = house.opened(world.iga, "on=projects"), house.opened(world.teo, "on=projects")
    assert (ours.is_open, guests.is_open) == (True, False)

    make_project(world.luna, "A shop of another team")
    house.looks()
    assert ours.news == ["projects"]

    world.workshop.throw_away(by=world.rita, at=timezone.now())
    house.looks()
    world.workshop.name = "Another name"
    world.workshop.save(update_fields=["name", "name_folded"])
    house.looks()
    assert ours.news == ["projects"] * 2
