"""A word about the person: what is noted settles it, and "not wanted" holds."""

from datetime import timedelta

from django.utils import timezone

from tests.world import NOW
from vinculo.clients.models import PersonalNote
from vinculo.conversations.models import Interaction
from vinculo.practices import answers
from vinculo.practices.models import Nudge
from vinculo.practices.reading import read
from vinculo.practices.recheck import check

YEAR = timedelta(days=365)


def known_for(world, days=70):
    first = Interaction.objects.create(
        client=world.luna, at=NOW - timedelta(days=days), channel="phone", by=world.marek
    )
    first.contacts.add(world.ana)


def nudges(world, at=NOW):
    check([world.luna.pk], at=at)
    return Nudge.objects.filter(practice="person", client=world.luna)


def test_a_note_about_somebody_is_read_with_its_day(world):
    PersonalNote.objects.create(contact=world.ana, text="A dog called Luna", by=world.marek)
    last = PersonalNote.objects.create(contact=world.ana, text="Runs", by=world.marek)

    (found,) = read([world.luna.pk])

    assert found.contacts[0].noted_at is not None and found.contacts[0].noted_at < last.created_at


def test_not_wanted_is_said_once_for_good(world):
    known_for(world)
    nudge = nudges(world).get()

    answers.dismiss(nudge, by=world.marek, at=NOW, reason="Keeps work and the rest apart")

    assert [one.state for one in nudges(world, NOW + YEAR)] == ["dismissed"]


def test_the_button_leads_to_the_note_and_the_note_settles_it(world, signed_in):
    known_for(world)
    nudge = nudges(world).get()
    address = f"/contacts/{world.ana.pk}/notes/new/?nudge={nudge.pk}"

    there = signed_in(world.zofia)

    assert address in there.get(f"/nudges/{nudge.pk}/").content.decode()
    there.post(address, {"text": "A dog called Luna", "audience": "team"})
    assert [one.state for one in nudges(world, timezone.now())] == ["cleared"]
