"""What grows out of the work arrives as facts, in a fixed number of queries."""

from datetime import timedelta

from django.utils import timezone

from tests.world import NOW, TODAY
from vinculo.agreements.models import Agreement
from vinculo.feedback.models import Reference
from vinculo.pipeline.models import Favour, Lead, Opportunity, Referral, Stage
from vinculo.practices.reading import growth

LATER = NOW + timedelta(hours=3)


def one(client, **fields):
    return Referral.objects.create(client=client, at=NOW, **fields)


def test_what_came_of_a_recommendation_is_known_when_it_was_decided(world):
    talking = Lead.objects.create(company="Pan y Mar", received_at=NOW)
    won = Lead.objects.create(company="Sal", received_at=NOW, state="won", decided_at=LATER)
    one(world.luna, contact=world.ana, lead=talking, thanked_at=LATER)
    one(world.luna, lead=won)
    known = one(world.luna, sent_client=world.otero, told_at=LATER)
    one(world.luna, sent_name="A friend")
    one(world.luna, sent_name="Gone", deleted_at=NOW)

    found = growth.referrals([world.luna.pk])[world.luna.pk]

    said = [(fact.sent, fact.outcome, fact.decided_at) for fact in sorted(found, key=lambda fact: fact.id)]
    assert said == [
        ("Pan y Mar", "", None), ("Sal", "won", LATER), ("Taller Otero", "won", known.created_at),
        ("A friend", "", None),
    ]  # fmt: skip
    first = min(found, key=lambda fact: fact.id)
    assert (first.contact_id, first.thanked_at, first.as_known_at(NOW).thanked_at) == (world.ana.pk, LATER, None)


def test_four_readings_cost_five_queries_however_many_there_are(world, django_assert_num_queries):
    stage = Stage.objects.first() or Stage.objects.create(key="first")
    for client in (world.luna, world.otero):
        for number in range(3):
            Favour.objects.create(client=client, what="A cake", on=TODAY - timedelta(days=number))
            Reference.objects.create(client=client, asked_at=NOW)
            Agreement.objects.create(client=client, name="Care", signed_on=TODAY)
            Opportunity.objects.create(
                client=client, title="More", stage=stage, stage_since=NOW, currency="EUR", state="open"
            )
            one(client, sent_name="Somebody")
    ids = [world.luna.pk, world.otero.pk]

    with django_assert_num_queries(5):
        found = [read(ids) for read in (growth.referrals, growth.references, growth.favours, growth.beginnings)]

    assert [len(groups[world.luna.pk]) for groups in found] == [3, 3, 3, 6]
    kinds = {(fact.kind, fact.name, fact.on) for fact in found[3][world.luna.pk]}
    assert kinds == {("agreement", "Care", TODAY), ("opportunity", "More", timezone.localdate())}
