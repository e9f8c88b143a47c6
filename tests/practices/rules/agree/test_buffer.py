from tests.practices.make import days_ago, found, in_days, milestone, only, project, promise, relationship
from vinculo.practices.rules.agree.buffer import practice


def roomy(**fields):
    """Sixty-two working days after the start: six of them are a tenth."""
    return milestone(**{"promised_on": in_days(28), "buffer_days": 6, "approval_days": 2, **fields})


def of(*milestones, **parts):
    return found(practice, relationship(milestones=milestones, **parts))


def test_stays_quiet_with_buffer_and_time_for_their_approval():
    assert of(roomy()) == []


def test_stays_quiet_with_a_reason():
    assert of(roomy(buffer_days=0, buffer_reason="In hand already")) == []


def test_stays_quiet_when_it_is_done_or_too_near_for_room():
    assert of(roomy(buffer_days=0, done_on=days_ago(1)), roomy(buffer_days=0, promised_on=in_days(5))) == []


def test_stays_quiet_about_dates_nobody_promised_and_work_that_does_not_run():
    assert of(roomy(buffer_days=0, promised_on=None)) == []
    assert of(roomy(buffer_days=0), projects=[project(phase="pre_signing")]) == []


def test_stays_quiet_when_our_own_date_leaves_room():
    assert of(milestone(promised_on=in_days(28), planned_on=in_days(19))) == []


def test_fires_without_buffer():
    finding = only(of(roomy(buffer_days=5)))

    assert (finding.facts["needed"], finding.facts["due_on"], finding.person) == (6, in_days(28).isoformat(), 9)


def test_fires_when_nothing_is_noted_and_the_dates_are_the_same():
    assert only(of(milestone(promised_on=in_days(28), planned_on=in_days(28)))).facts["needed"] == 6


def test_fires_without_time_for_their_approval():
    finding = only(of(roomy(approval_days=1)))

    assert (finding.facts["approver"], "needed" in finding.facts) == ("Ana", False)


def test_what_lies_beyond_the_buffer_is_for_their_approval():
    assert only(of(roomy(buffer_days=7, approval_days=None))).facts["approver"] == "Ana"
    assert of(roomy(buffer_days=8, approval_days=None)) == []


def test_a_team_may_want_less():
    assert found(practice, relationship(milestones=[roomy(buffer_days=3)]), percent=5) == []


def test_speaks_of_the_next_one_only():
    later, sooner = roomy(buffer_days=0, promised_on=in_days(40)), roomy(buffer_days=0)

    assert only(of(later, sooner)).about == sooner


def test_stays_quiet_when_as_it_goes_there_is_room():
    """The latest likely day leaves a tenth of the way and the days for their approval."""
    assert of(milestone(promised_on=in_days(28), forecast_late_on=in_days(15))) == []
    assert len(of(milestone(promised_on=in_days(28), forecast_late_on=in_days(19)))) == 1


def test_stays_quiet_when_it_looks_ready_before_its_day():
    """One working day early is none, and what is expected far off may still move."""
    assert of(roomy(buffer_days=0, promised_on=in_days(14), forecast_late_on=in_days(8))) == []
    tight = roomy(buffer_days=0, promised_on=in_days(14))
    given = promise(on=in_days(14), forecast_on=in_days(8), milestone_id=tight.id)
    assert of(tight, promises=[given]) == []

    assert len(of(tight)) == 1
    assert len(of(roomy(buffer_days=0, promised_on=in_days(14), forecast_late_on=in_days(13)))) == 1
    assert len(of(roomy(buffer_days=0, promised_on=in_days(28), forecast_late_on=in_days(20)))) == 1
