from datetime import date, timedelta

import pytest

from tests.practices.make import (
    CALENDAR,
    NOW,
    ago,
    bad_news,
    budget,
    change,
    check_in,
    client,
    closing,
    complaint,
    contact,
    days_ago,
    decision,
    effort,
    expectation,
    feedback,
    flag,
    hand_over,
    important_date,
    in_days,
    incident,
    kickoff,
    load,
    milestone,
    next_word,
    obligation,
    project,
    promise,
    question,
    relationship,
    thanks,
    word,
)
from vinculo.practices import facts
from vinculo.practices.reading.agreed import add_told_slips


@pytest.mark.parametrize(
    ("name", "said"),
    [("Ana Prado", "Ana"), ("Otto", "Otto"), ("Dr. Sanz", "Dr. Sanz"), ("Dra Sanz Gil", "Dra Sanz Gil"), ("Dr", "Dr")],
)
def test_a_contact_is_called_by_first_name_or_title(name, said):
    assert contact(name).first_name == said


def test_who_left_later_was_still_there():
    who = relationship(contacts=[contact(left_on=days_ago(3))])

    assert [len(who.as_known_at(ago(days)).present_contacts) for days in (4, 3, 0)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("preferred", "unwanted", "voice"),
    [
        ("video", (), "video"),
        ("email", (), "phone"),
        ("", ("phone",), "video"),
        ("phone", ("phone", "video"), "in_person"),
        ("", ("phone", "video", "in_person"), "phone"),
    ],
)
def test_a_contact_is_spoken_to_as_they_like(preferred, unwanted, voice):
    assert contact(preferred_channel=preferred, unwanted_channels=unwanted).voice == voice


def test_a_contact_welcomes_what_they_did_not_refuse():
    mornings = contact(unwanted_channels=("chat",), hours=(((540, 720),),) * 5 + ((),) * 2)
    night = NOW + timedelta(hours=12)

    assert mornings.welcomes("email", NOW, CALENDAR.zone)
    assert not mornings.welcomes("chat", NOW, CALENDAR.zone)
    assert not mornings.welcomes("email", night, CALENDAR.zone)
    assert mornings.welcomes("portal", night, CALENDAR.zone)
    assert contact().welcomes("phone", night, CALENDAR.zone)


def test_an_important_day_comes_again_or_does_not():
    yearly = important_date(date(2026, 3, 10))
    once = important_date(date(2026, 3, 10), is_yearly=False, year=2026)

    assert yearly.next_on(date(2026, 3, 10)) == date(2026, 3, 10)
    assert yearly.next_on(date(2026, 3, 11)) == date(2027, 3, 10)
    assert (once.next_on(date(2026, 3, 10)), once.next_on(date(2026, 3, 11))) == (date(2026, 3, 10), None)


def test_they_count_on_the_promised_day_or_the_later_one_they_were_warned_of():
    made = promise(on=in_days(5), warnings=((ago(2), in_days(9)), (ago(1), in_days(7))))

    assert made.counted_on == in_days(7)
    assert promise(on=in_days(5), warnings=((ago(1), None),)).counted_on == in_days(5)
    assert promise(on=in_days(5), warnings=((ago(1), in_days(3)),)).counted_on == in_days(5)


def test_a_warning_covers_its_own_date_and_earlier_ones():
    made = promise(on=in_days(5), warnings=((ago(1), in_days(8)),))

    assert [made.was_warned_of(in_days(day)) for day in (7, 8, 9)] == [True, True, False]


def test_an_agreement_makes_earlier_warnings_void():
    made = promise(on=in_days(5), warnings=((ago(4), in_days(9)),), moves=((ago(3), days_ago(1), in_days(5)),))

    assert (made.latest_warning, made.counted_on) == (None, in_days(5))


