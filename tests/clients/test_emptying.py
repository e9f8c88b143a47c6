"""What lay in the bin for thirty days goes for good."""

from datetime import timedelta

from tests.world import NOW, make_client
from vinculo.clients.emptying import empty_bin
from vinculo.clients.merge import merge_clients
from vinculo.clients.models import Client, Contact
from vinculo.clients.searchable import index_clients
from vinculo.conversations.models import Interaction
from vinculo.db.search import Doc, find, put


def test_before_thirty_days_nothing_goes(world):
    world.luna.throw_away(by=world.rita, at=NOW)

    assert empty_bin(at=NOW + timedelta(days=30)) == 0
    assert Client.objects.filter(pk=world.luna.pk).exists()


def test_after_that_all_that_was_theirs_goes(world):
    Interaction.objects.create(client=world.luna, at=NOW, channel="phone")
    index_clients([world.luna])
    put([Doc("interaction", 1, world.luna.pk, "Zebra", "", NOW)])
    world.luna.throw_away(by=world.rita, at=NOW)
    world.otto.throw_away(by=world.rita, at=NOW)

    assert empty_bin(at=NOW + timedelta(days=31)) == 2
    assert not Client.objects.filter(pk=world.luna.pk).exists()
    assert not Contact.objects.filter(pk=world.otto.pk).exists()
    assert not Interaction.objects.exists()
    assert find("zebra", allowed=None) == []


def test_what_was_merged_stays_with_the_one_that_was_kept(world):
    twin, _contact = make_client("Cafe Luna", team=world.north)
    Interaction.objects.create(client=twin, at=NOW, channel="phone")
    merge_clients(world.luna, twin, by=world.rita, at=NOW)

    empty_bin(at=NOW + timedelta(days=31))

    assert not Client.objects.filter(pk=twin.pk).exists()
    assert world.luna.interactions.count() == 1
