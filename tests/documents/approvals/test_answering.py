"""Answers: a log about exactly what was on the screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, kinds, of, say, version
from vinculo.clients.acting import acting
from vinculo.documents.approvals import ending
from vinculo.documents.approvals.answering import NotTheirTurn, Overtaken, look
from vinculo.documents.models import Answer, Approval, Version
from vinculo.record.chain import Actor
from vinculo.record.models import Entry, Opening


def test_one_yes_settles_what_one_is_asked(world):
    approval = ask(world)

    given = say(world, approval, text="Lovely")

    approval.refresh_from_db()
    assert (given.is_new, given.outcome, approval.outcome) == (True, "approved", "approved")
    assert (given.answer.sha256, given.answer.version_id) == (approval.sha256, approval.version_id)
    assert kinds(approval) == ["approval.asked", "approval.answered"]


def test_their_words_stand_in_the_record_only_as_a_commitment(world):
    say(world, ask(world), text="Lovely colours")

    entry = Entry.objects.get(kind="approval.answered")
    opening = Opening.objects.get(entry=entry, name="words")
    assert "Lovely" not in entry.body
    assert (opening.value, opening.of) == ("Lovely colours", f"contact:{world.ana.pk}")


def test_all_of_them_have_to_say_yes(world):
    ana, nora = decider(world), decider(world, "Nora Gil")
    approval = ask(world, ana, nora)

    first, second = say(world, approval, contact=nora), say(world, approval)

    assert (first.outcome, second.outcome) == ("", "approved")


def test_one_who_wants_changes_settles_it(world):
    ana, nora = decider(world), decider(world, "Nora Gil")
    approval = ask(world, ana, nora)
    say(world, approval, contact=nora)

    given = say(world, approval, "changes", text="Bigger letters")

    assert given.outcome == "changes"


def test_talking_it_over_settles_nothing_and_a_later_yes_stands_beside_it(world):
    approval = ask(world)

    talk = say(world, approval, "talk", times="Tuesday morning")
    yes = say(world, approval)

    assert (talk.outcome, yes.outcome) == ("", "approved")
    assert list(Answer.objects.values_list("choice", flat=True)) == ["talk", "approve"]


def test_in_order_the_next_is_asked_when_the_one_before_said_yes(world):
    ana, nora = decider(world), decider(world, "Nora Gil")
    approval = ask(world, nora, ana, in_order=True)
    with pytest.raises(NotTheirTurn):
        say(world, approval)

    say(world, approval, contact=nora)

    assert of(approval, ana).asked_at is not None
    assert say(world, approval).outcome == "approved"


def test_the_same_answer_twice_is_one(world):
    approval = ask(world)

    first, second = say(world, approval), say(world, approval)

    assert (second.is_new, second.answer) == (False, first.answer)
    assert kinds(approval).count("approval.answered") == 1


def overtaken(world, approval, **fields):
    with pytest.raises(Overtaken) as told:
        say(world, approval, **fields)
    assert Answer.objects.count() == 0
    return told.value.why


def test_a_newer_version_overtakes_it(world):
    approval = ask(world)
    version(world, b"# Product page\n\nNo video.\n", of=approval.version.document)

    assert overtaken(world, approval) == "version"


def test_a_newer_version_that_is_held_back_does_not(world):
    approval = ask(world)
    newer = version(world, b"# Other\n", of=approval.version.document)
    Version.objects.filter(pk=newer.pk).update(state="held")

    assert say(world, approval).outcome == "approved"


def test_an_answer_about_something_else_counts_for_nothing(world):
    assert overtaken(world, ask(world), sha256="0" * 64) == "shown"


def test_withdrawn_settled_and_run_out_are_over(world):
    gone, late = ask(world), ask(world, expires_at=timezone.now() + timedelta(hours=1))
    ending.withdraw(gone, because="A mistake", by=world.marek, at=timezone.now())

    assert overtaken(world, gone) == "withdrawn"
    assert overtaken(world, late, at=timezone.now() + timedelta(hours=2)) == "ran_out"


def test_what_is_settled_stays_settled(world):
    approval = ask(world)
    say(world, approval)

    with pytest.raises(Overtaken) as told:
        say(world, approval, "changes", text="Or not")

    assert told.value.why == "settled"
    assert Approval.objects.get().outcome == "approved"


def test_the_first_look_is_written_down_once(world):
    approval = ask(world)
    actor = acting(world.ana, proof="code")

    looks = [look(of(approval, world.ana), actor=actor, at=timezone.now()) for _ in range(2)]

    assert looks == [True, False]
    assert kinds(approval) == ["approval.asked", "approval.opened"]


def test_the_record_says_how_we_knew_them(world):
    approval = ask(world)
    say(world, approval)

    body = Entry.objects.get(kind="approval.answered").body
    assert f'"actor":{{"key":"contact:{world.ana.pk}","proof":"code","side":"them"}}' in body
    assert Actor("them").proof == ""
