"""What the record holds arrives as facts, in a fixed number of queries."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import NOW, TODAY, make_client, make_project
from vinculo.agreements.models import Expectation, Promise
from vinculo.clients.models import ImportantDate
from vinculo.conversations.models import BadNews, Interaction, NextWord, Question
from vinculo.practices.reading import read, read_all
from vinculo.projects.models import CommunicationPlan, Milestone, Phase, PhaseChange


def fill(client, contact, project, person):
    """One of everything."""
    said = Interaction.objects.create(client=client, project=project, at=NOW, channel="phone", by=person)
    said.contacts.add(contact)
    promise = Promise.objects.create(
        client=client, project=project, text="Menu", made_to=contact, owner=person, made_at=NOW, promised_on=TODAY
    )
    promise.renegotiate(to_on=TODAY + timedelta(days=7), internal_on=None, reason="Photos", by=person, at=NOW)
    promise.warn(way_out="Half of it", channel="phone", by=person, at=NOW)
    Question.objects.create(client=client, contact=contact, text="When?", asked_at=NOW, interaction=said)
    Expectation.objects.create(client=client, side="theirs", text="No surprises", said_by=contact, asked_on=TODAY)
    NextWord.objects.create(client=client, on=TODAY, told_at=NOW, channel="phone", about="the menu")
    BadNews.objects.create(client=client, project=project, what="Late", known_at=NOW)
    ImportantDate.objects.create(contact=contact, kind="birthday", day=1, month=4)
    Milestone.objects.create(project=project, name="Launch", promised_on=TODAY)
    CommunicationPlan.objects.create(project=project, rhythm="weekly", weekday=1, starts_on=TODAY, channel="video")
    PhaseChange.objects.create(project=project, to_phase=Phase.DELIVERY, at=NOW, by=person)


def test_a_client_in_the_bin_is_not_read(world):
    world.luna.throw_away(by=world.marek, at=NOW)

    assert read([world.luna.pk]) == []


def test_everything_about_a_client_is_read(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (found,) = read([world.luna.pk])

    assert found.client.name == "Café Luna" and found.client.profile_missing == ()
    assert [(c.name, c.power, c.is_key) for c in found.contacts] == [("Ana Prado", "decides", True)]
    assert found.contacts[0].hours[0] == ((540, 840), (900, 1080))
    assert [day.kind for day in found.dates] == ["birthday"]
    assert [(p.name, p.plan.rhythm, len(p.phases)) for p in found.projects] == [("Online shop", "weekly", 1)]
    assert [m.name for m in found.milestones] == ["Launch"]
    assert [i.contact_ids for i in found.interactions] == [(world.ana.pk,)]
    (promise,) = found.promises
    assert promise.promised_on == TODAY + timedelta(days=7)
    assert promise.moves == ((NOW, TODAY, TODAY + timedelta(days=7)),) and len(promise.warnings) == 1
    assert [(q.text, q.channel) for q in found.questions] == [("When?", "phone")]
    assert [e.said_by for e in found.expectations] == [world.ana.pk]
    assert [w.about for w in found.next_words] == ["the menu"] and [n.what for n in found.bad_news] == ["Late"]


def test_nothing_of_one_client_reaches_another(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (otero,) = read([world.otero.pk])

    assert (otero.promises, otero.questions, otero.interactions, otero.dates, otero.bad_news) == ((), (), (), (), ())


def test_as_many_queries_for_three_clients_as_for_one(world):
    fill(world.luna, world.ana, world.shop, world.marek)
    with CaptureQueriesContext(
        connection,
    ) as for_one:
        read([world.luna.pk])
    ids = [world.luna.pk, world.otero.pk]
    for number in range(2):
        client, contact = make_client(f"Client {number}")
        fill(client, contact, make_project(client, "Work"), world.marek)
        ids.append(client.pk)

    with CaptureQueriesContext(connection) as for_four:
        found = read(ids)

    assert len(found) == 4
    assert len(for_four) == len(for_one) == 17


def test_batches_give_the_same_as_one_reading(world):
    ids = [world.luna.pk, world.otero.pk]

    assert [r.client.id for r in read_all(ids, batch=1)] == ids
