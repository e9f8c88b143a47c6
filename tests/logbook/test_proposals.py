"""Taking over what a letter asks or promises makes it one like any other, and can be taken back."""

from datetime import date, timedelta

from tests.conversations.test_proposals import FROM_THEM, FROM_US, letter
from tests.world import NOW
from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import Interaction, Proposal, Question
from vinculo.conversations.proposals import propose
from vinculo.logbook import proposals
from vinculo.record.models import Entry


def test_a_question_of_theirs_runs_from_when_it_was_asked(world):
    propose(letter(world, FROM_THEM))

    question = proposals.accept(Proposal.objects.get(kind="question"), by=world.zofia, at=NOW + timedelta(hours=3))

    assert question == Question.objects.get()
    assert (question.asked_by_us, question.asked_at, question.contact) == (False, NOW, world.ana)
    assert (question.due_at, question.owner) == (NOW + timedelta(hours=24), world.marek)
    one = Proposal.objects.get(kind="question")
    assert (one.state, one.decided_by, one.question) == ("accepted", world.zofia, question)


def test_a_promise_of_ours_has_its_day_and_stands_in_the_record(world):
    propose(letter(world, FROM_US, direction="out"))
    one = Proposal.objects.get(kind="promise")

    promise = proposals.accept(one, by=world.zofia, at=NOW, text="La portada")

    assert (promise.text, promise.promised_on, promise.made_at) == ("La portada", date(2026, 3, 13), NOW)
    assert (promise.made_to, promise.owner) == (world.ana, world.marek)
    assert [entry.kind for entry in Entry.objects.filter(subject=f"promise:{promise.pk}")] == ["promise.made"]


def test_a_promise_of_theirs_is_something_they_owe(world):
    talk = letter(world, FROM_THEM)
    propose(talk)

    owed = proposals.accept(Proposal.objects.get(kind="promise"), by=world.zofia, at=NOW)

    assert owed == Obligation.objects.theirs().open().get()
    assert (owed.what, owed.due_on, owed.contact) == ("Te lo mando el viernes.", date(2026, 3, 13), world.ana)
    assert (owed.client, owed.project, owed.said_in, owed.by) == (world.luna, world.shop, talk.uid, world.zofia)
    assert (owed.audience, owed.owner, Promise.objects.count()) == (talk.audience, None, 0)
    one = Proposal.objects.get(kind="promise")
    assert (one.state, one.obligation_id) == ("accepted", owed.pk)


def test_what_they_owe_goes_again_when_it_is_taken_back(world):
    propose(letter(world, FROM_THEM))
    proposals.accept(Proposal.objects.get(kind="promise"), by=world.marek, at=NOW)

    proposals.undo(Proposal.objects.get(kind="promise"), by=world.marek)

    one = Proposal.objects.get(kind="promise")
    assert (Obligation.objects.count(), one.state, one.obligation_id) == (0, "open", None)


def test_a_question_of_ours_was_asked_by_who_wrote_the_letter(world):
    propose(letter(world, FROM_US, direction="out"))

    question = proposals.accept(Proposal.objects.get(kind="question"), by=world.zofia, at=NOW)

    assert (question.asked_by_us, question.asked_by, question.due_at) == (True, world.marek, None)


def test_a_letter_that_sounds_tense_feels_so_once_somebody_says_so(world):
    talk = letter(world, "Hola. Así no podemos seguir, estamos muy decepcionados. ¿Quién nos llama hoy?")
    propose(talk)
    feeling = Proposal.objects.get(kind="feeling")

    assert Interaction.objects.get(pk=talk.pk).felt == ""
    proposals.accept(feeling, by=world.marek, at=NOW)
    assert Interaction.objects.get(pk=talk.pk).felt == "tense"
    proposals.undo(Proposal.objects.get(pk=feeling.pk), by=world.marek)
    assert (Interaction.objects.get(pk=talk.pk).felt, Proposal.objects.get(kind="feeling").state) == ("", "open")


def test_somebody_was_faster(world):
    propose(letter(world, FROM_THEM))
    one, again = (Proposal.objects.get(kind="question") for _time in range(2))

    assert proposals.accept(one, by=world.marek, at=NOW) is not None
    assert proposals.accept(again, by=world.rita, at=NOW) is None
    assert Question.objects.count() == 1


def test_taken_back_it_is_proposed_again(world):
    propose(letter(world, FROM_US, direction="out"))
    for one in Proposal.objects.all():
        proposals.accept(one, by=world.marek, at=NOW)
        proposals.undo(Proposal.objects.get(pk=one.pk), by=world.marek)

    assert (Question.objects.count(), Promise.objects.count()) == (0, 0)
    assert {(one.state, one.question_id, one.promise_id) for one in Proposal.objects.all()} == {("open", None, None)}
