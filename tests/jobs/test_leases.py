"""What one process does and no other, for as long as it lives."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.jobs import leases
from vinculo.jobs.models import Lease

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 11, 11, tzinfo=UTC)


def hold(by: str, seconds_later: int = 0) -> bool:
    return leases.hold("listening", by, at=NOON + timedelta(seconds=seconds_later), seconds=90)


def test_of_two_the_first_has_it_and_keeps_it_by_renewing():
    assert (hold("a"), hold("b")) == (True, False)
    assert (hold("a", 60), hold("b", 100)) == (True, False)


def test_whoever_died_keeps_it_no_longer_than_its_end():
    hold("a")

    assert (hold("b", 89), hold("b", 90), hold("a", 91)) == (False, True, False)


def test_given_back_it_is_anybodys_and_nobody_gives_back_what_is_not_theirs():
    hold("a")

    leases.give_back("listening", "b")
    assert not hold("b")
    leases.give_back("listening", "a")
    assert hold("b")
    assert Lease.objects.count() == 1
