"""A finding lives: raised once, updated, cleared by itself, and quiet after people have answered it."""

from datetime import timedelta

import pytest

from tests.practices.sample import sample
from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise
from vinculo.practices import answers
from vinculo.practices.linter import lint
from vinculo.practices.models import Nudge, Standing, State
from vinculo.practices.nudges import settle
from vinculo.practices.reading import read
from vinculo.practices.recheck import moment


@pytest.fixture
def promise(world):
    return Promise.objects.create(
        client=world.luna, text="Menu", made_to=world.ana, made_at=NOW - timedelta(days=3), promised_on=TODAY
    )


def check(world, at=NOW):
    now = moment(at)
    return settle({r.client.id: (r, lint(r, now, [sample()])) for r in read([world.luna.pk])}, at=at)


def history(nudge):
    return [event.kind for event in nudge.events.all()]


def test_stays_quiet_without_a_reason(world):
    check(world)

    assert Nudge.objects.count() == 0


def test_is_raised_for_the_owner_of_the_client(world, promise):
    check(world)

    nudge = Nudge.objects.get()
    assert (nudge.practice, nudge.subject, nudge.person, nudge.contact) == (
        "open_promise",
        f"promise:{promise.pk}",
        world.marek,
        world.ana,
    )
    assert nudge.facts == {"client": "Café Luna", "what": "Menu", "promised_on": TODAY.isoformat()}
    assert history(nudge) == ["raised"]


def test_appears_once_however_often_it_is_found(world, promise):
    check(world)
    check(world, NOW + timedelta(hours=1))

    assert [history(nudge) for nudge in Nudge.objects.all()] == [["raised"]]


def test_is_updated_while_the_facts_change(world, promise):
    check(world)
    promise.text = "Menu and drinks"
    promise.save()
    check(world, NOW + timedelta(hours=1))

    nudge = Nudge.objects.get()
    assert nudge.facts["what"] == "Menu and drinks"
    assert nudge.raised_at == NOW and nudge.changed_at == NOW + timedelta(hours=1)


def test_clears_itself_when_the_facts_no_longer_hold(world, promise):
    check(world)
    promise.keep(on=TODAY)
    check(world, NOW + timedelta(hours=1))

    nudge = Nudge.objects.get()
    assert nudge.state == State.CLEARED
    assert history(nudge) == ["raised", "cleared"]


def test_comes_back_when_what_cleared_it_is_taken_back(world, promise):
    check(world)
    promise.keep(on=TODAY)
    check(world, NOW + timedelta(hours=1))
    promise.reopen()
    check(world, NOW + timedelta(hours=2))

    nudge = Nudge.objects.get()
    assert nudge.state == State.OPEN
    assert history(nudge) == ["raised", "cleared", "raised"]


@pytest.mark.parametrize("answer", ["do", "dismiss"])
def test_never_nags_twice_for_one_reason(world, promise, answer):
    check(world)
    nudge = Nudge.objects.get()
    extra = {"reason": "They know"} if answer == "dismiss" else {}
    getattr(answers, answer)(nudge, by=world.marek, at=NOW, **extra)
    check(world, NOW + timedelta(days=1))

    nudge.refresh_from_db()
    assert nudge.state in (State.DONE, State.DISMISSED)
    assert Nudge.objects.count() == 1


def test_a_new_reason_is_said_anew(world, promise):
    check(world)
    answers.do(Nudge.objects.get(), by=world.marek, at=NOW)
    promise.renegotiate(to_on=TODAY + timedelta(days=7), internal_on=None, reason="Photos", by=world.marek, at=NOW)
    check(world, NOW + timedelta(hours=1))

    assert [nudge.state for nudge in Nudge.objects.order_by("pk")] == [State.DONE, State.OPEN]


def test_a_snoozed_nudge_still_clears_itself(world, promise):
    check(world)
    answers.snooze(Nudge.objects.get(), by=world.marek, at=NOW, until=NOW + timedelta(days=1))
    promise.keep(on=TODAY)
    check(world, NOW + timedelta(hours=1))

    assert Nudge.objects.get().state == State.CLEARED


def test_only_the_first_answer_counts(world, promise):
    check(world)
    mine, yours = Nudge.objects.get(), Nudge.objects.get()

    assert answers.do(mine, by=world.marek, at=NOW)
    assert not answers.dismiss(yours, by=world.rita, at=NOW, reason="Not so")
    assert history(mine) == ["raised", "done"]


def test_an_answer_can_be_taken_back(world, promise):
    Standing.objects.create(client=world.luna, checked_at=NOW, open_nudges=1)
    check(world)
    nudge = Nudge.objects.get()
    answers.do(nudge, by=world.marek, at=NOW)
    answers.reopen(nudge, by=world.marek, at=NOW)

    nudge.refresh_from_db()
    assert nudge.state == State.OPEN
    assert history(nudge) == ["raised", "done", "undone"]
    assert Standing.objects.get().open_nudges == 1


def test_a_dismissal_says_why(world, promise):
    check(world)

    with pytest.raises(ValueError, match="reason"):
        answers.dismiss(Nudge.objects.get(), by=world.marek, at=NOW, reason="  ")


def test_nothing_is_snoozed_into_the_past(world, promise):
    check(world)

    with pytest.raises(ValueError, match="still to come"):
        answers.snooze(Nudge.objects.get(), by=world.marek, at=NOW, until=NOW)


def test_settling_takes_the_same_statements_for_one_and_three(world, promise, django_assert_num_queries):
    for text in ("Cards", "Sign"):
        Promise.objects.create(client=world.luna, text=text, made_at=NOW - timedelta(days=3), promised_on=TODAY)
    relationship, now = read([world.luna.pk])[0], moment(NOW)
    raised = lint(relationship, now, [sample()])

    with django_assert_num_queries(3):
        settle({world.luna.pk: (relationship, raised)}, at=NOW)
    assert Nudge.objects.count() == 3