def test_a_promise_as_it_was_known():
    moves = ((ago(4), in_days(1), in_days(5)), (ago(8), days_ago(5), in_days(1)))
    made = promise(on=in_days(5), moves=moves, kept_on=days_ago(2), warnings=((ago(3), in_days(6)),))

    assert made.as_known_at(ago(31)) is None
    assert made.as_known_at(ago(9)).promised_on == days_ago(5)
    assert made.as_known_at(ago(6)).promised_on == in_days(1)
    assert made.as_known_at(ago(4)).promised_on == in_days(5)
    assert [made.as_known_at(ago(day)).kept_on for day in (3, 2)] == [None, days_ago(2)]
    assert [len(made.as_known_at(ago(day)).warnings) for day in (3.5, 3)] == [0, 1]


def test_dates_of_ours_that_came_with_a_later_agreement_were_not_known_before_it():
    made = promise(on=in_days(20), internal_on=in_days(15), moves=((ago(4), in_days(5), in_days(20)),))

    assert (made.as_known_at(ago(5)).internal_on, made.as_known_at(ago(4)).internal_on) == (None, in_days(15))


def test_other_facts_as_they_were_known():
    told = bad_news(known_at=ago(5), told_at=ago(3), way_out="Nuria takes them again")
    answered = question(asked_at=ago(5), answered_at=ago(3))
    launched = project(launched_on=days_ago(3), phases=((ago(50), "delivery"), (ago(3), "closing")), phase="closing")
    then = relationship(
        projects=[launched],
        milestones=[milestone(done_on=days_ago(3))],
        interactions=[word(5), word(3)],
        questions=[answered, question(asked_at=ago(1))],
        expectations=[expectation("theirs", days_ago(5)), expectation("ours", days_ago(1))],
        next_words=[next_word(in_days(1), told_at=ago(5)), next_word(in_days(9), told_at=ago(1))],
        bad_news=[told, bad_news(known_at=ago(1))],
    ).as_known_at(ago(4))

    assert [(known.phase, known.launched_on) for known in then.projects] == [("delivery", None)]
    assert [known.done_on for known in then.milestones] == [None]
    assert len(then.interactions) == 1
    assert [known.answered_at for known in then.questions] == [None]
    assert [known.side for known in then.expectations] == ["theirs"]
    assert then.next_word.on == in_days(1)
    assert [(known.told_at, known.way_out) for known in then.bad_news] == [(None, "")]


def test_a_relationship_knows_who_is_there():
    gone, key, other = contact(left_on=days_ago(1)), contact("Eva Sol", id=2), contact("Otto", id=3, is_key=False)
    who = relationship(contacts=[other, gone, key])

    assert [there.id for there in who.present_contacts] == [2, 3]
    assert (who.contact(3).id, who.contact(1).id, who.contact(None).id) == (3, 2, 2)
    assert who.names(None) == {"contact": "Café Luna", "contact_name": "Café Luna"}


def test_a_forecast_as_it_was_thought_then():
    thoughts = ((ago(20), in_days(3), in_days(6)), (ago(5), in_days(9), in_days(12)))
    slipping = milestone(forecast_on=in_days(9), forecast_late_on=in_days(12), forecasts=thoughts)

    then = [slipping.as_known_at(ago(day)) for day in (21, 20, 5)]

    assert [known.forecast_on for known in then] == [None, in_days(3), in_days(9)]
    assert [known.forecast_late_on for known in then] == [None, in_days(6), in_days(12)]


def test_a_change_was_undecided_before_it_was_decided():
    decided = change(state="infeasible", asked_at=ago(9), estimated_at=ago(6), decided_at=ago(3), explained_at=ago(2))

    then = [decided.as_known_at(ago(day)) for day in (10, 9, 6, 3, 2)]

    assert [known and known.state for known in then] == [None, "asked", "estimated", "infeasible", "infeasible"]
    assert [known.explained_at for known in then if known] == [None, None, None, ago(2)]


