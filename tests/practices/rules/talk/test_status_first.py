from tests.practices.make import ago, days_ago, found, milestone, only, plan, project, relationship, word
from vinculo.practices.rules.talk.status_first import practice

FRIDAYS = plan(weekday=4)


def status(days, **fields):
    return word(days, "email", "out", shares_status=True, **fields)


def check_in(days):
    return word(days, "video", is_check_in=True)


def test_stays_quiet_when_the_status_is_as_fresh_as_agreed():
    held = [check_in(5)]

    assert found(practice, relationship(projects=[project(plan=FRIDAYS)], interactions=held)) == []


def test_stays_quiet_without_a_rhythm_when_nothing_changed():
    assert found(practice, relationship()) == []


def test_leaves_it_to_the_check_in_when_one_is_due():
    news = [milestone(done_on=days_ago(3))]

    assert found(practice, relationship(projects=[project(plan=FRIDAYS)], milestones=news)) == []


def test_stays_quiet_when_the_change_was_told():
    told = relationship(milestones=[milestone(done_on=days_ago(3))], interactions=[status(2)])

    assert found(practice, told) == []


def test_leaves_it_to_the_answer_where_they_had_to_ask():
    asked = word(1, "email", "in", asks_status=True)

    assert found(practice, relationship(milestones=[milestone(done_on=days_ago(3))], interactions=[asked])) == []


def test_stays_quiet_on_the_day_of_the_change():
    assert found(practice, relationship(milestones=[milestone(done_on=days_ago(0))])) == []


def test_stays_quiet_about_changes_nobody_remembers():
    assert found(practice, relationship(milestones=[milestone(done_on=days_ago(31))])) == []


def test_stays_quiet_about_work_that_is_over():
    over = project(phase="closed", launched_on=days_ago(3))

    assert found(practice, relationship(projects=[over], milestones=[milestone(done_on=days_ago(3))])) == []


def test_fires_a_working_day_after_a_milestone():
    done = milestone("First pages", done_on=days_ago(1))

    finding = only(found(practice, relationship(milestones=[done], interactions=[status(4)])))

    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "project": "Online shop",
        "status_on": days_ago(4).isoformat(),
        "milestone": "First pages",
        "changed_on": days_ago(1).isoformat(),
    }


def test_a_weekend_is_no_working_day():
    saturday = relationship(milestones=[milestone(done_on=days_ago(-3))])  # reached on Saturday the 14th

    assert found(practice, saturday, ago(-4)) == []
    assert len(found(practice, saturday, ago(-5))) == 1


def test_fires_after_a_launch():
    finding = only(found(practice, relationship(projects=[project(launched_on=days_ago(2))])))

    assert finding.facts["launched"] == "Online shop"


def test_the_latest_change_is_the_one_to_tell():
    changes = [milestone("Photos", done_on=days_ago(2)), milestone("Texts", done_on=days_ago(5))]

    assert only(found(practice, relationship(milestones=changes))).facts["milestone"] == "Photos"


def test_a_status_on_another_project_does_not_tell_this_one():
    elsewhere = [status(1, project_id=2)]

    assert len(found(practice, relationship(milestones=[milestone(done_on=days_ago(2))], interactions=elsewhere))) == 1


def test_fires_when_the_status_is_older_than_the_rhythm():
    early = [check_in(8)]  # a Tuesday, held for the Friday after it
    who = relationship(projects=[project(plan=FRIDAYS)], interactions=early)

    assert only(found(practice, who)).facts["status_on"] == days_ago(8).isoformat()
    assert found(practice, who, ago(1)) == []


def test_a_team_may_wait_longer():
    assert found(practice, relationship(milestones=[milestone(done_on=days_ago(2))]), workdays=3) == []
