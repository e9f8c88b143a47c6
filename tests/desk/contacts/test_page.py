"""The contact card: how to reach somebody, what they told us, and who may read it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_project
from vinculo.clients.models import ContactRole, ImportantDate, PersonalNote
from vinculo.conversations.models import Interaction


def card(signed_in, person, contact):
    return signed_in(person).get(contact.get_absolute_url())


def note(world, text, audience="team", by=None):
    return PersonalNote.objects.create(contact=world.ana, text=text, audience=audience, by=by or world.marek)


def read_by(signed_in, person, contact):
    return [one.text for one, _glyph, _may_remove in card(signed_in, person, contact).context["notes"]]


def test_phones_and_mails_can_be_pressed(world, signed_in):
    body = card(signed_in, world.zofia, world.ana).content.decode()

    assert 'href="tel:+34600000000"' in body
    assert f'href="mailto:{world.ana.email}"' in body


@pytest.mark.parametrize(
    ("audience", "readers"),
    [("team", ["rita", "marek", "zofia"]), ("leads", ["rita", "marek"]), ("me", ["marek"])],
)
def test_a_note_is_read_by_whom_it_is_meant_for(world, signed_in, audience, readers):
    note(world, "A dog called Luna", audience, by=world.marek)

    seen = [name for name in ("rita", "marek", "zofia") if read_by(signed_in, getattr(world, name), world.ana)]

    assert seen == readers


def test_who_wrote_a_note_for_those_who_lead_still_reads_it(world, signed_in):
    note(world, "Told me in confidence", "leads", by=world.zofia)

    assert read_by(signed_in, world.zofia, world.ana) == ["Told me in confidence"]


def test_guests_read_no_personal_note(world, signed_in):
    note(world, "A dog called Luna")

    response = card(signed_in, world.teo, world.ana)

    assert response.status_code == 200
    assert "A dog called Luna" not in response.content.decode()


def test_a_guest_reads_only_the_talks_of_their_project(world, signed_in):
    other = make_project(world.luna, "Other")
    for text, project in (("About the shop", world.shop), ("About money", other)):
        said = Interaction.objects.create(
            client=world.luna, project=project, channel="phone", summary=text, at=timezone.now()
        )
        said.contacts.add(world.ana)

    body = card(signed_in, world.teo, world.ana).content.decode()

    assert "About the shop" in body
    assert "About money" not in body


def test_at_a_client_one_does_not_see_they_are_nowhere(world, signed_in):
    ContactRole.objects.create(client=world.otero, contact=world.ana, title="Advisor")
    said = Interaction.objects.create(client=world.otero, channel="phone", summary="Secret", at=timezone.now())
    said.contacts.add(world.ana)

    body = card(signed_in, world.zofia, world.ana).content.decode()

    assert [word for word in ("Advisor", "Taller Otero", "Secret") if word in body] == []
    assert "Advisor" in card(signed_in, world.rita, world.ana).content.decode()


def test_it_costs_the_same_with_more_of_everything(world, signed_in):
    there = signed_in(world.marek)

    def fill(times):
        for _time in range(times):
            note(world, "A note")
            ImportantDate.objects.create(contact=world.ana, day=1, month=2)
            other, _contact = make_client("Other", owner=world.marek)
            ContactRole.objects.create(client=other, contact=world.ana)
            said = Interaction.objects.create(client=world.luna, channel="phone", at=timezone.now())
            said.contacts.add(world.ana)

    def statements():
        with CaptureQueriesContext(connection) as asked:
            there.get(world.ana.get_absolute_url())
        return len(asked)

    fill(1)
    statements()
    with_one = statements()
    fill(3)

    assert statements() == with_one
    assert with_one <= 12
