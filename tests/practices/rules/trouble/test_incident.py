from datetime import timedelta

from tests.practices.make import NOW, TODAY, ago, days_ago, found, incident, only, relationship
from vinculo.practices.rules.trouble.incident import practice

FOUR = NOW + timedelta(hours=4, minutes=30)  # 15:00 in Madrid; work ends at 17:00


def of(*incidents, at=NOW):
    return found(practice, relationship(incidents=incidents), at)


def test_stays_quiet_when_it_is_over():
    assert of(incident(ago(3), swarm_at=None, over_at=ago(1))) == []


def test_stays_quiet_in_the_first_hours_of_the_day():
    assert of(incident(ago(hours=1.9), swarm_at=None)) == []


def test_stays_quiet_once_they_heard_today():
    assert of(incident(reports=((TODAY, FOUR),)), at=FOUR) == []


def test_stays_quiet_in_the_morning_when_they_heard_last_evening():
    assert of(incident(ago(1), reports=((days_ago(1), ago(0.7)),))) == []


def test_fires_when_nobody_was_named_in_two_hours():
    finding = only(of(incident(ago(hours=2), swarm_at=None)))

    assert (finding.reason, finding.facts["unhelped_at"], finding.person) == ("alone", ago(hours=2).isoformat(), 9)


def test_asks_for_the_report_before_the_day_ends():
    finding = only(of(incident(), at=FOUR))

    assert (finding.reason, finding.due_at.isoformat()) == (f"report {TODAY}", "2026-03-11T16:00:00+00:00")
    assert "until_at" in finding.facts


def test_says_when_a_day_ended_without_one():
    finding = only(of(incident(ago(1))))

    assert (finding.reason, finding.facts["missed_on"]) == (f"report {days_ago(1)}", days_ago(1).isoformat())


def test_asks_for_both():
    reasons = {finding.reason for finding in of(incident(ago(1), swarm_at=None))}

    assert reasons == {"alone", f"report {days_ago(1)}"}


def test_over_a_weekend_the_report_of_friday_counts():
    friday, monday = ago(5), NOW - timedelta(days=2)

    assert of(incident(friday, reports=((days_ago(5), ago(4.7)),)), at=monday) == []
