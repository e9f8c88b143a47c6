"""Where several practices could speak of the same thing, one does."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.practices.make import (
    LUNA,
    ago,
    bad_news,
    change,
    check_in,
    closing,
    days_ago,
    expectation,
    feedback,
    flag,
    found,
    in_days,
    kickoff,
    milestone,
    next_word,
    obligation,
    past_project,
    plan,
    project,
    promise,
    question,
    relationship,
    thanks,
    word,
    words,
)
from tests.practices.strategies import patient, relationships
from vinculo.practices.catalogue import all_practices
from vinculo.practices.facts import PromiseFacts
from vinculo.practices.relationship import Relationship

KNOWN_HOPES = [expectation("theirs"), expectation("ours")]
LAST_MET = word(40, "in_person", direction="out")


PLANNED = replace(LUNA, planned_at=ago(10))


def raised(**parts):
    who = relationship(**{"client": PLANNED, "expectations": KNOWN_HOPES, **parts})
    return [practice.code for practice in all_practices() if found(practice, who)]


def test_nothing_is_raised_where_all_is_well():
    talks = [LAST_MET, word(8, "video", is_check_in=True), word(1, "phone")]

    assert raised(projects=[project(plan=plan())], interactions=[*talks, word(1, "video", is_check_in=True)]) == []


def test_a_missed_check_in_speaks_for_all_silence():
    silent = [LAST_MET, *words(range(30, 39), "email")]
    news = {"milestones": [milestone(done_on=days_ago(5))], "appreciations": [thanks(ago(4))]}

    assert raised(projects=[project(plan=plan())], interactions=silent, **news) == ["TALK-01"]


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


FINE = {"interactions": [LAST_MET, word(1, "video", is_check_in=True)], "projects": [project(plan=plan())]}
SLIPPING = milestone("Opening", promised_on=in_days(9), forecast_on=in_days(14), buffer_reason="In hand")
SLIP = {"milestone_id": SLIPPING.id, "slipped_to_on": in_days(14), "known_at": ago(0.1)}
GIVEN = {"on": in_days(9), "forecast_on": in_days(14), "milestone_id": SLIPPING.id}


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ({}, ["PROM-05"]),
        ({"promises": [promise(**GIVEN)]}, ["PROM-03"]),
        ({"bad_news": [bad_news(**SLIP)]}, ["TROUBLE-01"]),
        ({"bad_news": [bad_news(**SLIP)], "promises": [promise(**GIVEN)]}, ["TROUBLE-01"]),
        ({"bad_news": [bad_news(**SLIP, told_at=ago(0.05), way_out="Half of it")]}, []),
        ({"bad_news": [bad_news(**SLIP, over_at=ago(0.05))], "milestones": [milestone()]}, []),
    ],
)
def test_a_slip_is_told_once(parts, codes):
    assert raised(**{**FINE, "milestones": [SLIPPING], **parts}) == codes


def test_a_slip_whose_day_has_passed_is_a_broken_promise():
    gone = milestone("Opening", promised_on=days_ago(1), forecast_on=in_days(6))
    given = promise(on=days_ago(1), forecast_on=in_days(6), milestone_id=gone.id)
    untold = bad_news(known_at=ago(2), milestone_id=gone.id, slipped_to_on=in_days(6))

    assert raised(**FINE, milestones=[gone], promises=[given], bad_news=[untold]) == ["PROM-02"]


def test_what_comes_early_needs_no_more_room():
    sure = milestone("Opening", promised_on=in_days(14), forecast_on=in_days(6), forecast_late_on=in_days(8))

    assert raised(**FINE, milestones=[sure]) == ["PROM-07"]
    assert raised(**FINE, milestones=[replace(sure, forecast_late_on=in_days(14))]) == ["AGREE-04"]
    given = promise(on=in_days(14), forecast_on=in_days(8), milestone_id=sure.id)
    assert raised(**FINE, milestones=[sure], promises=[given]) == ["PROM-07"]


def test_our_mistake_is_told_before_it_is_owned():
    untold = {"known_at": ago(3), "is_ours": True}

    assert raised(**FINE, bad_news=[bad_news(**untold)]) == ["TROUBLE-01"]
    assert raised(**FINE, bad_news=[bad_news(**untold, told_at=ago(2), way_out="Again")]) == ["TROUBLE-05"]


def test_what_they_owe_is_no_promise_of_ours():
    assert raised(**FINE, obligations=[obligation(due_on=days_ago(1))]) == ["AGREE-05"]
    assert raised(**FINE, obligations=[obligation(due_on=days_ago(1), side="ours")]) == []


def test_a_change_has_one_next_step():
    waiting = {"asked_at": ago(20), "estimated_at": ago(9)}
    accepted = {**waiting, "state": "accepted", "decided_at": ago(5)}

    assert raised(**FINE, changes=[change(**waiting, state="estimated")]) == ["AGREE-06"]
    assert raised(**FINE, changes=[change(**accepted)]) == ["AGREE-08"]
    assert raised(**FINE, changes=[change(**accepted, work_began_at=ago(1))]) == ["AGREE-06"]
    assert raised(**FINE, changes=[change(**{**accepted, "state": "infeasible"})]) == ["TALK-14"]


def test_a_kickoff_has_one_next_step():
    begun = {"phases": ((ago(5), "delivery"),), "plan": plan()}
    held, half = kickoff(ago(6), sent_at=None), kickoff(ago(6), sent_at=None, steps=())

    for one, codes in ((None, ["AGREE-03"]), (half, ["AGREE-03"]), (held, ["AGREE-08"]), (kickoff(ago(6)), [])):
        work = {**FINE, "projects": [project(**begun, kickoff=one)]}
        assert [code for code in raised(**work) if code != "KNOW-01"] == codes


def test_check_ins_go_by_their_own_days():
    held, talks = check_in(ago(8), held_at=ago(8)), [LAST_MET, word(8, "video", is_check_in=True), word(1, "phone")]

    def said(*planned, more=()):
        return raised(**{**FINE, "interactions": [*talks, *more], "check_ins": [held, *planned]})

    assert said(check_in(ago(1))) == ["TALK-01"]
    assert said(check_in(ago(1), skipped_at=ago(3))) == ["TALK-03"]
    assert said(check_in(ago(-1), slot_on=days_ago(1))) == ["TALK-03"]
    assert said(check_in(ago(1), held_at=ago(1)), more=[word(1, "video", is_check_in=True)]) == []


def test_after_the_launch_they_are_asked_how_it_was_before_what_comes_next():
    work = {"starts_on": days_ago(90), "due_on": in_days(10), "launched_on": days_ago(8), "plan": plan()}
    launched = {**FINE, "projects": [project(**work, phase="closing", closing=closing(celebration="A paella"))]}

    first, then = raised(**launched), raised(**launched, feedback=[feedback(ago(1))])

    assert [code for code in first if code in ("CLOSE-04", "GROW-08")] == ["CLOSE-04"]
    assert [code for code in then if code in ("CLOSE-04", "GROW-08")] == ["GROW-08"]


def test_work_that_has_ended_is_not_sold_to():
    ended = [past_project(20, looked_back_on=days_ago(9))]

    assert [code for code in raised(projects=ended, interactions=[word(25)]) if code.startswith("GROW")] == []


def test_a_flag_that_is_watched_says_nothing():
    assert raised(**FINE, flags=[flag()]) == []


def test_where_nobody_is_known_naming_somebody_comes_before_asking_them():
    """As of a board that was brought in."""
    alone = {"contacts": [], "expectations": [], "client": replace(LUNA, profile_missing=("goals",))}
    brought = project(starts_on=days_ago(200), due_on=None)

    assert raised(projects=[brought], **alone) == ["GROW-01", "GROW-02", "KNOW-05"]
