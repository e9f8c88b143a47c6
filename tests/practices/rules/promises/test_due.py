from tests.practices.make import ago, days_ago, found, in_days, only, promise, relationship
from vinculo.practices.rules.promises.due import practice


def test_stays_quiet_when_there_is_time():
    assert found(practice, relationship(promises=[promise(on=in_days(5))])) == []


def test_stays_quiet_when_kept_or_withdrawn():
    settled = [promise(on=in_days(1), kept_on=days_ago(1)), promise(on=in_days(1), withdrawn_at=ago(1))]

    assert found(practice, relationship(promises=settled)) == []


def test_stays_quiet_without_a_date():
    assert found(practice, relationship(promises=[promise(on=None)])) == []


def test_stays_quiet_once_the_date_has_passed():
    assert found(practice, relationship(promises=[promise(on=days_ago(1))])) == []


def test_leaves_a_promise_that_will_not_hold_to_the_warning():
    late = promise(on=in_days(1), forecast_on=in_days(4))

    assert found(practice, relationship(promises=[late])) == []


def test_fires_two_working_days_before():
    near = promise("Send the catalogue", on=in_days(2))

    finding = only(found(practice, relationship(promises=[near])))

    assert (finding.about, finding.person, finding.reason) == (near, near.owner_id, in_days(2).isoformat())
    assert finding.facts["what"] == "Send the catalogue"


def test_a_weekend_and_a_holiday_do_not_count():
    over_the_weekend = promise(on=in_days(5), made_at=ago(20))  # a Monday: three working days from Wednesday
    friday = ago(-2)

    assert found(practice, relationship(promises=[over_the_weekend])) == []
    assert len(found(practice, relationship(promises=[over_the_weekend]), friday)) == 1


def test_fires_on_the_day_itself_until_the_end_of_work():
    finding = only(found(practice, relationship(promises=[promise(on=in_days(0))])))

    assert finding.due_at.isoformat() == "2026-03-11T16:00:00+00:00"


def test_a_day_off_is_due_on_the_working_day_before_it():
    saturday = promise(on=in_days(3))

    assert only(found(practice, relationship(promises=[saturday]))).due_at.day == 13


def test_a_warned_date_is_the_one_they_count_on():
    warned = promise(on=in_days(1), forecast_on=in_days(9), warnings=((ago(1), in_days(9)),))

    assert found(practice, relationship(promises=[warned])) == []
    assert only(found(practice, relationship(promises=[warned]), ago(-8))).reason == in_days(9).isoformat()


def test_a_team_may_look_further_ahead():
    week = promise(on=in_days(7))

    assert len(found(practice, relationship(promises=[week]), workdays=5)) == 1
