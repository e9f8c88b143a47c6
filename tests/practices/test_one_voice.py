"""Where several practices could speak of the same thing, one does."""

import pytest
from hypothesis import given

from tests.practices.make import (
    ago,
    days_ago,
    expectation,
    found,
    in_days,
    milestone,
    next_word,
    past_project,
    plan,
    project,
    promise,
    question,
    relationship,
    word,
    words,
)
from tests.practices.strategies import patient, relationships
from vinculo.practices.catalogue import all_practices
from vinculo.practices.facts import PromiseFacts
from vinculo.practices.relationship import Relationship

KNOWN_HOPES = [expectation("theirs"), expectation("ours")]
LAST_MET = word(40, "in_person", direction="out")


def raised(**parts):
    who = relationship(**{"expectations": KNOWN_HOPES, **parts})
    return [practice.code for practice in all_practices() if found(practice, who)]


def test_nothing_is_raised_where_all_is_well():
    talks = [LAST_MET, word(8, "video", is_check_in=True), word(1, "phone")]

    assert raised(projects=[project(plan=plan())], interactions=[*talks, word(1, "video", is_check_in=True)]) == []


def test_a_missed_check_in_speaks_for_all_silence():
    silent = [LAST_MET, *words(range(30, 39), "email")]
    news = [milestone(done_on=days_ago(5))]

    assert raised(projects=[project(plan=plan())], interactions=silent, milestones=news) == ["TALK-01"]


def test_silence_after_much_writing_is_silence():
    letters = [LAST_MET, *words(range(30, 39), "email")]

    assert raised(interactions=letters) == ["TALK-02", "TALK-12"]


def test_much_writing_without_silence_is_writing():
    letters = [LAST_MET, *words(range(1, 10), "email")]

    assert raised(interactions=letters, next_words=[next_word(in_days(1))]) == ["TALK-01", "TALK-07"]


def test_a_status_asked_for_in_vain_is_no_silence_of_theirs():
    asked = word(25, "email", "in", asks_status=True)

    assert raised(interactions=[LAST_MET, asked], next_words=[next_word(days_ago(1))]) == ["TALK-02", "TALK-04"]


def test_a_question_that_waits_is_no_silence_of_theirs():
    asked = [question(asked_at=ago(25))]

    assert raised(interactions=[LAST_MET, word(25, "phone")], questions=asked) == ["TALK-02", "TALK-05"]


def test_first_the_next_word_then_the_rhythm():
    lately = [LAST_MET, word(1, "phone")]

    assert raised(interactions=lately) == ["TALK-02"]
    assert raised(interactions=lately, next_words=[next_word(in_days(3))]) == ["TALK-01"]
    assert raised(interactions=lately, projects=[project(plan=plan(starts_on=in_days(1)))]) == []


def test_a_past_client_is_only_kept_warm():
    long_ago = words(range(200, 230), "email")

    assert raised(projects=[past_project()], interactions=long_ago) == ["GROW-07"]


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (promise(on=in_days(9)), []),
        (promise(on=in_days(9), internal_on=None), ["PROM-04"]),
        (promise(on=in_days(2), internal_on=None), ["PROM-01"]),
        (promise(on=in_days(2), forecast_on=in_days(3)), ["PROM-03"]),
        (promise(on=in_days(2), forecast_on=in_days(6), warnings=((ago(1), in_days(6)),)), []),
        (promise(on=days_ago(1), forecast_on=in_days(3)), ["PROM-02"]),
    ],
)
def test_a_promise_has_one_next_step(made: PromiseFacts, codes: list[str]):
    assert [code for code in raised(promises=[made]) if code.startswith("PROM")] == codes


@patient
@given(who=relationships)
def test_no_promise_has_two(who: Relationship):
    about = [
        finding.about.ref
        for practice in all_practices()
        if practice.code.startswith("PROM")
        for finding in found(practice, who)
    ]

    assert len(about) == len(set(about))
