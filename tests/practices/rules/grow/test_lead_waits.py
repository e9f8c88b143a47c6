from tests.practices.make import ago, found, only, relationship
from tests.practices.prospects import prospect
from vinculo.practices.rules.grow.lead_waits import practice


def test_stays_quiet_for_a_day():
    assert found(practice, prospect(received_at=ago(hours=23.9), answered_at=None)) == []


def test_stays_quiet_once_there_was_an_answer():
    assert found(practice, prospect(received_at=ago(9), answered_at=ago(1))) == []


def test_stays_quiet_about_clients():
    assert found(practice, relationship()) == []


def test_fires_after_a_day():
    finding = only(found(practice, prospect(received_at=ago(hours=30), answered_at=None)))

    assert (finding.about.ref, finding.due_at) == ("lead:12", ago(hours=6))
    assert finding.facts == {"since_at": ago(hours=30).isoformat(), "hours": 30}


def test_fires_after_as_many_hours_as_are_set():
    waiting = prospect(received_at=ago(hours=5), answered_at=None)

    assert [len(found(practice, waiting, hours=hours)) for hours in (4, 6)] == [1, 0]