def test_the_day_of_the_next_look_at_a_flag_as_it_was_set_then():
    watched = flag(raised_at=ago(30), review_on=in_days(7), reviews=((ago(20), days_ago(5)), (ago(4), in_days(7))))

    assert [watched.as_known_at(ago(day)).review_on for day in (25, 20, 4)] == [None, days_ago(5), in_days(7)]


def test_the_life_of_a_project_as_it_was_known():
    work = project(
        phase="closed",
        phases=((ago(60), "delivery"), (ago(3), "closed")),
        closed_on=days_ago(3),
        kickoff=kickoff(ago(50)),
        effort=effort(),
        budget=budget(3000),
        closing=closing(accepted_on=days_ago(3), last_word_at=ago(2)),
        looked_back_on=days_ago(2),
        lesson_at=ago(2),
    )

    then, before = work.as_known_at(ago(4)), work.as_known_at(ago(55))

    assert (then.phase, then.delivered_on, then.looked_back_on, then.lesson_at) == ("delivery", None, None, None)
    assert (then.kickoff.held_at, then.kickoff.open_steps, then.closing.last_word_at) == (ago(50), (), None)
    assert (then.effort, then.budget) == (None, None)
    assert (before.kickoff.held_at, len(before.kickoff.open_steps), before.closing) == (None, 9, None)


def test_what_both_sides_owe_and_fear_as_it_was_known():
    then = relationship(
        client=client(handover=facts.HandoverFacts(created_at=ago(9), won_on=days_ago(9), accepted_at=ago(3))),
        obligations=[obligation(due_on=days_ago(5), done_on=days_ago(1), reminders=(ago(6), ago(2)))],
        decisions=[decision(at=ago(6), confirmed_at=ago(2)), decision(at=ago(2))],
        incidents=[incident(ago(6), swarm_at=ago(3), over_at=ago(1), reports=((days_ago(3), ago(3)),))],
        complaints=[complaint(at=ago(6), resolved_at=ago(1))],
        hand_over=[hand_over(done_on=days_ago(1))],
        feedback=[feedback(ago(6), given_at=ago(1), score=9)],
        appreciations=[thanks(ago(1))],
        check_ins=[check_in(ago(6), held_at=ago(1)), check_in(ago(-1), created_at=ago(1))],
        expectations=[expectation(asked_on=days_ago(9), state="risk", updated_at=ago(1))],
        loads=[load()],
    ).as_known_at(ago(4))

    assert then.client.handover.accepted_at is None
    assert [(owed.done_on, owed.reminders) for owed in then.obligations] == [(None, (ago(6),))]
    assert [made.confirmed_at for made in then.decisions] == [None]
    assert [(fire.swarm_at, fire.over_at, fire.reports) for fire in then.incidents] == [(None, None, ())]
    assert [(one.is_open, item.done_on) for one, item in zip(then.complaints, then.hand_over, strict=True)] == [
        (True, None)
    ]
    assert [(asked.given_at, asked.score) for asked in then.feedback] == [(None, None)]
    assert [talk.held_at for talk in then.check_ins] == [None]
    assert [hope.state for hope in then.expectations] == ["run"]
    assert (then.appreciations, then.loads) == ((), ())


def test_who_was_told_that_a_milestone_slips_was_warned_of_its_promise():
    hangs, other = promise(on=in_days(3), milestone_id=4), promise(on=in_days(3))
    told = bad_news(milestone_id=4, slipped_to_on=in_days(8), told_at=ago(1))
    promises = {1: [hangs, other]}

    add_told_slips(promises, {1: [told, bad_news(milestone_id=4, slipped_to_on=in_days(9))], 2: [bad_news()]})

    assert [made.counted_on for made in promises[1]] == [in_days(8), in_days(3)]


def test_the_time_of_a_project_goes_from_nought_to_a_hundred():
    work = project(starts_on=days_ago(30), due_on=in_days(70))

    assert [work.time_gone(day) for day in (days_ago(40), in_days(0), in_days(90))] == [0, 30, 100]
    assert project(due_on=None).time_gone(in_days(0)) is None
