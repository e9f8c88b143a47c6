from datetime import time

from tests.practices.make import (
    NOW,
    TODAY,
    ago,
    days_ago,
    found,
    in_days,
    meeting,
    next_word,
    only,
    plan,
    project,
    relationship,
    word,
)
from vinculo.practices.practice import TODAY as THIS_DAY
from vinculo.practices.practice import WEEK
from vinculo.practices.rules.talk.check_in import practice

YESTERDAY, WEDNESDAY = days_ago(1), 2


def planned(**fields):
    """Check-ins on Wednesdays, so that one is due today."""
    return project(plan=plan(weekday=WEDNESDAY, **fields))


def check_in(days):
    return word(days, "video", is_check_in=True)


def test_stays_quiet_when_it_was_held():
    assert found(practice, relationship(projects=[planned()], interactions=[check_in(0)])) == []


def test_stays_quiet_when_a_meeting_is_booked_before_the_next_one():
    owed = {"projects": [planned()]}

    assert found(practice, relationship(**owed, meetings=[meeting(5, "phone")])) == []
    assert found(practice, relationship(**owed, meetings=[meeting(5, project_id=None)])) == []
    # One about other work, one after the next check-in, and one that has been change nothing.
    others = [meeting(5, project_id=2), meeting(8), meeting(-1)]
    assert len(found(practice, relationship(**owed, meetings=others))) == 1


def test_stays_quiet_when_it_was_held_a_little_early():
    assert found(practice, relationship(projects=[planned()], interactions=[check_in(2)])) == []


def test_stays_quiet_before_the_first_one():
    assert found(practice, relationship(projects=[planned(starts_on=in_days(1))])) == []


def test_stays_quiet_about_work_that_is_not_running():
    others = [project(phase=phase, plan=plan(weekday=WEDNESDAY)) for phase in ("pre_signing", "closed")]

    assert found(practice, relationship(projects=others)) == []


def test_stays_quiet_without_a_plan_until_they_know_the_next_word():
    assert found(practice, relationship()) == []


def test_stays_quiet_without_a_plan_in_the_first_week():
    young = project(starts_on=days_ago(6))

    assert found(practice, relationship(projects=[young], next_words=[next_word(in_days(3))])) == []


def test_fires_on_the_agreed_day():
    finding = only(found(practice, relationship(projects=[planned(at_time=time(16, 30))])))

    assert (finding.urgency, finding.channel, finding.reason) == (THIS_DAY, "video", TODAY.isoformat())
    assert (finding.facts["due_on"], "missed_on" in finding.facts) == (TODAY.isoformat(), False)
    assert finding.due_at == NOW.replace(hour=15, minute=30)


def test_an_agreed_hour_that_has_gone_leaves_the_rest_of_the_day():
    for gone in (time(9), time(10, 30)):
        finding = only(found(practice, relationship(projects=[planned(at_time=gone)])))
        assert finding.due_at.isoformat() == "2026-03-11T16:00:00+00:00", gone


def test_says_when_one_was_missed():
    finding = only(found(practice, relationship(projects=[project(plan=plan(weekday=1))])))

    assert finding.facts["missed_on"] == YESTERDAY.isoformat()


def test_one_held_long_before_was_the_one_before():
    assert len(found(practice, relationship(projects=[planned()], interactions=[check_in(5)]))) == 1


def test_one_about_another_project_does_not_count():
    elsewhere = word(0, "video", is_check_in=True, project_id=2)

    assert len(found(practice, relationship(projects=[planned()], interactions=[elsewhere]))) == 1


def test_a_holiday_moves_it_to_the_next_working_day():
    thursdays = relationship(projects=[project(plan=plan("monthly", weekday=3, starts_on=in_days(8)))])

    assert found(practice, thursdays, ago(-8)) == []
    assert only(found(practice, thursdays, ago(-9))).reason == in_days(9).isoformat()


def test_asks_for_a_plan_once_the_next_word_is_known():
    finding = only(found(practice, relationship(next_words=[next_word(in_days(3))])))

    assert (finding.urgency, finding.reason, finding.due_at) == (WEEK, "no plan", None)
    assert finding.facts["began_on"] == days_ago(60).isoformat()


def test_a_team_may_ask_for_the_plan_later():
    knowing = relationship(next_words=[next_word(in_days(3))])

    assert found(practice, knowing, days=60) != []
    assert found(practice, knowing, days=61) == []
