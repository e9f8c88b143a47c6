"""One import is enough: the same file again finds nothing left to do, whoever was here before."""

from typing import Any

import pytest

from tests.exchange.history.bringing import bring, bring_now
from tests.exchange.history.samples import history
from tests.world import World
from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.conversations.models import Interaction
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.history.records import Known
from vinculo.exchange.models import ImportRun
from vinculo.pipeline.models import Lead


def eva(**more: Any) -> Known:
    fields = {"emails": ("eva@sol.example",), "phones": (("phone", "+34 1"),), "note": "N", "external_id": "k1"}
    row = ContactRow(1, "Eva Rio", **{**fields, **more.pop("row", {})})
    return Known(row=row, **more)


def assert_nothing_is_left(run: ImportRun, records: list[Any], world: World) -> None:
    assert run.counted("refused") == 0
    again = bring(records, world.marek)
    left = [(row.kind, row.title, row.changes) for row in again.rows.filter(outcome__in=("new", "updated"))]
    assert left == []


def test_quiet_with_nobody_here_before(world: World) -> None:
    records = history()

    assert_nothing_is_left(bring_now(records, world.marek), records, world)


@pytest.mark.parametrize("names_company", [False, True])
def test_somebody_here_already_is_completed_and_spoken_with_at_once(world: World, names_company: bool) -> None:
    here = Contact.objects.create(name="Eva", email="eva@sol.example")
    ContactRole.objects.create(contact=here, client=world.luna)
    records = [*history()[:-1], eva(account_id="a1" if names_company else "")]

    run = bring_now(records, world.marek)

    here.refresh_from_db()
    called = Interaction.objects.get(summary="She called.")
    home = Client.objects.get(name="Sol") if names_company else world.luna
    assert (here.phone, here.about, called.client, list(called.contacts.all())) == ("+34 1", "N", home, [here])
    assert_nothing_is_left(run, records, world)


def test_a_company_that_another_row_names_is_theirs_at_once(world: World) -> None:
    second = eva(row={"external_id": "k2", "title": "Boss"}, account_id="a1")
    records = [*history()[:-1], eva(), second]

    run = bring_now(records, world.marek)

    assert Interaction.objects.get(summary="She called.").client.name == "Sol"
    assert_nothing_is_left(run, records, world)


def test_what_is_said_to_the_lead_of_a_client_is_noted_once(world: World) -> None:
    records = [*history()[:-1], eva(is_lead=True, account_id="a1")]

    run = bring_now(records, world.marek)

    assert "She called." in Lead.objects.get(name="Eva Rio").note
    assert_nothing_is_left(run, records, world)


def test_who_is_a_contact_too_is_no_lead(world: World) -> None:
    records = [*history()[:-1], eva(is_lead=True), eva(row={"external_id": "k2"}, account_id="a1")]

    run = bring_now(records, world.marek)

    assert (Lead.objects.filter(name="Eva Rio").count(), Contact.objects.filter(email="eva@sol.example").count()) == (
        0,
        1,
    )
    assert_nothing_is_left(run, records, world)
