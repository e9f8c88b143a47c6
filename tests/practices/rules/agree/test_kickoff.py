from dataclasses import replace

from tests.practices.make import ago, days_ago, found, kickoff, only, project, relationship
from vinculo.practices.rules.agree.kickoff import practice


def begun(days=3, **fields):
    return project(phases=((ago(days), "delivery"),), **fields)


def test_stays_quiet_when_all_of_it_was_gone_through():
    assert found(practice, relationship(projects=[begun(kickoff=kickoff(ago(5)))])) == []


def test_stays_quiet_when_parts_were_left_out_on_purpose():
    held = kickoff(ago(5))
    short = replace(held, steps=(*held.steps[:-1], (held.steps[-1][0], None)))

    assert found(practice, relationship(projects=[begun(kickoff=short)])) == []


def test_stays_quiet_until_delivery_begins():
    assert found(practice, relationship(projects=[project(phase="kickoff")])) == []


def test_stays_quiet_when_it_is_too_late_for_one():
    assert found(practice, relationship(projects=[begun(31)])) == []
    assert found(practice, relationship()) == []


def test_fires_when_work_began_without_it():
    finding = only(found(practice, relationship(projects=[begun(kickoff=kickoff())])))

    assert (finding.reason, finding.facts["began_on"], "count" in finding.facts) == (
        "not held",
        days_ago(3).isoformat(),
        False,
    )


def test_fires_when_nobody_opened_one():
    assert len(found(practice, relationship(projects=[begun()]))) == 1


def test_counts_the_parts_that_are_open():
    held = kickoff(ago(5))
    short = replace(held, steps=held.steps[2:])

    finding = only(found(practice, relationship(projects=[begun(kickoff=short)])))

    assert (finding.facts["count"], finding.facts["held_on"], finding.reason) == (2, days_ago(5).isoformat(), "parts")


def test_a_team_may_wait_some_days():
    assert found(practice, relationship(projects=[begun(3)]), days=4) == []


def test_stays_quiet_when_nobody_knows_when_work_began():
    """As of a board that was brought in: the day it came here is not the day on which the work began."""
    assert found(practice, relationship(projects=[project(starts_on=None, created_at=ago(2))])) == []
