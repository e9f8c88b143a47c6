"""Records that look like the same client or person."""

from tests.world import make_client, make_contact
from vinculo.clients.duplicates import clients_alike, contacts_alike, twins_of
from vinculo.clients.models import ContactRole


def test_clients_of_one_name_but_for_accents_are_alike(world):
    twin, _contact = make_client("CAFE LUNA", team=world.north)

    assert clients_alike(world.rita) == [[world.luna, twin]]
    assert twins_of(world.luna, world.rita) == [twin]


def test_a_twin_one_does_not_see_is_not_told_of(world):
    make_client("CAFE LUNA", team=world.south)

    assert clients_alike(world.zofia) == []
    assert twins_of(world.luna, world.zofia) == []


def test_people_of_one_address_are_alike_wherever_they_are(world):
    twin = make_contact("A. Prado", world.otero)
    twin.email = world.ana.email
    twin.save()

    assert contacts_alike(world.rita) == [[world.ana, twin]]


def test_a_name_alone_makes_two_people_one_only_at_one_client(world):
    elsewhere = make_contact("Ana Prado", world.otero)
    elsewhere.email = "other@otero.example"
    elsewhere.save()
    assert contacts_alike(world.rita) == []

    ContactRole.objects.create(client=world.luna, contact=elsewhere)

    assert contacts_alike(world.rita) == [[world.ana, elsewhere]]


def test_who_has_no_address_is_like_nobody_for_it(world):
    for name in ("One", "Two"):
        contact = make_contact(name, world.luna)
        contact.email = ""
        contact.save()

    assert contacts_alike(world.rita) == []
