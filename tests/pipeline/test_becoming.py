"""A lead becomes a client, or turns out to be one; once, and back."""

import pytest

from tests.pipeline.strangers import a_channel, a_lead
from tests.world import NOW
from vinculo.clients.models import Client, Contact, Priority
from vinculo.pipeline.leads.becoming import AlreadyClient, SomethingHangs, become_client, join, part, unmake_client
from vinculo.pipeline.leads.likeness import alike
from vinculo.pipeline.models import Lead, Opportunity, Referral, Trait, TraitValue
from vinculo.pipeline.stages import first_stage


def became(lead, world, **fields):
    given = {
        "name": "Molino Vega", "kind": "company", "contact_name": "Nora Vega", "owner": world.marek, "team": None,
        "at": NOW, **fields,
    }  # fmt: skip
    return become_client(lead, **given)


def test_nothing_of_the_lead_is_lost(world):
    trait = Trait.objects.create(name="Trade")
    lead = a_lead(website="https://molino.example", city="Gijón", country="ES", language="es", channel=a_channel())
    TraitValue.objects.create(trait=trait, lead=lead, value="food", by=world.zofia)
    stage = first_stage()
    chance = Opportunity.objects.create(lead=lead, title="Shop", stage=stage, stage_since=NOW, currency="EUR")
    sent = Referral.objects.create(client=world.luna, lead=lead, at=NOW)

    new = became(lead, world)

    for record in (chance, sent):
        record.refresh_from_db()
    assert (new.client.name, new.client.city, new.client.country, new.client.language) == (
        "Molino Vega",
        "Gijón",
        "ES",
        "es",
    )
    assert (new.contact.email, new.contact.phone) == ("nora@molino.example", "+34 655 01 02 03")
    assert [point.value for point in new.contact.points.all()] == ["https://molino.example"]
    assert new.contact.roles.get().client == new.client
    assert (lead.state, lead.client, lead.contact, lead.decided_at) == ("won", new.client, new.contact, NOW)
    assert (chance.client, sent.sent_client) == (new.client, new.client)
    assert new.client.trait_values.get().value == "food"


def test_never_twice(world):
    lead = a_lead()
    first = Lead.objects.get(pk=lead.pk)
    became(lead, world)

    with pytest.raises(AlreadyClient):
        became(first, world)
    with pytest.raises(AlreadyClient):
        join(first, client=world.luna, contact=None, at=NOW)
    assert Client.objects.filter(name="Molino Vega").count() == 1


@pytest.mark.parametrize("fields", [{"deleted_at": NOW}, {"confirmed_at": None}])
def test_neither_from_the_bin_nor_unconfirmed(world, fields):
    with pytest.raises(AlreadyClient):
        became(a_lead(**fields), world)


def test_back_again_while_nothing_hangs_on_it(world):
    lead = a_lead(website="https://molino.example")
    new = became(lead, world)

    unmake_client(lead, state="talking", decided_at=None)

    lead.refresh_from_db()
    assert (lead.state, lead.client, lead.contact, lead.decided_at) == ("talking", None, None, None)
    assert not Client.objects.filter(pk=new.client.pk).exists()
    assert not Contact.objects.filter(pk=new.contact.pk).exists()


def test_not_back_once_somebody_wrote_something_about_them(world):
    lead = a_lead()
    new = became(lead, world)
    Priority.objects.create(client=new.client, what="Orders")

    with pytest.raises(SomethingHangs, match=r"clients\.priority"):
        unmake_client(lead, state="talking", decided_at=None)
    lead.refresh_from_db()
    assert (lead.state, lead.client) == ("won", new.client)


def test_it_is_them_and_back(world):
    lead = a_lead()

    join(lead, client=world.luna, contact=world.ana, at=NOW)
    assert (lead.client, lead.contact, lead.state) == (world.luna, world.ana, "won")
    part(lead, state="new", decided_at=None)

    lead.refresh_from_db()
    assert (lead.client, lead.contact, lead.state) == (None, None, "new")


def test_whom_a_lead_looks_like_and_why(world):
    world.ana.email, world.ana.phone = "ana@molino.example", "0034 655-010-203"
    world.ana.save()
    world.luna.website = "https://www.molino.example/shop"
    world.luna.save()
    before = a_lead("Nora V.", phone="")
    lead = a_lead()

    found = [(one.kind, one.record, one.because) for one in alike(lead, world.marek)]

    assert found == [
        ("lead", before, ("email", "domain")),
        ("contact", world.ana, ("phone", "domain")),
        ("client", world.luna, ("domain",)),
    ]


def test_whom_one_does_not_see_is_not_named(world):
    world.otto.email = "nora@molino.example"
    world.otto.save()
    world.otero.name = "Molino Vega"
    world.otero.save()
    lead = a_lead()

    assert alike(lead, world.zofia) == []
    assert [one.kind for one in alike(lead, world.iga)] == ["contact", "client"]


def test_an_address_for_everybody_is_no_company(world):
    world.ana.email = "ana@gmail.com"
    world.ana.save()

    assert alike(a_lead(email="nora@gmail.com", company="", phone=""), world.marek) == []
