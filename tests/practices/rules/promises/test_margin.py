from tests.practices.make import ago, days_ago, found, in_days, only, promise, relationship
from vinculo.practices.rules.promises.margin import practice


def tight(**fields):
    return promise("Send the catalogue", in_days(20), **{"internal_on": in_days(20), **fields})


def test_stays_quiet_with_a_working_day_between():
    assert found(practice, relationship(promises=[tight(internal_on=in_days(19))])) == []


def test_stays_quiet_when_the_reason_is_known():
    assert found(practice, relationship(promises=[tight(margin_reason="It is printed already")])) == []


def test_stays_quiet_when_settled():
    settled = [tight(kept_on=days_ago(1)), tight(withdrawn_at=ago(1)), promise(on=None)]

    assert found(practice, relationship(promises=settled)) == []


def test_stays_quiet_when_it_is_too_late_for_margin():
    near = promise(on=in_days(2), internal_on=in_days(2))

    assert found(practice, relationship(promises=[near])) == []


def test_fires_three_working_days_before_at_the_latest():
    monday = promise(on=in_days(5), internal_on=in_days(5))

    assert len(found(practice, relationship(promises=[monday]))) == 1


def test_leaves_a_late_promise_to_the_warning():
    assert found(practice, relationship(promises=[tight(internal_on=in_days(25))])) == []


def test_fires_when_both_dates_are_one():
    finding = only(found(practice, relationship(promises=[tight()])))

    assert (finding.facts["due_on"], finding.facts["internal_on"]) == (in_days(20).isoformat(),) * 2


def test_a_weekend_is_no_margin():
    friday, sunday, monday = in_days(16), in_days(18), in_days(19)

    assert len(found(practice, relationship(promises=[tight(promised_on=sunday, internal_on=friday)]))) == 1
    assert found(practice, relationship(promises=[tight(promised_on=monday, internal_on=friday)])) == []


def test_suggests_a_day_when_there_is_no_internal_one():
    finding = only(found(practice, relationship(promises=[tight(internal_on=None)])))

    assert finding.facts["suggested_on"] == in_days(19).isoformat()


def test_a_team_may_want_more_room():
    assert len(found(practice, relationship(promises=[tight(internal_on=in_days(18))]), workdays=5)) == 1
