"""Leads of another system are leads here, and what was said to them stands in what we noted."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from tests.exchange.history.bringing import bring, bring_now, said_of
from tests.exchange.history.samples import AT, MAREK
from tests.world import World, make_contact
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import Interaction
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.history.records import Known, Said, Way
from vinculo.exchange.undoing import undo
from vinculo.pipeline.models import Lead


def prospects() -> list[Any]:
    mails = ("nora@panaderia.example",)
    row = ContactRow(1, "Nora Pan", company="Nueva Panadería", emails=mails, note="Met at the fair", external_id="k7")
    lost = ContactRow(2, "Junk One", external_id="k8")
    return [
        Known(row=row, owner=MAREK, is_lead=True),
        Known(row=lost, is_lead=True, lost=True),
        Said(
            id="s7", on_kind="known", on_id="k7", text="She calls back.", title="Hello", way=Way.CALL, at=AT, by=MAREK
        ),
    ]


def test_quiet_when_the_person_is_a_contact_already(world: World) -> None:
    nora = make_contact("Nora Pan", world.luna)
    Contact.objects.filter(pk=nora.pk).update(email="nora@panaderia.example")

    bring_now(prospects(), world.marek)

    assert [one.name for one in Lead.objects.all()] == ["Junk One"]
    assert list(Interaction.objects.get(summary__contains="calls back").contacts.all()) == [nora]


def test_leads_there_are_leads_here_with_what_was_said_to_them(world: World) -> None:
    before = Client.objects.count(), Contact.objects.count()
    shown = bring(prospects(), world.marek)
    assert {one[2:] for one in said_of(shown)} == {("new", "is_lead"), ("new", "in_lead_note")}
    assert not Lead.objects.exists()

    run = bring_now(prospects(), world.marek)

    nora, junk = Lead.objects.order_by("pk")
    assert (nora.name, nora.company, nora.email, nora.owner, nora.came) == (
        "Nora Pan", "Nueva Panadería", "nora@panaderia.example", world.marek, "import",
    )  # fmt: skip
    assert nora.note == "Met at the fair\n\n2025-03-01, Call, M. Wilk: Hello\nShe calls back."
    assert (nora.state, junk.state, list(Lead.objects.named_like("panaderia"))) == ("talking", "lost", [nora])
    assert (Client.objects.count(), Contact.objects.count(), Interaction.objects.count()) == (*before, 0)
    assert bring_now(prospects(), world.marek).counts == {"unchanged": 3}
    undo(run, at=timezone.now())
    assert not Lead.objects.exists()


def test_what_comes_later_is_added_to_a_lead_and_can_be_taken_back(world: World) -> None:
    bring_now(prospects(), world.marek)
    Lead.objects.filter(name="Nora Pan").update(note="Our own words", phone="1")
    talk = prospects()[2]
    later = replace(talk, id="s8", text="She wants a shop.", by=None)

    run = bring_now([talk, later], world.marek)

    nora = Lead.objects.get(name="Nora Pan")
    assert (run.counts, nora.phone) == ({"unchanged": 1, "new": 1}, "1")
    assert nora.note == "Our own words\n\n2025-03-01, Call: Hello\nShe wants a shop."
    undo(run, at=timezone.now())
    assert Lead.objects.get(name="Nora Pan").note == "Our own words"
