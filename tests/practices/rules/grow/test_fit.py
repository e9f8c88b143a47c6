import pytest

from tests.practices.make import ago, days_ago, found, only, relationship
from tests.practices.prospects import prospect
from vinculo.practices.practice import CONSIDER
from vinculo.practices.rules.grow.fit import practice

FITS = {"fit": 80, "known": 60}
LITTLE = {"fit": 30, "known": 60, "minutes": 150}


def test_stays_quiet_while_something_happens():
    assert found(practice, prospect(**FITS, touched_at=ago(6))) == []  # four working days


@pytest.mark.parametrize(
    "fields",
    [{"fit": 69}, {"fit": None}, {"known": 39}, {"answered_at": None}, {"has_opportunity": True}],
    ids=lambda fields: next(iter(fields)),
)
def test_stays_quiet_where_little_is_known_or_somebody_sees_to_it(fields):
    assert found(practice, prospect(**{**FITS, **fields})) == []
    assert found(practice, prospect(**{**LITTLE, "fit": 41, **fields})) == []


def test_stays_quiet_while_little_time_went_by():
    assert found(practice, prospect(**{**LITTLE, "minutes": 120})) == []


def test_stays_quiet_about_clients():
    assert found(practice, relationship()) == []


def test_fires_for_one_that_fits_and_is_idle():
    finding = only(found(practice, prospect(**FITS, touched_at=ago(7))))

    assert (finding.about.ref, finding.urgency, finding.reason) == ("lead:12", None, days_ago(7).isoformat())
    assert finding.facts == {"fits": 80, "idle_on": days_ago(7).isoformat(), "days": 5, "told": 60}


def test_fires_for_one_that_does_not_fit_and_takes_long():
    finding = only(found(practice, prospect(**LITTLE)))

    assert (finding.urgency, finding.reason) == (CONSIDER, "little")
    assert finding.facts == {"little": 30, "hours": 2, "told": 60}
