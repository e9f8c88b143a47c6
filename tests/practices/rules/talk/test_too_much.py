from tests.practices.make import found, only, plan, project, relationship, word, words
from vinculo.practices.rules.talk.too_much import practice

PLANNED = [project(plan=plan())]  # four talks in four weeks: eight words of ours are twice that


def of(*talks, projects=PLANNED, **parameters):
    return found(practice, relationship(projects=projects, interactions=talks), **parameters)


def test_stays_quiet_within_the_rhythm():
    assert of(*words(range(1, 9), "email", direction="out")) == []


def test_stays_quiet_without_an_agreed_rhythm():
    assert of(*words(range(1, 20), "email", direction="out"), projects=[project()]) == []


def test_stays_quiet_about_answers_and_talks_of_both():
    asked = words([day + 0.1 for day in range(1, 20)], "email", direction="in")
    answered = words(range(1, 20), "email", direction="out")

    assert of(*asked, *answered) == []
    assert of(*words(range(1, 20), "phone")) == []


def test_stays_quiet_about_what_was_long_ago():
    assert of(*words(range(29, 60), "email", direction="out")) == []


def test_fires_when_we_began_too_many():
    finding = only(of(*words(range(1, 10), "email", direction="out")))

    assert (finding.facts["count"], finding.facts["agreed"]) == (9, 4)


def test_the_rhythms_of_several_projects_add_up():
    two = [*PLANNED, project("Menu cards", id=2, plan=plan())]

    assert of(*words(range(1, 10), "email", direction="out"), projects=two) == []


def test_a_second_word_after_an_answer_is_our_own():
    talk = [word(3, "email", "in"), *words([2.8, 2.6, 2.4, 2.2, 2, 1.8, 1.6, 1.4, 1.2, 1], "email", direction="out")]

    assert only(of(*talk)).facts["count"] == 9
