from dataclasses import replace

import pytest

from tests.practices.make import (
    ago,
    bad_news,
    complaint,
    days_ago,
    feedback,
    flag,
    in_days,
    incident,
    invoice,
    now,
    past_project,
    plan,
    project,
    promise,
    question,
    relationship,
    word,
    words,
)
from vinculo.practices.weather import DEFAULT, weather

KNOWN = words([2, 9, 16])


def of(**parts):
    return weather(relationship(**{"interactions": KNOWN, **parts}), now())


def lost(facts):
    return {because["key"]: because["points"] for because in facts.reasons}


def test_nothing_is_made_up_of_whom_too_little_is_known():
    stranger = weather(relationship(interactions=words([2, 9, 181]), promises=[promise(on=in_days(5))]), now())

    assert (stranger.weather, stranger.health, stranger.trend) == ("", None, 0)
    assert lost(stranger) == {"too_little": 0}


@pytest.mark.parametrize(
    "parts",
    [
        {"interactions": KNOWN},
        {"promises": [promise(on=days_ago(9), kept_on=days_ago(9))]},
        {"questions": [question(asked_at=ago(9), answered_at=ago(8.5))]},
    ],
    ids=["three exchanges", "a promise kept", "a question answered"],
)
def test_it_is_clear_when_nothing_speaks_against_it(parts):
    clear = weather(relationship(**parts), now())

    assert (clear.weather, clear.health, clear.reasons) == ("clear", 100, ())


def test_a_broken_promise_costs_half_of_the_promises_and_half_of_the_trouble():
    assert lost(of(promises=[promise(on=days_ago(1))])) == {"promise_broken": 15, "promise_open": 10}


def test_kept_promises_soften_a_broken_one():
    kept = [promise(on=days_ago(day), kept_on=days_ago(day)) for day in range(10, 18)]

    assert lost(of(promises=[promise(on=days_ago(1)), *kept])) == {"promise_broken": 3, "promise_open": 10}


def test_a_promise_kept_late_counts_half_for_half_a_year():
    late = promise(on=days_ago(9), kept_on=days_ago(5))

    assert lost(of(promises=[late])) == {"promise_late": 8}
    assert lost(of(promises=[replace(late, promised_on=days_ago(190), kept_on=days_ago(181))])) == {}


def test_a_warned_date_is_no_broken_promise_but_an_untold_delay_is_trouble():
    delayed = promise(on=in_days(3), forecast_on=in_days(6))

    assert lost(of(promises=[delayed])) == {"delay_untold": 5}
    assert lost(of(promises=[replace(delayed, warnings=((ago(1), in_days(6)),))])) == {}


def test_answers_cost_by_how_long_they_took():
    waiting, late = question(asked_at=ago(2)), question(asked_at=ago(9), answered_at=ago(7))

    assert lost(of(questions=[waiting])) == {"answer_owed": 10}
    assert lost(of(questions=[late])) == {"answer_late": 5}
    assert lost(of(questions=[question(asked_at=ago(0.5))])) == {}


def test_an_answer_by_when_we_said_is_in_time():
    told = question(asked_at=ago(9), by_when_at=ago(6), answered_at=ago(7))

    assert lost(of(questions=[told])) == {}


def test_missed_check_ins_cost_against_those_held():
    weekly = project(plan=plan(starts_on=days_ago(21)))  # due on the three last Tuesdays before today
    held = [word(day, "video", is_check_in=True) for day in (8, 15)]

    assert lost(of(projects=[weekly], interactions=held + KNOWN)) == {"check_in_missed": 2}


def test_having_to_ask_costs():
    asked = word(5, "email", "in", asks_status=True)

    assert lost(of(interactions=[*KNOWN, asked])) == {"had_to_ask": 3}


def test_silence_and_writing_only_cost():
    assert lost(of(interactions=words([30, 31, 32]))) == {"gone_quiet": 3}
    assert lost(of(interactions=words(range(1, 9), "email"))) == {"only_written": 3}
    assert lost(of(projects=[past_project()], interactions=words(range(1, 9), "email"))) == {}


def test_the_last_six_moods_count():
    tense, cool, warm = word(1, felt="tense"), word(2, felt="cool"), words(range(3, 8), felt="warm")

    assert lost(of(interactions=[tense, *KNOWN])) == {"felt_tense": 5}
    assert lost(of(interactions=[tense, cool, *warm])) == {"felt_tense": 1, "felt_cool": 1}


