"""Two records become one without loss, and can be taken apart again."""

from datetime import timedelta

import pytest
from django.db import models
from django.utils import timezone

from tests.world import NOW, make_client, make_contact, make_project
from vinculo.agreements.models import Expectation, Promise
from vinculo.clients.merge import CannotMerge, merge_clients, merge_contacts, references, take_apart
from vinculo.clients.models import (
    Client,
    ClientRelation,
    Contact,
    ContactPoint,
    ContactRole,
    ImportantDate,
    PersonalNote,
    Pin,
    Profile,
)
from vinculo.clients.searchable import index_clients, index_contacts
from vinculo.conversations.models import Interaction, Question
from vinculo.db.models import SearchDoc
from vinculo.db.search import Doc, find, put
from vinculo.practices.models import Standing


@pytest.fixture
def twin(world):
    client, contact = make_client("Cafe Luna", "Bea Prado", owner=world.zofia, team=world.north, city="Bilbao")
    make_project(client, "Second shop")
    said = Interaction.objects.create(client=client, at=NOW, channel="phone", summary="hello")
    said.contacts.add(contact)
    Promise.objects.create(client=client, text="A promise", made_at=NOW, made_to=contact)
    Question.objects.create(client=client, text="When?", asked_at=NOW)
    Expectation.objects.create(client=client, side="theirs", text="No surprises")
    Standing.objects.create(client=client, checked_at=NOW)
    Pin.objects.create(client=client, person=world.rita)
    return client


def merge(world, twin, at=NOW):
    return merge_clients(world.luna, twin, by=world.rita, at=at)


def test_everything_of_the_one_belongs_to_the_other(world, twin):
    merge(world, twin)

    luna = Client.objects.get(pk=world.luna.pk)
    assert luna.projects.count() == 2
    assert sorted(contact.name for contact in luna.contacts.all()) == ["Ana Prado", "Bea Prado"]
    assert [related.count() for related in (luna.interactions, luna.promises, luna.questions, luna.expectations)] == [
        1,
        1,
        1,
        1,
    ]
    assert luna.city == "Bilbao"
    assert luna.owner == world.marek


def test_the_other_lies_in_the_bin_and_leads_here(world, twin):
    merge(world, twin)

    twin.refresh_from_db()
    assert twin.merged_into == world.luna
    assert not Client.objects.kept().filter(pk=twin.pk).exists()
    assert not Client.objects.in_bin().filter(pk=twin.pk).exists()


def test_what_both_said_of_themselves_is_kept_one_after_the_other(world, twin):
    Profile.objects.filter(client=twin).update(sells="Cakes", goals="Export")

    merge(world, twin)

    profile = Profile.objects.get(client=world.luna)
    assert profile.sells == "Cakes"
    assert profile.goals == "A second shop\nExport"


def test_what_would_stand_twice_does_not(world, twin):
    ContactRole.objects.create(client=twin, contact=world.ana, title="Buyer", decides="Prices")
    world.ana.roles.filter(client=world.luna).update(decides="", title="Owner")
    Pin.objects.create(client=world.luna, person=world.rita)

    merge(world, twin)

    role = ContactRole.objects.get(client=world.luna, contact=world.ana)
    assert (role.title, role.decides) == ("Owner", "Prices")
    assert Pin.objects.filter(client=world.luna, person=world.rita).count() == 1


def test_a_client_is_never_related_to_itself(world, twin):
    ClientRelation.objects.create(client=world.luna, other=twin, kind="same_group")
    ClientRelation.objects.create(client=twin, other=world.otero, kind="same_group")

    merge(world, twin)

    assert [relation.other for relation in world.luna.relations.all() if relation.other == world.luna] == []
    assert world.luna.relations.filter(other=world.otero).exists()


def test_it_is_found_under_the_one_that_stays(world, twin):
    index_clients([world.luna, twin])
    put([Doc("interaction", 1, twin.pk, "Zebra crossing", "", NOW)])

    merge(world, twin)

    assert [hit.client_id for hit in find("zebra", allowed=[world.luna.pk])] == [world.luna.pk]
    assert find("cafe luna", allowed=[twin.pk]) == []


