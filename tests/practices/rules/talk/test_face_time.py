from tests.practices.make import (
    ago,
    client,
    days_ago,
    found,
    in_days,
    meeting,
    next_word,
    only,
    past_project,
    project,
    relationship,
    word,
)
from vinculo.practices.rules.talk.face_time import practice


def met(days, channel="in_person"):
    return word(days, channel)


def test_stays_quiet_when_you_met_lately():
    assert found(practice, relationship(interactions=[met(89)])) == []


def test_stays_quiet_while_the_work_is_young():
    assert found(practice, relationship(interactions=[word(1, "email")])) == []


def test_stays_quiet_when_a_meeting_is_agreed():
    agreed = next_word(in_days(4), channel="in_person")

    assert found(practice, relationship(interactions=[met(120)], next_words=[agreed])) == []


def test_stays_quiet_when_a_meeting_is_booked():
    long_ago = {"interactions": [met(120)]}

    assert found(practice, relationship(**long_ago, meetings=[meeting(30)])) == []
    # A call is no meeting, one after a quarter of a year comes late, and one that has been is none ahead.
    others = [meeting(3, "phone"), meeting(3, "video"), meeting(95), meeting(-1)]
    assert len(found(practice, relationship(**long_ago, meetings=others))) == 1


def test_before_a_change_of_phase_only_a_meeting_that_comes_first_counts():
    ending = {"projects": [project(due_on=in_days(10))], "interactions": [met(40)]}

    assert found(practice, relationship(**ending, meetings=[meeting(9)])) == []
    assert len(found(practice, relationship(**ending, meetings=[meeting(12)]))) == 1


def test_stays_quiet_when_the_work_is_over():
    assert found(practice, relationship(projects=[past_project()], interactions=[met(300)])) == []


def test_fires_ninety_days_after_the_last_meeting():
    finding = only(found(practice, relationship(interactions=[met(90), word(3, "phone")])))

    assert (finding.channel, finding.reason) == ("in_person", days_ago(90).isoformat())
    assert finding.facts == {"contact": "Ana", "contact_name": "Ana Prado", "met_on": days_ago(90).isoformat()}


def test_fires_ninety_days_into_work_without_a_meeting():
    old = project(starts_on=days_ago(90))

    assert only(found(practice, relationship(projects=[old]))).reason == "never"


def test_video_counts_for_those_who_are_far_away_only():
    talks = [met(100), met(10, "video")]

    assert len(found(practice, relationship(interactions=talks))) == 1
    assert found(practice, relationship(client=client(is_remote=True), interactions=talks)) == []


def test_those_far_away_are_asked_for_a_video_call():
    far = relationship(client=client(is_remote=True), interactions=[met(100)])

    assert only(found(practice, far)).channel == "video"


def test_fires_before_a_phase_changes_without_a_meeting_in_the_last_month():
    ending = project(due_on=in_days(14))

    finding = only(found(practice, relationship(projects=[ending], interactions=[met(30)])))

    assert (finding.facts["phase_on"], finding.facts["project"]) == (in_days(14).isoformat(), "Online shop")
    assert found(practice, relationship(projects=[ending], interactions=[met(29)])) == []
    assert found(practice, relationship(projects=[project(due_on=in_days(15))], interactions=[met(30)])) == []


def test_work_about_to_begin_is_a_change_of_phase():
    coming = project(phase="pre_signing", starts_on=in_days(5))

    assert only(found(practice, relationship(projects=[coming]))).reason == in_days(5).isoformat()


def test_a_team_may_meet_more_often():
    assert len(found(practice, relationship(interactions=[met(45)]), days=45)) == 1


def test_whether_you_met_before_there_was_a_record_is_not_known():
    """As of a project of years that was brought in yesterday."""
    old = [project(starts_on=days_ago(900))]

    assert found(practice, relationship(client=client(created_at=ago(89)), projects=old)) == []
    assert len(found(practice, relationship(client=client(created_at=ago(90)), projects=old))) == 1
