"""The ideal client: traits with weights, what is known of one client, what the best teach."""

from django.utils import timezone

from tests.pipeline.strangers import a_lead
from vinculo.clients.models import Client
from vinculo.pipeline.models import BestClient, Trait, TraitValue


def way_back(client):
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def said(**fields):
    return {
        "name": "Trade", "key": "", "kind": "choice", "weight": "6", "choices": "food\nwine\n\nfood", "suits": "food",
        "low": "", "high": "", "yes": "", **fields,
    }  # fmt: skip


def test_a_trait_of_each_kind(world, signed_in):
    client = signed_in(world.zofia)

    client.post("/ideal/new/", said())
    client.post("/ideal/new/", said(name="People", kind="number", low="5", high="50.5", choices="", suits=""))
    client.post("/ideal/new/", said(name="The owner decides", kind="yes", yes="yes", choices="", suits=""))
    client.post("/ideal/new/", said(name="Country", key="country", choices="", suits="ES\nPL"))

    assert list(Trait.objects.values_list("name", "wanted", "choices", "weight")) == [
        ("Trade", {"any": ["food"]}, ["food", "wine"], 6),
        ("People", {"from": 5, "to": "50.5"}, [], 6),
        ("The owner decides", {"yes": True}, [], 6),
        ("Country", {"any": ["ES", "PL"]}, [], 6),
    ]
    wants = [one.wants for one in client.get("/ideal/").context["traits"]]
    assert wants == ["food", "5 to 50.5", "Yes", "ES, PL"]
    edit = Trait.objects.get(name="People")
    assert 'value="50.5"' in client.get(f"/ideal/{edit.pk}/edit/").content.decode()


def test_what_makes_no_sense_is_sent_back(world, signed_in):
    client = signed_in(world.zofia)
    wrong = [
        said(suits="cars"), said(weight="11"), said(kind="number", low="9", high="5"), said(key="budget"),
        said(name=""),
    ]  # fmt: skip

    assert [client.post("/ideal/new/", one).status_code for one in wrong] == [200] * 5
    assert Trait.objects.count() == 0


def test_taken_away_with_what_was_noted_and_back(world, signed_in):
    client = signed_in(world.zofia)
    trait = Trait.objects.create(name="Trade", choices=["food"], weight=3, wanted={"any": ["food"]})
    TraitValue.objects.create(trait=trait, client=world.luna, value="food", by=world.marek)

    client.post(f"/ideal/{trait.pk}/drop/")
    back = way_back(client)
    assert Trait.objects.count() == 0
    client.post(back)

    trait = Trait.objects.get()
    assert (trait.name, trait.wanted) == ("Trade", {"any": ["food"]})
    assert [(one.client, one.value, one.by) for one in trait.values.all()] == [(world.luna, "food", world.marek)]


def test_what_is_known_of_a_lead_and_of_a_client(world, signed_in):
    client, lead = signed_in(world.zofia), a_lead(country="ES")
    trade = Trait.objects.create(name="Trade", choices=["food", "cars"])
    country = Trait.objects.create(name="Country", key="country")
    names = {f"trait_{trade.pk}": "food", f"trait_{country.pk}": ""}

    page = client.get(f"/leads/{lead.pk}/traits/").content.decode()
    client.post(f"/leads/{lead.pk}/traits/", names)
    client.post(f"/clients/{world.luna.pk}/traits/", {**names, f"trait_{country.pk}": "PT"})
    refused = client.post(f"/leads/{lead.pk}/traits/", {f"trait_{trade.pk}": "planes"})
    client.post(f"/clients/{world.luna.pk}/traits/", names)

    assert "The record says: ES" in page
    assert refused.status_code == 200
    assert list(TraitValue.objects.values_list("lead", "client", "trait", "value")) == [
        (lead.pk, None, trade.pk, "food"), (None, world.luna.pk, trade.pk, "food"),
    ]  # fmt: skip


def test_only_clients_one_sees(world, signed_in):
    client = signed_in(world.zofia)

    assert client.get(f"/clients/{world.otero.pk}/traits/").status_code == 404
    assert client.post(f"/clients/{world.otero.pk}/best/").status_code == 404


def test_one_of_the_best_and_back(world, signed_in):
    client = signed_in(world.zofia)

    client.post(f"/clients/{world.luna.pk}/best/")
    back = way_back(client)
    assert BestClient.objects.get().client == world.luna
    client.post(back)

    assert BestClient.objects.count() == 0


def test_learning_shows_and_changes_nothing_until_it_is_taken(world, signed_in):
    client = signed_in(world.zofia)
    trade = Trait.objects.create(name="Trade", choices=["food", "cars"], weight=1)
    assert client.get("/ideal/learn/").context["learnt"].too_few
    for number in range(30):
        is_best = number < 10
        one = Client.objects.create(name=f"Client {number}")
        TraitValue.objects.create(trait=trade, client=one, value="food" if is_best else "cars")
        if is_best:
            BestClient.objects.create(client=one, at=timezone.now())

    (offer,) = client.get("/ideal/learn/").context["offers"]
    trade.refresh_from_db()
    assert (offer.wants, offer.best_percent, offer.rest_percent, trade.weight) == ("food", 100, 0, 1)
    client.post(f"/ideal/{trade.pk}/take/", {"by": "marked"})
    back = way_back(client)
    trade.refresh_from_db()
    assert (trade.weight, trade.wanted, trade.learnt["best"]) == (9, {"any": ["food"]}, 10)
    client.post(back)

    trade.refresh_from_db()
    assert (trade.weight, trade.wanted, trade.learnt) == (1, {}, {})
