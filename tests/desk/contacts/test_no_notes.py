"""Somebody wants no personal notes kept: said once, of them alone, and taken back with what was before."""

from datetime import timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils import timezone

from tests.practices.test_personal_notes import known_for
from tests.world import NOW, World, make_contact
from vinculo.clients.models import ContactRole, NoNotes, PersonalNote
from vinculo.conversations.models import Interaction
from vinculo.practices import answers
from vinculo.practices.models import Nudge
from vinculo.practices.recheck import check

YEAR = timedelta(days=365)
migration = import_module("vinculo.practices.migrations.0006_not_wanted_by_a_contact")


def asked_about(world: World, at: Any = NOW) -> list[str]:
    check([world.luna.pk, world.otero.pk], at=at)
    live = Nudge.objects.live().filter(practice="person")
    return sorted(live.values_list("contact__name", "client__name"))


def two_who_are_known(world: World) -> Any:
    """Both key contacts at Luna; Ana at Otero too, where work goes on."""
    bea = make_contact("Bea Sol", world.luna)
    known_for(world)
    (talk,) = Interaction.objects.all()
    talk.contacts.add(bea)
    ContactRole.objects.filter(contact=bea).update(is_key=True)
    ContactRole.objects.create(contact=world.ana, client=world.otero, is_key=True)
    other = Interaction.objects.create(client=world.otero, at=NOW - timedelta(days=70), channel="phone", by=world.marek)
    other.contacts.add(world.ana)
    return bea


def undo(browser: Any, page: Any) -> None:
    browser.post("/undo/?token=" + page.content.decode().split("/undo/?token=")[1].split('"')[0])


def test_it_holds_for_them_at_every_client_and_for_nobody_else(world: World, signed_in: Any) -> None:
    bea = two_who_are_known(world)
    before = asked_about(world)

    page = signed_in(world.marek).post(f"/contacts/{world.ana.pk}/notes/none/", follow=True)
    meanwhile = asked_about(world, timezone.now())
    undo(signed_in(world.marek), page)

    assert before == sorted([
        (world.ana.name, world.luna.name), (world.ana.name, world.otero.name), (bea.name, world.luna.name),
    ])  # fmt: skip
    assert meanwhile == [(bea.name, world.luna.name)]
    assert (NoNotes.objects.count(), asked_about(world, timezone.now())) == (0, before)


def test_the_card_says_who_heard_it_and_when_and_takes_it_back(world: World, signed_in: Any) -> None:
    PersonalNote.objects.create(contact=world.ana, text="A dog called Luna", by=world.marek)
    desk, address = signed_in(world.zofia), f"/contacts/{world.ana.pk}/"

    NoNotes.want_none(world.ana, by=world.marek, at=NOW)
    page = desk.get(address).content.decode()
    refused = desk.post(f"{address}notes/new/", {"text": "Runs", "audience": "team"})
    back = desk.post(f"{address}notes/kept/", follow=True)
    kept = NoNotes.objects.count()
    undo(desk, back)

    for words in ("wants no personal notes kept", world.marek.first_name, "They may be kept again", "still here"):
        assert words in page
    assert ("notes/new/" in page, refused.status_code, PersonalNote.objects.count()) == (False, 302, 1)
    assert "notes/new/" in back.content.decode()
    assert (kept, NoNotes.objects.get().by, NoNotes.objects.get().at) == (0, world.marek, NOW)


def test_the_form_of_the_nudge_offers_it(world: World, signed_in: Any) -> None:
    page = signed_in(world.marek).get(f"/contacts/{world.ana.pk}/notes/new/").content.decode()

    assert f'formaction="/contacts/{world.ana.pk}/notes/none/"' in page


def test_what_was_answered_at_a_client_becomes_what_the_contact_wants_and_back(world: World) -> None:
    bea = two_who_are_known(world)
    asked_about(world)
    here = Nudge.objects.get(practice="person", contact=world.ana, client=world.luna)
    answers.dismiss(here, by=world.marek, at=NOW, reason="Keeps work and the rest apart")

    migration.it_is_what_the_contact_wants(apps, None)
    row = NoNotes.objects.get()
    after = asked_about(world, NOW + YEAR)
    migration.it_was_answered_there(apps, None)
    states = set(Nudge.objects.filter(practice="person", contact=world.ana).values_list("client", "state"))

    assert (row.contact, row.by, row.at, after) == (world.ana, world.marek, NOW, [(bea.name, world.luna.name)])
    assert states == {(world.luna.pk, "dismissed"), (world.otero.pk, "cleared")}