def test_taken_apart_both_are_as_they_were(world, twin):
    index_clients([world.luna, twin])
    put([Doc("interaction", 1, twin.pk, "Zebra crossing", "", NOW)])
    before = picture()

    merge_of_both = merge(world, twin)
    assert picture() != before

    assert take_apart(merge_of_both, at=NOW + timedelta(days=1)) is True
    assert picture() == before


def picture():
    """Every row that points at a client or a contact, what they know of themselves, and what is found."""
    facts = {}
    for model in (Client, Contact):
        for related, field in references(model):
            rows = related._base_manager.values_list("pk", field.attname)
            facts[f"{related._meta.label}.{field.name}"] = sorted(rows)
    told = ("line", "city", "value", "owner_id", "deleted_at", "merged_into")
    facts["clients"] = list(Client.objects.order_by("pk").values_list("pk", *told))
    own = ("email", "phone", "about", "deleted_at", "merged_into")
    facts["contacts"] = list(Contact.objects.order_by("pk").values_list("pk", *own))
    facts["roles"] = list(ContactRole.objects.order_by("pk").values_list("pk", "title", "decides", "power", "is_key"))
    facts["profiles"] = list(Profile.objects.order_by("pk").values_list("pk", "sells", "goals"))
    facts["found"] = sorted(SearchDoc.objects.values_list("kind", "object_id", "client_id"))
    return facts


def test_it_is_taken_apart_once_and_within_thirty_days(world, twin):
    merge_of_both = merge(world, twin)

    assert take_apart(merge_of_both, at=NOW + timedelta(days=30)) is False
    assert take_apart(merge_of_both, at=NOW + timedelta(days=29)) is True
    assert take_apart(merge_of_both, at=NOW + timedelta(days=29)) is False


def test_what_came_later_stays_with_the_one_that_stayed(world, twin):
    merge_of_both = merge(world, twin)
    later = Promise.objects.create(client=world.luna, text="Later", made_at=NOW)

    take_apart(merge_of_both, at=NOW)

    later.refresh_from_db()
    assert later.client == world.luna


@pytest.mark.parametrize("which", ["itself", "binned"])
def test_some_things_cannot_be_made_one(world, twin, which):
    if which == "binned":
        twin.throw_away(by=world.rita, at=timezone.now())

    with pytest.raises(CannotMerge):
        merge_clients(world.luna, world.luna if which == "itself" else twin, by=world.rita, at=NOW)


def test_two_contacts_become_one_with_both_addresses(world):
    twin = make_contact("Ana Prado", world.otero)
    twin.email, twin.phone, twin.about = "ana@home.example", "+34 611 111 111", "Likes tea"
    twin.save()
    PersonalNote.objects.create(contact=twin, text="A dog called Luna", by=world.rita)
    ImportantDate.objects.create(contact=twin, day=1, month=2)
    said = Interaction.objects.create(client=world.otero, at=NOW, channel="phone")
    said.contacts.add(twin)

    merge_contacts(world.ana, twin, by=world.rita, at=NOW)

    ana = Contact.objects.get(pk=world.ana.pk)
    assert sorted(point.value for point in ana.points.all()) == ["+34 611 111 111", "ana@home.example"]
    assert ana.about == "Likes tea"
    assert [ana.notes.count(), ana.dates.count(), ana.interactions.count(), ana.roles.count()] == [1, 1, 1, 2]


def test_two_who_were_in_the_same_talk_are_there_once(world):
    twin = make_contact("Ana P.", world.luna)
    said = Interaction.objects.create(client=world.luna, at=NOW, channel="phone")
    said.contacts.add(world.ana, twin)
    index_contacts([world.ana, twin])
    before = picture()

    merge_of_both = merge_contacts(world.ana, twin, by=world.rita, at=NOW)

    assert list(said.contacts.filter(deleted_at=None)) == [world.ana]
    take_apart(merge_of_both, at=NOW)
    assert picture() == before
    assert not ContactPoint.objects.exists()


def test_nothing_that_points_at_a_client_is_forgotten():
    """Every foreign key to a client or contact, on any floor, is among those that move."""
    from django.apps import apps

    pointing = {
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.related_model in (Client, Contact)
    }

    assert {(related, field.name) for kind in (Client, Contact) for related, field in references(kind)} == pointing
