"""Who sent them and whom they sent, on the page of a client."""

from django.utils import timezone

from tests.world import TODAY, make_client
from vinculo.clients.models import ClientRelation
from vinculo.pipeline.models import Favour, Lead, Referral


def sent(client, **fields):
    return Referral.objects.create(client=client, at=timezone.now(), **fields)


def shown(signed_in, person, client):
    return signed_in(person).get(client.get_absolute_url()).context


def test_both_directions_and_what_is_owed(world, signed_in):
    lead = Lead.objects.create(company="Pan y Mar", received_at=timezone.now())
    sent(world.luna, contact=world.ana, lead=lead, thanked_at=timezone.now())
    sent(world.luna, sent_client=world.otero)
    sent(world.otero, contact=world.otto, sent_client=world.luna)
    Favour.objects.create(client=world.luna, what="A cake", on=TODAY)

    page = shown(signed_in, world.marek, world.luna)["recommended"]

    assert [(one.who, one.address, one.owed) for one in page.sent] == [
        ("Taller Otero", world.otero.get_absolute_url(), True), ("Pan y Mar", "", False),
    ]  # fmt: skip
    assert ([one.who for one in page.came], page.extra) == (["Otto Otero"], "A cake")


def test_what_is_told_better_here_is_not_told_twice(world, signed_in):
    other, _contact = make_client("Pan y Mar")
    for there in (world.otero, other):
        ClientRelation.objects.create(client=world.luna, other=there, kind="referred")
    sent(world.luna, sent_client=world.otero)

    page = shown(signed_in, world.marek, world.luna)

    assert [row["name"] for row in page["client"].relation_rows] == ["Pan y Mar"]


def test_nobody_learns_of_clients_they_do_not_see(world, signed_in):
    sent(world.luna, sent_client=world.otero)
    sent(world.luna, sent_name="A friend")

    assert [one.who for one in shown(signed_in, world.zofia, world.luna)["recommended"].sent] == ["A friend"]
    assert shown(signed_in, world.teo, world.luna)["recommended"] is None
