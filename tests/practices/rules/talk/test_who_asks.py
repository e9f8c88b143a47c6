from dataclasses import replace

from tests.practices.make import ago, area, found, only, proposal, question, relationship
from vinculo.practices.rules.talk.who_asks import practice

PHOTOS = area(askers=(8,))


def asked(by=5, **fields):
    given = {"asked_by_us": True, "asked_by_id": by, "area_id": PHOTOS.id, "asked_at": ago(1)}
    return question("Where are the photos?", **{**given, **fields})


def of(*questions, areas=(PHOTOS,)):
    return found(practice, relationship(areas=areas, questions=questions))


def test_stays_quiet_when_the_right_one_asked():
    assert of(asked(7), asked(8)) == []


def test_stays_quiet_about_their_questions_and_those_of_no_area():
    assert of(asked(asked_by_us=False), asked(area_id=None), asked(area_id=99)) == []


def test_stays_quiet_when_nobody_knows_who_asked_or_who_should():
    assert of(asked(None)) == []
    assert of(asked(), areas=[replace(PHOTOS, responsible_id=None)]) == []


def test_stays_quiet_once_they_answered_whoever_asked():
    assert of(asked(answered_at=ago(0))) == []


def test_leaves_what_they_had_told_us_to_the_practice_for_that():
    told = question("Where are the photos?", ago(60), asked_by_us=True, asked_by_id=7, answered_at=ago(58))

    assert of(told, asked()) == []


def test_stays_quiet_after_two_weeks():
    assert of(asked(asked_at=ago(15))) == []


def test_fires_when_somebody_else_asked():
    finding = only(of(asked()))

    assert (finding.person, finding.facts["owner"], finding.facts["area"]) == (7, "Rita Sol", "Photos")


def test_fires_for_a_letter_that_asks_though_nobody_said_so():
    letter = proposal("Where are the photos?", ago(1), asked_by_us=True, asked_by_id=5, area_id=PHOTOS.id)

    finding = only(found(practice, relationship(areas=[PHOTOS], proposals=[letter])))

    assert (finding.about.ref, finding.reason) == ("interaction:900", letter.told_apart)
