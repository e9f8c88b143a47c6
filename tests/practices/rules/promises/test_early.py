from tests.practices.make import ago, days_ago, found, in_days, milestone, only, project, promise, relationship
from vinculo.practices.rules.promises.early import practice


def early(**fields):
    return promise(on=in_days(12), **{"forecast_on": in_days(5), **fields})


def of(*promises, **parts):
    return found(practice, relationship(promises=promises, **parts))


def test_stays_quiet_about_what_comes_on_its_day_or_a_little_before():
    assert of(early(forecast_on=in_days(12)), early(forecast_on=in_days(9))) == []


def test_stays_quiet_without_a_forecast_and_when_it_is_settled():
    assert of(early(forecast_on=None), early(kept_on=days_ago(1)), early(withdrawn_at=ago(1))) == []


def test_stays_quiet_when_the_early_day_is_far_off_or_over():
    assert of(early(forecast_on=in_days(30), promised_on=in_days(60)), early(forecast_on=days_ago(1))) == []


def test_leaves_a_promise_that_is_due_to_the_practice_for_those():
    assert of(promise(on=in_days(2), forecast_on=in_days(0))) == []


def test_stays_quiet_about_a_milestone_that_may_still_come_late():
    unsure = milestone(promised_on=in_days(12), forecast_on=in_days(5), forecast_late_on=in_days(12))

    assert of(milestones=[unsure]) == []


def test_stays_quiet_when_the_days_left_are_for_their_approval():
    to_approve = milestone(promised_on=in_days(12), forecast_late_on=in_days(7), approval_days=2)

    assert of(milestones=[to_approve]) == []


def test_fires_when_a_promise_will_be_early():
    finding = only(of(early()))

    assert (finding.facts["forecast_on"], finding.facts["days"]) == (in_days(5).isoformat(), 4)


def test_fires_when_even_the_latest_likely_day_of_a_milestone_is_early():
    sure = milestone("Opening", promised_on=in_days(12), forecast_late_on=in_days(7))

    assert only(of(milestones=[sure])).facts["what"] == "Opening"


def test_a_promise_speaks_for_its_milestone():
    sure = milestone("Opening", promised_on=in_days(12), forecast_late_on=in_days(7))

    assert only(of(early(milestone_id=sure.id), milestones=[sure])).facts["what"] == "Send the catalogue"


def test_milestones_of_work_that_does_not_run_are_left_alone():
    sure = milestone(promised_on=in_days(12), forecast_late_on=in_days(7))

    assert of(milestones=[sure], projects=[project(phase="pre_signing")]) == []