def test_trouble_adds_up_to_its_weight_and_no_further():
    untold, half = bad_news(known_at=ago(1)), bad_news(known_at=ago(3), told_at=ago(2))

    assert lost(of(bad_news=[untold, half])) == {"news_untold": 10, "no_way_out": 5}
    assert of(bad_news=[bad_news() for _day in range(5)]).health == 80


def test_open_complaints_incidents_and_red_flags_are_trouble():
    assert lost(of(complaints=[complaint()])) == {"complaint_open": 10}
    assert lost(of(incidents=[incident()])) == {"incident_open": 10}
    assert lost(of(flags=[flag(weight="red")])) == {"flag_red": 5}


def test_what_is_settled_or_only_watched_costs_nothing():
    settled = {
        "complaints": [complaint(at=ago(3), resolved_at=ago(1))],
        "incidents": [incident(ago(3), over_at=ago(1))],
        "flags": [flag(weight="red", lowered_at=ago(1)), flag(weight="watch")],
        "bad_news": [bad_news(known_at=ago(3), over_at=ago(1))],
    }

    assert lost(of(**settled)) == {}


def test_a_slip_costs_once():
    hangs = promise(on=in_days(3), forecast_on=in_days(6), milestone_id=4)
    slip = bad_news(milestone_id=4, slipped_to_on=in_days(6))

    assert lost(of(promises=[hangs], bad_news=[slip])) == {"news_untold": 10}


def test_what_they_said_when_asked_is_a_mood():
    poor, fair, good = (feedback(ago(9), given_at=ago(8), score=score) for score in (4, 6, 9))

    assert lost(of(feedback=[poor])) == {"low_score": 5}
    assert lost(of(feedback=[fair, good])) == {"low_score": 2}
    assert lost(of(feedback=[replace(poor, given_at=ago(181))])) == {}


def test_overdue_invoices_cost_more_after_a_month_and_less_where_others_were_paid_in_time():
    paid = [invoice(day, settled_on=days_ago(day + 1)) for day in (40, 70, 100)]

    assert lost(of(invoices=[invoice(7)])) == {"overdue": 3}
    assert lost(of(invoices=[invoice(40)])) == {"overdue": 5}
    assert lost(of(invoices=[invoice(40), *paid])) == {"overdue": 2}
    assert lost(of(invoices=[invoice(-3), invoice(20, settled_on=days_ago(1)), invoice(20, sent_at=None)])) == {}


@pytest.mark.parametrize(("broken", "name"), [(0, "clear"), (1, "clear"), (2, "changeable")])
def test_the_weather_has_a_name(broken, name):
    assert of(promises=[promise(on=days_ago(day + 1)) for day in range(broken)]).weather == name


def test_many_troubles_are_a_storm():
    storm = of(
        promises=[promise(on=days_ago(day)) for day in range(1, 6)],
        questions=[question(asked_at=ago(day)) for day in range(2, 6)],
        interactions=words([1, 2, 3], felt="tense"),
    )

    assert (storm.weather, storm.health < 40) == ("storm", True)


def test_the_trend_is_fifteen_points_in_thirty_days():
    talks = words([2, 9, 16, 33, 40, 47])
    worse = of(interactions=talks, promises=[promise(on=days_ago(1))])
    better = of(interactions=talks, promises=[promise(on=days_ago(40), made_at=ago(50), kept_on=days_ago(2))])
    same = of(interactions=talks, bad_news=[bad_news(known_at=ago(1))])

    assert (worse.trend, better.trend, same.trend) == (-25, 17, 0)


def test_there_is_no_trend_when_nothing_was_known_then():
    assert of(promises=[promise(on=days_ago(1), made_at=ago(5))]).trend == 0


def test_weights_can_be_set_and_must_add_up():
    who = relationship(interactions=KNOWN, promises=[promise(on=days_ago(1))])
    only_promises = {"promises": 100, "answers": 0, "rhythm": 0, "mood": 0, "trouble": 0, "money": 0}

    assert weather(who, now(), only_promises).health == 50
    for wrong in ({**DEFAULT, "promises": 31}, {"promises": 100}, {**DEFAULT, "promises": -10, "answers": 60}):
        with pytest.raises(ValueError, match="add up to 100"):
            weather(who, now(), wrong)
