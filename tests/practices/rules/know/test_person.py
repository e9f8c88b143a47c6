from tests.practices.make import (
    ago,
    complaint,
    contact,
    days_ago,
    found,
    only,
    past_project,
    project,
    relationship,
    word,
)
from vinculo.practices.practice import CONSIDER
from vinculo.practices.rules.know.person import practice

ANA = contact(noted_at=None)
LONG_AGO = word(60)


def about(who=ANA, talks=(LONG_AGO,), **parts):
    return found(practice, relationship(contacts=[who], interactions=talks, **parts))


def test_stays_quiet_when_something_is_noted():
    assert about(contact(noted_at=ago(5))) == []


def test_stays_quiet_about_somebody_who_wants_none():
    otto = contact("Otto Sanz", id=2, noted_at=None)
    who = relationship(
        contacts=[contact(noted_at=None, unnoted_at=ago(5)), otto], interactions=[word(70, contact_ids=(1, 2))]
    )

    assert [finding.to for finding in found(practice, who)] == [2]
    assert len(about(contact(noted_at=None, unnoted_at=ago(-1)))) == 1  # said later


def test_stays_quiet_in_the_first_two_months():
    assert about(talks=[word(59)]) == []


def test_stays_quiet_about_whom_nobody_has_spoken_with():
    """As of an address book that was brought in: of somebody one never met there is nothing to tell."""
    assert about(talks=[]) == []
    assert about(talks=[word(90, contact_ids=(2,)), word(90, "note")]) == []


def test_stays_quiet_about_others_and_those_who_left():
    assert about(contact(noted_at=None, is_key=False)) == []
    assert about(contact(noted_at=None, left_on=days_ago(1))) == []


def test_stays_quiet_without_work_that_runs():
    for work in ([], [past_project()], [project(phase="pre_signing")]):
        assert about(projects=work) == []


def test_stays_quiet_while_there_is_trouble():
    assert about(complaints=[complaint(at=ago(1))]) == []


def test_fires_two_months_after_the_first_word():
    finding = only(about(talks=[LONG_AGO, word(2)]))

    assert (finding.about, finding.to, finding.reason, practice.urgency) == (ANA, ANA.id, "", CONSIDER)
    assert finding.facts == {"contact": "Ana", "contact_name": "Ana Prado", "first_on": days_ago(60).isoformat()}


def test_each_key_contact_is_a_person_of_their_own():
    otto = contact("Otto Sanz", id=2, noted_at=None)
    who = relationship(contacts=[ANA, otto], interactions=[word(70, contact_ids=(1, 2))])

    assert [finding.to for finding in found(practice, who)] == [1, 2]


def test_a_note_of_later_does_not_count_yet():
    assert len(about(contact(noted_at=ago(-1)))) == 1


def test_a_team_may_give_it_more_time():
    assert found(practice, relationship(contacts=[ANA], interactions=[LONG_AGO]), days=90) == []
