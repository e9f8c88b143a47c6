from dataclasses import replace

import pytest

from tests.practices.make import (
    ago,
    agreement,
    bad_news,
    beginning,
    closing,
    complaint,
    days_ago,
    feedback,
    found,
    in_days,
    incident,
    only,
    past_project,
    project,
    promise,
    quote,
    relationship,
)
from vinculo.practices.rules.grow.next_work import practice


def ending(**fields):
    return project(**{"starts_on": days_ago(70), "due_on": in_days(30), **fields})


def of(*projects, **parts):
    return found(practice, relationship(projects=projects, **parts))


def test_stays_quiet_while_there_is_time():
    assert of(ending(starts_on=days_ago(69))) == []


def test_stays_quiet_when_a_next_step_is_on_the_table():
    assert of(ending(closing=closing(next_step="The second shop"))) == []


def test_stays_quiet_when_other_work_goes_on_or_is_prepared():
    assert of(ending(), project("Menu cards", id=3)) == []
    assert of(ending(), project("Menu cards", "pre_signing", id=3)) == []


@pytest.mark.parametrize(
    "spoken_of",
    [
        {"beginnings": [beginning(200)]}, {"quotes": [quote(ago(3))]},
        {"agreements": [agreement(signed_on=None, project_id=None)]},
    ],
)  # fmt: skip
def test_stays_quiet_while_more_work_is_spoken_of(spoken_of):
    assert of(ending(), **spoken_of) == []


def test_what_was_won_lost_answered_or_signed_is_no_next_step():
    over = {
        "beginnings": [replace(beginning(200), over_at=ago(9)), beginning(60, kind="agreement")],
        "quotes": [quote(ago(30), over_at=ago(20))],
        "agreements": [agreement(project_id=None), agreement(signed_on=None)],
    }

    assert len(of(ending(), **over)) == 1


def test_stays_quiet_while_a_promise_is_broken():
    late = promise(on=days_ago(1))

    assert of(ending(), promises=[late]) == []
    assert len(of(ending(), promises=[replace(late, warnings=((ago(3), in_days(4)),))])) == 1


def test_first_asks_how_it_was():
    launched = ending(launched_on=days_ago(2))

    assert of(launched) == []
    assert len(of(launched, feedback=[feedback(ago(1))])) == 1


def test_stays_quiet_without_a_promised_day():
    assert of(ending(due_on=None)) == []


def test_fires_when_nothing_comes_after():
    finding = only(of(past_project(500), ending()))

    assert (finding.facts["gone"], finding.facts["due_on"], finding.to) == (70, in_days(30).isoformat(), 1)


def test_stays_quiet_while_something_has_to_be_put_right():
    for trouble in ({"complaints": [complaint()]}, {"incidents": [incident()]}, {"bad_news": [bad_news()]}):
        assert of(ending(), **trouble) == []


def test_stays_quiet_about_a_day_that_went_by_half_a_year_ago():
    """As of an old board that was brought in: nothing nears its end there."""
    assert of(ending(starts_on=days_ago(900), due_on=days_ago(181))) == []
    assert len(of(ending(starts_on=days_ago(900), due_on=days_ago(180)))) == 1
