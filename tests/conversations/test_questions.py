"""A question, from being asked to being answered."""

from datetime import timedelta

from tests.world import NOW
from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import Question


def test_our_own_word_replaces_the_clock(world):
    question = Question.objects.create(client=world.luna, text="Why?", asked_at=NOW, due_at=NOW + timedelta(hours=24))

    question.say_by_when(by_when_at=NOW + timedelta(hours=60))

    assert question.limit_at == NOW + timedelta(hours=60)


def test_it_is_open_until_answered_for_one_and_for_all(world):
    question = Question.objects.create(client=world.luna, text="Why?", asked_at=NOW)
    before = (question.is_open, Question.objects.open().exists())

    question.answer_with(text="Because", at=NOW)
    after = (question.is_open, Question.objects.open().exists())
    question.reopen()

    assert (before, after, question.is_open) == ((True, True), (False, False), True)


def test_plain_hours_run_through_the_night(world):
    assert answer_due_at(NOW, world.organization) == NOW + timedelta(hours=24)


def test_working_hours_stand_still_on_days_off(world):
    world.organization.question_clock = "working"
    friday = NOW + timedelta(days=2)

    assert answer_due_at(friday, world.organization) == friday + timedelta(days=3)
