"""What of clients and contacts is found by words, and by whom."""

from django.utils import timezone

from vinculo.clients.models import PersonalNote
from vinculo.clients.searchable import index_clients, index_contacts
from vinculo.db.search import find


def names(query, allowed=None):
    return [hit.title for hit in find(query, allowed=allowed)]


def test_a_client_is_found_by_name_line_and_profile(world):
    world.luna.line = "Pastelería"
    index_clients([world.luna])

    assert names("luna") == names("pasteleria") == names("cakes") == ["Café Luna"]


def test_a_contact_is_found_under_the_client_where_they_are(world):
    index_contacts([world.ana])

    assert names("prado", [world.luna.pk]) == ["Ana Prado"]
    assert names("prado", [world.otero.pk]) == []


def test_what_is_in_the_bin_is_not_found(world):
    index_clients([world.luna])
    index_contacts([world.ana])
    world.luna.throw_away(by=world.rita, at=timezone.now())
    world.ana.throw_away(by=world.rita, at=timezone.now())

    index_clients([world.luna])
    index_contacts([world.ana])

    assert names("luna") == names("prado") == []


def test_personal_notes_are_for_reading_and_not_for_finding(world):
    PersonalNote.objects.create(contact=world.ana, text="A dog called Bruno", by=world.rita)

    index_contacts([world.ana])

    assert names("bruno") == []
