"""Who keeps a copy hears of what came back, what became part of another, and what is gone; and of nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.api.asking import Program
from tests.api.house import make_all
from tests.world import make_client, make_contact
from vinculo.clients.merge import merge_clients, merge_contacts, take_apart
from vinculo.clients.models import Client, Contact
from vinculo.documents.models import Document
from vinculo.projects.models import Project, Task

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def quiet(world):
    """Nothing has changed for years."""
    luna, otero = make_all(world)
    for model in (Client, Contact, Project, Task):
        model.objects.update(updated_at=LONG_AGO)
    Document.objects.update(changed_at=LONG_AGO)
    return luna, otero


def since():
    return (timezone.now() - timedelta(minutes=1)).isoformat()


def changed(program, shelf):
    return {one["id"] for one in program.get(f"/{shelf}", updated_since=since(), limit=200).json()["items"]}


def gone(program, of, **query):
    return program.get("/gone", of=of, since=since(), **query).json()["items"]


def test_stays_quiet_when_nothing_happened(world, marek, quiet):
    for shelf in ("clients", "contacts", "projects", "tasks", "documents"):
        assert changed(marek, shelf) == set()
    for of in ("clients", "contacts", "projects", "documents"):
        assert gone(marek, of) == []


def test_a_client_that_is_gone_is_told_and_comes_back_with_all_of_it(world, marek, quiet):
    luna, _otero = quiet
    world.luna.throw_away(by=world.marek, at=timezone.now())
    [told] = gone(marek, "clients")
    assert (told["id"], told["merged_into"]) == (world.luna.pk, None)
    assert changed(marek, "clients") == set()

    world.luna.restore()
    assert gone(marek, "clients") == []
    assert changed(marek, "clients") == {luna["clients"]}
    for shelf in ("contacts", "projects", "tasks", "documents"):
        assert luna[shelf] in changed(marek, shelf)
    assert quiet[1]["tasks"] not in changed(marek, "tasks")


def test_projects_and_documents_too(world, marek, quiet):
    luna, _otero = quiet
    world.shop.throw_away(by=world.marek, at=timezone.now())
    paper = Document.objects.get(pk=quiet[1]["documents"])
    paper.throw_away(by=world.marek, at=timezone.now())
    assert [one["id"] for one in gone(marek, "projects")] == [luna["projects"]]
    assert [one["id"] for one in gone(marek, "documents")] == [paper.pk]

    world.shop.restore()
    paper.restore()
    assert luna["tasks"] in changed(marek, "tasks")
    assert paper.pk in changed(marek, "documents")


def test_two_that_became_one_and_were_taken_apart(world, marek, quiet):
    luna, otero = quiet
    merge = merge_clients(world.luna, world.otero, by=world.marek, at=timezone.now())
    assert [(one["id"], one["merged_into"]) for one in gone(marek, "clients")] == [(world.otero.pk, world.luna.pk)]
    assert changed(marek, "clients") == {luna["clients"]}
    assert {luna["projects"], otero["projects"]} <= changed(marek, "projects")
    assert otero["contacts"] in changed(marek, "contacts")

    Client.objects.update(updated_at=LONG_AGO)
    assert changed(marek, "projects") == set()
    take_apart(merge, at=timezone.now(), by=world.marek)
    assert changed(marek, "clients") == {luna["clients"], otero["clients"]}
    assert otero["projects"] in changed(marek, "projects")
    assert gone(marek, "clients") == []


def test_of_contacts_who_became_one_those_hear_who_see_them(world, quiet):
    zofia = Program(world.zofia)
    twin = make_contact("Ana R.", world.luna)
    merge_contacts(world.ana, twin, by=world.marek, at=timezone.now())

    assert [(one["id"], one["merged_into"]) for one in gone(zofia, "contacts")] == [(twin.pk, world.ana.pk)]


def test_nothing_is_told_of_what_one_may_not_see(world, marek, quiet):
    """Zofia does not see Taller Otero."""
    zofia, now = Program(world.zofia), timezone.now()
    other, _contact = make_client("Otero, S.L.", owner=world.iga, team=world.otero.team)
    lonely = make_contact("Someone", world.otero)
    merge_clients(world.otero, other, by=world.marek, at=now)
    lonely.throw_away(by=world.marek, at=now)
    world.workshop.throw_away(by=world.marek, at=now)
    Document.objects.get(pk=quiet[1]["documents"]).throw_away(by=world.marek, at=now)
    kinds = ("clients", "contacts", "projects")

    assert [gone(zofia, of) for of in (*kinds, "documents")] == [[]] * 4
    assert all(gone(marek, of) for of in kinds)  # control: there is something to tell


def test_pages_hold_and_what_is_asked_wrongly_is_said(world, marek):
    now = timezone.now()
    ids = []
    for number in range(3):
        client, _contact = make_client(f"Forno {number}", owner=world.marek)
        client.throw_away(by=world.marek, at=now)
        ids.append(client.pk)
    first = marek.get("/gone", of="clients", since=since(), limit=2).json()
    second = marek.get("/gone", of="clients", since=since(), limit=2, cursor=first["next"]).json()
    assert [one["id"] for one in first["items"] + second["items"]] == ids
    assert second["next"] is None

    assert marek.get("/gone", of="clients", since=LONG_AGO.isoformat()).status_code == 422
    assert marek.get("/gone", of="promises", since=since()).status_code == 422
    assert Program(world.marek, ["clients:read"]).get("/gone", of="projects", since=since()).status_code == 403
