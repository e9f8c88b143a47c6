"""A client with issued invoices stays in the bin, and the bin says why; drafts go with the others."""

from datetime import timedelta

import pytest

from tests.money.selling import draft, issued
from tests.world import NOW
from vinculo.clients.merge import merge_clients, take_apart
from vinculo.clients.models import Client
from vinculo.money.emptying import WasInvoiced, delete_client, empty_bin, take_out_everything
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.paying import pay, take_back
from vinculo.money.models import Instalment, Invoice

LATE = NOW + timedelta(days=31)


def thrown_away(world):
    Client.objects.filter(pk=world.luna.pk).update(deleted_at=NOW, deleted_by=world.rita)


def test_a_client_with_drafts_and_plans_goes(world):
    draft(world)
    Instalment.objects.create(client=world.luna, text="Care", amount=1, currency="EUR", on=NOW.date())
    thrown_away(world)

    assert empty_bin(at=LATE) == 1
    assert (list(Client.objects.all()), Invoice.objects.count()) == ([world.otero], 0)


def test_a_client_with_issued_invoices_stays_and_the_bin_says_why(world, signed_in):
    paper_of(issued(world))
    thrown_away(world)
    rita = signed_in(world.rita)

    assert empty_bin(at=LATE) == 0
    with pytest.raises(WasInvoiced):
        delete_client(world.luna, by=world.rita, at=LATE)
    assert "invoices to them were issued" in rita.get("/bin/").content.decode()
    refused = rita.post(f"/bin/clients/{world.luna.pk}/", {"name": "Café Luna"})
    assert refused.context["form"].non_field_errors()
    assert Invoice.objects.issued().count() == 1


def test_a_draft_in_the_bin_goes_after_thirty_days(world):
    made = draft(world)
    Invoice.objects.filter(pk=made.pk).update(deleted_at=NOW)

    empty_bin(at=NOW + timedelta(days=29))
    assert Invoice.objects.count() == 1
    empty_bin(at=LATE)
    assert Invoice.objects.count() == 0


def test_merged_clients_bring_their_invoices_and_take_them_back(world):
    invoice = issued(world)

    merge = merge_clients(world.otero, world.luna, by=world.rita, at=NOW)
    there = Invoice.objects.get(pk=invoice.pk)
    take_apart(merge, at=NOW, by=world.rita)

    assert (there.client, there.frozen["buyer"]["legal_name"]) == (world.otero, "Café Luna S.L.")
    assert Invoice.objects.get(pk=invoice.pk).client == world.luna


def test_a_demo_can_be_taken_out_whole(world):
    invoice = issued(world)
    paper_of(invoice)
    take_back(pay(invoice, amount=1, currency="EUR", on=NOW.date(), by=None, at=NOW), by=None, at=NOW)

    take_out_everything(Client.objects.all())

    Client.objects.all().delete()
    assert Invoice.objects.count() == 0
