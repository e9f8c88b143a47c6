import pytest

from tests.practices.make import (
    ago,
    bad_news,
    days_ago,
    found,
    in_days,
    milestone,
    only,
    project,
    promise,
    relationship,
)
from vinculo.practices.rules.promises.slip import practice


def late(**fields):
    return milestone("Opening", **{"promised_on": in_days(5), "forecast_on": in_days(9), **fields})


def of(*milestones, **parts):
    return found(practice, relationship(milestones=milestones, **parts))


@pytest.mark.parametrize(
    "fine",
    [
        late(forecast_on=in_days(5)),
        late(forecast_on=None),
        late(promised_on=None),
        late(done_on=days_ago(1)),
        late(project_id=5),
    ],
)
def test_stays_quiet_while_the_day_holds(fine):
    assert of(fine) == []


def test_stays_quiet_about_work_that_does_not_run():
    assert of(late(), projects=[project(phase="closed")]) == []


def test_stays_quiet_over_a_weekend():
    assert of(late(promised_on=in_days(2), forecast_on=in_days(3))) == []


def test_leaves_it_to_the_bad_news():
    slipping = late()
    untold = bad_news(milestone_id=slipping.id, slipped_to_on=in_days(9))
    told = bad_news(milestone_id=slipping.id, slipped_to_on=in_days(9), told_at=ago(1), way_out="Half of it")

    assert of(slipping, bad_news=[untold]) == []
    assert of(slipping, bad_news=[told]) == []


def test_leaves_it_to_the_promise_that_hangs_on_it():
    slipping = late()

    assert of(slipping, promises=[promise(on=in_days(5), milestone_id=slipping.id)]) == []


def test_fires_when_the_forecast_lies_after_the_promised_day():
    finding = only(of(late()))

    assert (finding.facts["due_on"], finding.facts["forecast_on"], finding.facts["days"]) == (
        in_days(5).isoformat(),
        in_days(9).isoformat(),
        3,  # the 19th is a holiday
    )
    assert (finding.reason, finding.person, finding.channel) == (in_days(9).isoformat(), 9, "phone")


def test_a_later_day_than_they_were_told_is_news_again():
    slipping = late(forecast_on=in_days(14))
    told = bad_news(milestone_id=slipping.id, slipped_to_on=in_days(9), told_at=ago(1), way_out="Half of it")

    assert only(of(slipping, bad_news=[told])).facts["told_on"] == in_days(9).isoformat()
