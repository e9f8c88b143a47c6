"""Questions of both sides: who answers and by when, what is shared of the answer, and whether that was it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.requests.asking import some_question
from tests.portal.visiting import take_part
from vinculo.conversations.models import Interaction, Question
from vinculo.logbook import telling
from vinculo.logbook.theirs import letters
from vinculo.projects.models import Area
from vinculo.record.models import Entry


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


def text(answer):
    return answer.content.decode()


def test_a_question_goes_to_the_lead_with_a_clock_of_24_hours(world, ana):
    page = ana.post("/portal/questions/", {"text": "When can we see it?"}, follow=True)

    question = Question.objects.get()
    assert (question.owner, question.contact, question.audience) == (world.marek, world.ana, "shared")
    assert question.due_at - question.asked_at == timedelta(hours=24)
    assert (question.interaction.channel, question.interaction.direction) == ("portal", "in")
    assert "Marek answers by" in text(page)
    assert "see it" not in Entry.objects.get(kind="question.asked").body


def test_a_question_about_an_area_goes_to_who_answers_for_it(world, ana):
    area = Area.objects.create(project=world.shop, name="Texts", responsible=world.zofia)

    ana.post("/portal/questions/", {"text": "Which words?", "area": area.pk})

    assert (Question.objects.get().owner, Question.objects.get().area) == (world.zofia, area)


def test_an_area_of_another_client_is_no_choice(world, ana):
    area = Area.objects.create(project=world.workshop, name="Secret", responsible=world.iga)

    ana.post("/portal/questions/", {"text": "Which words?", "area": area.pk})

    assert [one.area for one in Question.objects.all()] in ([], [None])


def test_an_answer_is_read_where_it_was_shared(world, ana):
    question = some_question(world.shop, contact=world.ana, owner=world.marek)

    telling.answer(
        question, text="On Friday", channel="portal", by=world.marek, at=timezone.now(), audience="shared"
    )  # fmt: skip

    assert "On Friday" in text(ana.get(f"/portal/questions/{question.pk}/"))


def test_what_we_only_noted_of_a_talk_is_not_shown(world, ana):
    question = some_question(world.shop, contact=world.ana, owner=world.marek)

    telling.answer(question, text="She was furious; Friday", channel="phone", by=world.marek, at=timezone.now())

    page = text(ana.get(f"/portal/questions/{question.pk}/"))
    assert ("furious" in page, "You had the answer in a talk." in page) == (False, True)


def answered(world, **fields):
    return some_question(
        world.shop, contact=world.ana, owner=world.marek, answered_at=timezone.now(), answer="Friday", **fields
    )


def test_that_answers_it_is_said_once(world, ana):
    question = answered(world)

    for _ in range(2):
        ana.post(f"/portal/questions/{question.pk}/settled/")

    question.refresh_from_db()
    assert question.settled_at
    assert Entry.objects.filter(kind="question.settled").count() == 1


def test_not_quite_is_a_question_of_its_own(world, ana):
    question = answered(world)

    ana.post(f"/portal/questions/{question.pk}/more/", {"text": "Which Friday?"})

    further = Question.objects.get(follows=question)
    assert (further.text, further.owner, further.is_open) == ("Which Friday?", world.marek, True)
    question.refresh_from_db()
    assert question.answer == "Friday"


def test_a_word_more_while_it_waits_starts_no_new_clock(world, ana):
    question = some_question(world.shop, contact=world.ana, owner=world.marek)
    due_at = question.due_at

    ana.post(f"/portal/questions/{question.pk}/more/", {"text": "On a phone, I mean"})

    question.refresh_from_db()
    assert (question.due_at, question.text) == (due_at, "When can we see it?\n\nOn a phone, I mean")
    assert Question.objects.count() == 1


def test_our_questions_are_answered_here_once(world, ana):
    question = some_question(world.shop, "Which colour?", asked_by_us=True, asked_by=world.marek, due_at=None)

    ana.post(f"/portal/questions/{question.pk}/answer/", {"text": "Green"})
    ana.post(f"/portal/questions/{question.pk}/answer/", {"text": "Blue"})

    question.refresh_from_db()
    assert (question.answer, question.answered_in.direction) == ("Green", "in")
    assert Interaction.objects.count() == 1


def test_an_empty_answer_asks_for_one(world, ana):
    question = some_question(world.shop, "Which colour?", asked_by_us=True, asked_by=world.marek)

    assert "What is the answer?" in text(ana.post(f"/portal/questions/{question.pk}/answer/", {"text": ""}))


def test_nobody_answers_our_side(world, ana):
    question = some_question(world.shop, contact=world.ana)

    assert ana.post(f"/portal/questions/{question.pk}/answer/", {"text": "Green"}).status_code == 404


def test_whoever_follows_reads_and_writes_nothing(world, visiting):
    take_part(world.ana, world.shop, "observer")
    browser = visiting(world.ana, world.luna)
    theirs = some_question(world.shop)
    ours = some_question(world.shop, "Which colour?", asked_by_us=True)
    done = answered(world)

    assert browser.get(f"/portal/questions/{theirs.pk}/").status_code == 200
    for address in (
        "questions/", f"questions/{theirs.pk}/more/", f"questions/{ours.pk}/answer/", f"questions/{done.pk}/settled/",
    ):  # fmt: skip
        assert browser.post(f"/portal/{address}", {"text": "x"}).status_code == 404
    assert Interaction.objects.count() == 0


def given_in_the_portal(world):
    question = some_question(world.shop, contact=world.ana, owner=world.marek)
    telling.answer(question, text="On Friday", channel="portal", by=world.marek, at=timezone.now(), audience="shared")
    return question


def test_a_letter_says_that_there_is_an_answer_and_keeps_it_to_itself(world, mailoutbox):
    question = given_in_the_portal(world)

    for _ in range(2):
        letters.answered(question.pk)

    (letter,) = mailoutbox
    assert (letter.to, letter.reply_to) == ([world.ana.email], [world.marek.email])
    assert f"/portal/questions/{question.pk}/" in letter.body and "On Friday" not in letter.body


def test_an_answer_taken_back_meanwhile_is_not_written_about(world, mailoutbox):
    question = given_in_the_portal(world)
    question.reopen()

    letters.answered(question.pk)

    assert mailoutbox == []
