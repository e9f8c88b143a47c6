"""Threads follow what is said and asked, whoever writes it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.clients.merge import merge_clients, take_apart
from vinculo.clients.models import Audience
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction, MailMessage, Question, Thread
from vinculo.logbook import telling
from vinculo.logbook.entry import Entry, NewQuestion
from vinculo.logbook.log import log, undo
from vinculo.logbook.theirs import opinions, questions
from vinculo.logbook.theirs.them import Them
from vinculo.record.chain import Actor


def hours_ago(hours):
    return timezone.now() - timedelta(hours=hours)


def mail(world, number, *, hours, direction="in", thread="", text="When does it open?", **fields):
    given = {"client": world.luna, "channel": "email", "direction": direction, "at": hours_ago(hours), **fields}
    interaction = Interaction.objects.create(summary=text, **given)
    interaction.contacts.add(world.ana)
    MailMessage.objects.create(
        interaction=interaction, message_id=f"<{number}@luna.example>", thread=thread, subject="Opening"
    )
    return interaction


def them(world):
    actor = Actor(side="contact", key=f"contact:{world.ana.pk}", name=world.ana.name)
    return Them(world.ana, world.luna.pk, actor, timezone.now())


def state(thread):
    thread.refresh_from_db()
    return thread.waits, thread.size


def test_a_mail_and_its_answer_are_one_thread(world):
    first = threading.note(mail(world, 1, hours=5, project=world.shop))
    waited = state(first), first.waiting_since, first.contact, first.project
    second = threading.note(
        mail(world, 2, hours=1, direction="out", thread="<1@luna.example>", text="On Monday", project=world.shop)
    )

    assert waited == (("us", 1), first.interactions.first().at, world.ana, world.shop)
    assert (second, state(second), second.line, second.subject) == (first, ("nobody", 2), "On Monday", "Opening")


def test_noting_it_twice_does_no_harm(world):
    letter = mail(world, 1, hours=5)

    threading.note(letter)
    threading.note(letter)

    assert [(thread.size, thread.waits) for thread in Thread.objects.all()] == [(1, "us")]


def test_threads_of_two_clients_stay_apart(world):
    mine = threading.note(mail(world, 1, hours=5))
    other = threading.note(mail(world, 2, hours=4, thread="<1@luna.example>", client=world.otero))

    assert (mine.client, other.client, mine == other) == (world.luna, world.otero, False)


def test_what_is_among_us_is_in_no_thread(world):
    note = Interaction.objects.create(client=world.luna, at=hours_ago(1), channel="note", direction="internal")

    assert (threading.note(note), Thread.objects.count()) == (None, 0)


def test_letters_of_long_ago_wait_for_nobody(world):
    old = threading.note(mail(world, 1, hours=24 * 20))
    again = threading.note(mail(world, 2, hours=24, thread="<1@luna.example>"))

    assert (old, again.waits, again.waiting_since) == (again, "us", again.interactions.order_by("-at")[0].at)


def test_a_new_word_of_theirs_wakes_a_thread(world):
    thread = threading.note(mail(world, 1, hours=5))
    thread.archive(by=world.marek, at=hours_ago(4))
    threading.note(mail(world, 2, hours=3, thread="<1@luna.example>", direction="out"))
    thread.refresh_from_db()
    still = thread.is_archived
    threading.note(mail(world, 3, hours=2, thread="<1@luna.example>"))
    thread.refresh_from_db()

    assert (still, thread.is_archived, thread.archived_by) == (True, False, None)


def test_a_new_word_of_theirs_ends_a_snooze(world):
    thread = threading.note(mail(world, 1, hours=5))
    thread.snooze(until=timezone.now() + timedelta(days=1))
    threading.refresh([thread.pk])
    thread.refresh_from_db()
    still = thread.is_snoozed(timezone.now())
    threading.note(mail(world, 2, hours=1, thread="<1@luna.example>"))
    thread.refresh_from_db()

    assert (still, thread.snoozed_until) == (True, None)


def test_a_call_answers_a_letter_of_who_was_called(world):
    hers, his = threading.note(mail(world, 1, hours=5)), mail(world, 2, hours=5)
    his.contacts.set([world.otto])
    his = threading.note(his)

    talk = log(Entry(world.luna, timezone.now(), "phone", summary="It opens", contacts=(world.ana,)), by=world.marek)

    assert (state(hers)[0], state(his)[0], talk.thread.waits) == ("nobody", "us", "nobody")


def test_a_logged_question_waits_until_it_is_answered_and_again_when_that_is_taken_back(world):
    asked = log(
        Entry(world.luna, hours_ago(3), "phone", contacts=(world.ana,), questions=(NewQuestion("When?"),)),
        by=world.marek,
    )
    thread, question = asked.thread, Question.objects.get()
    waited = state(thread)
    answer = telling.answer(question, text="On Monday", channel="email", by=world.marek, at=timezone.now())
    answered = state(thread)
    undo(answer, by=world.marek)

    assert (waited, answered, state(thread), answer.thread) == (("us", 1), ("nobody", 2), ("us", 1), thread)


def test_answers_given_while_logging_join_the_thread(world):
    question = questions.ask(them(world), "Which flour?", owner=world.marek, organization=world.organization)
    thread = question.interaction.thread
    waited = state(thread)

    talk = log(
        Entry(world.luna, timezone.now(), "phone", contacts=(world.ana,), answers=(question.pk,)), by=world.marek
    )
    talk.refresh_from_db()

    assert (waited, state(thread), talk.thread, Thread.objects.count()) == (("us", 1), ("nobody", 2), thread, 1)


def test_a_question_of_ours_waits_for_them_until_they_answer_in_the_portal(world):
    asked = log(
        Entry(
            world.luna, hours_ago(30), "email", "out", contacts=(world.ana,), questions=(NewQuestion("Logo?", True),)
        ),
        by=world.marek,
    )
    thread = asked.thread
    waited = state(thread)

    questions.answer(them(world), Question.objects.get(), "Here")

    assert (waited, state(thread)) == (("them", 1), ("nobody", 2))


def test_more_to_a_question_stays_with_it_and_not_quite_opens_it_again(world):
    who, kept = them(world), {"owner": world.marek, "organization": world.organization}
    question = questions.ask(who, "Which flour?", **kept)
    questions.add(who, question, "The white one")
    thread = question.interaction.thread
    waited = state(thread)
    telling.answer(question, text="Rye", channel="portal", by=world.marek, at=timezone.now(), audience=Audience.SHARED)
    answered = state(thread)
    questions.not_quite(who, question, "And on Sundays?", organization=world.organization)

    assert (waited, answered, state(thread)) == (("us", 2), ("nobody", 3), ("us", 4))


def test_a_letter_whose_questions_are_answered_waits_no_longer(world):
    letter = mail(world, 1, hours=5)
    thread = threading.note(letter)
    question = Question.objects.create(
        client=world.luna, interaction=letter, text="When?", asked_at=letter.at, owner=world.marek
    )
    threading.questions_changed([letter.pk])
    waited = state(thread)
    question.answer_with(text="Monday", at=timezone.now())
    threading.questions_changed([letter.pk])

    assert (waited[0], state(thread)[0]) == ("us", "nobody")


def test_an_answer_to_a_talk_of_before_threads_makes_one_for_both(world):
    talk = Interaction.objects.create(client=world.luna, at=hours_ago(24 * 40), channel="phone", direction="both")
    question = Question.objects.create(client=world.luna, interaction=talk, text="When?", asked_at=talk.at)

    answer = telling.answer(question, text="On Monday", channel="phone", by=world.marek, at=timezone.now())
    talk.refresh_from_db()

    assert (talk.thread.size, talk.thread, talk.thread.waits) == (2, answer.thread, "nobody")


def test_a_letter_that_answers_the_portal_goes_on_in_that_thread(world):
    question = questions.ask(them(world), "Which flour?", owner=world.marek, organization=world.organization)
    thread = question.interaction.thread
    letter = mail(world, 1, hours=0.5, direction="out", text="Rye")
    question.answer_with(text="Rye", at=letter.at, interaction=letter)
    answered = threading.note(letter, about=question.interaction_id)
    back = threading.note(mail(world, 2, hours=0.1, thread="<1@luna.example>", text="Thank you"))

    assert (answered, back, state(thread)) == (thread, thread, ("us", 3))


def test_threads_of_clients_that_become_one_do_too_and_part_again(world):
    for number, thread, client in ((1, "", world.luna), (2, "<1@luna.example>", world.otero), (3, "", world.otero)):
        threading.note(mail(world, number, hours=9 - number, thread=thread, client=client))

    merge = merge_clients(world.luna, world.otero, by=world.rita, at=timezone.now())
    threading.settle([world.luna.pk, world.otero.pk])
    together = [(thread.client_id, thread.size) for thread in Thread.objects.order_by("pk")]
    take_apart(merge, at=timezone.now(), by=world.rita)
    threading.settle([world.luna.pk, world.otero.pk])

    assert together == [(world.luna.pk, 2), (world.luna.pk, 1)]
    assert [(thread.client_id, thread.size) for thread in Thread.objects.order_by("pk")] == [
        (world.luna.pk, 1), (world.otero.pk, 1), (world.otero.pk, 1),
    ]  # fmt: skip


def test_what_was_answered_past_the_verbs_is_put_right(world):
    thread = log(
        Entry(world.luna, hours_ago(3), "phone", contacts=(world.ana,), questions=(NewQuestion("When?"),)),
        by=world.marek,
    ).thread
    Question.objects.update(answered_at=timezone.now(), answer="Monday")
    before = state(thread)[0]

    threading.look_again()

    assert (before, state(thread)[0]) == ("us", "nobody")


def test_a_complaint_waits_and_thanks_do_not(world):
    opinions.complain(them(world), "Nobody called", owner=world.marek)
    opinions.thank(them(world), "Well done", people=[world.marek], project=world.shop)

    assert list(Thread.objects.order_by("pk").values_list("waits", "line")) == [
        ("us", "Nobody called"), ("nobody", "Well done"),
    ]  # fmt: skip


def test_a_thread_whose_last_message_is_taken_back_is_gone(world):
    talk = log(Entry(world.luna, hours_ago(1), "phone"), by=world.marek)

    undo(talk, by=world.marek)

    assert Thread.objects.count() == 0


def test_many_cost_as_many_statements_as_one(world):
    def asked(numbers):
        ids = [mail(world, number, hours=number % 300).pk for number in numbers]
        with CaptureQueriesContext(connection) as statements:
            threading.note_all(ids)
        return len([one for one in statements if "INSERT" not in one["sql"] and "SAVEPOINT" not in one["sql"]])

    few, many = asked(range(2)), asked(range(10, 20))

    assert many == few


@pytest.mark.once
def test_the_history_of_an_older_version_gets_its_threads(world, django_db_reset_sequences):
    from importlib import import_module

    from django.apps import apps

    first, second = mail(world, 1, hours=5), mail(world, 2, hours=4, thread="<1@luna.example>", direction="out")
    talk = Interaction.objects.create(client=world.luna, at=hours_ago(3), channel="phone", direction="both")
    Question.objects.create(client=world.luna, interaction=talk, text="When?", asked_at=talk.at)
    old = mail(world, 9, hours=24 * 40)
    past = Interaction.objects.create(client=world.luna, at=hours_ago(24 * 40), channel="phone", direction="both")

    import_module("vinculo.conversations.migrations.0008_threads_of_before").fill(apps, None)

    for one in (first, second, talk, old, past):
        one.refresh_from_db()
    assert (first.thread, first.thread.size, first.thread.waits) == (second.thread, 2, "nobody")
    assert past.thread is None
    assert (talk.thread.waits, talk.thread.waiting_since, old.thread.waits) == ("us", talk.at, "nobody")
