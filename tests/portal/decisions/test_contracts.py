"""The agreements of both sides in the portal: only what is shared, signed and in force; never what it says of money."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.documents.signing.asked import decider
from vinculo.agreements.models import Agreement, Obligation
from vinculo.portal.shared.agreements import contracts
from vinculo.portal.shared.seen import Of


@pytest.fixture
def shown(world):
    decider(world)
    return lambda: [one.name for one in contracts(Of(world.ana.pk, world.luna.pk))]


def signed(world, **fields):
    today = timezone.localdate()
    given = {"client": world.luna, "project": world.shop, "name": "Contract", "audience": "shared", "signed_on": today}
    return Agreement.objects.create(**{**given, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"audience": "team"}, {"signed_on": None}, {"dropped_at": timezone.now()},
        {"until_on": timezone.localdate() - timedelta(days=3)},
    ],
)  # fmt: skip
def test_shows_nothing_that_is_not_shared_signed_and_in_force(world, shown, fields):
    signed(world, **fields)

    assert shown() == []


def test_shows_what_both_sides_bring(world, shown):
    one = signed(world, price="4.800 €")
    about = {"client": world.luna, "project": world.shop, "agreement": one, "by": world.marek}
    Obligation.objects.create(**about, side="ours", what="A shop", audience="shared")
    Obligation.objects.create(**about, side="theirs", what="Photos", audience="shared")
    Obligation.objects.create(**about, side="theirs", what="Patience")

    (found,) = contracts(Of(world.ana.pk, world.luna.pk))

    assert ([part.what for part in found.ours], [part.what for part in found.theirs]) == (["A shop"], ["Photos"])
    assert "4.800" not in str(found)


def test_one_of_another_client_is_not_there(world, shown):
    signed(world, client=world.otero, project=None)

    assert shown() == []
