"""What follows from a yes: in the plan, in the minutes, at the end; and what the logbook says."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, kinds, say
from vinculo.agreements.models import ChangeRequest
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.documents.approvals.answering import Overtaken
from vinculo.documents.approvals.asking import CannotBeAsked, Wish
from vinculo.documents.models import Answer
from vinculo.logbook import approved
from vinculo.logbook.approval_facts import of_change, of_closing, of_milestone, of_minutes
from vinculo.projects.models import Closing, HandOverItem, Kickoff, Milestone, Minutes


def milestone_of(world, **fields):
    return Milestone.objects.create(project=world.shop, name="Launch", promised_on=date(2026, 12, 1), **fields)


def change_of(world, **fields):
    now = timezone.now()
    given = {
        "client": world.luna, "project": world.shop, "number": 1, "title": "Gift wrap", "asked_at": now,
        "state": "estimated", "estimated_at": now, "minutes": 120, "amount": 9_000, "currency": "EUR",
        "spoken_at": now, "contact": world.ana, "by": world.marek, **fields,
    }  # fmt: skip
    return ChangeRequest.objects.create(**given)


def ask_change(world, change):
    return ask(world, about="change", title=change.title, subject_id=change.pk, shown=of_change(change))


def ask_milestone(world, milestone, means="done"):
    shown = of_milestone(milestone, means=means)
    return ask(world, about="milestone", title=milestone.name, milestone=milestone, shown=shown)


def test_a_result_they_accept_is_done(world):
    milestone = milestone_of(world)

    say(world, ask_milestone(world, milestone))

    milestone.refresh_from_db()
    assert (milestone.done_on, milestone.audience) == (timezone.localdate(), "shared")


def test_a_date_they_agree_to_finishes_nothing(world):
    milestone = milestone_of(world)

    say(world, ask_milestone(world, milestone, "date"))

    milestone.refresh_from_db()
    assert milestone.done_on is None


@pytest.mark.parametrize("choice", ["changes", "talk"])
def test_anything_but_a_yes_finishes_nothing(world, choice):
    milestone = milestone_of(world)

    say(world, ask_milestone(world, milestone), choice, text="Not yet")

    milestone.refresh_from_db()
    assert milestone.done_on is None


def test_another_date_overtakes_the_one_they_read(world):
    milestone = milestone_of(world)
    approval = ask_milestone(world, milestone, "date")
    Milestone.objects.filter(pk=milestone.pk).update(promised_on=date(2026, 12, 9))

    with pytest.raises(Overtaken, match="shown"):
        say(world, approval)
    assert Answer.objects.count() == 0


def test_our_own_dates_are_not_even_frozen(world):
    milestone = milestone_of(world, planned_on=date(2026, 11, 25), forecast_on=date(2026, 11, 29))

    assert "2026-11" not in str(of_milestone(milestone))


def test_a_change_they_accept_is_in_the_plan_signed_and_decided_by_them(world):
    change = change_of(world)

    say(world, ask_change(world, change))

    change.refresh_from_db()
    assert (change.state, change.decided_by, change.decided_by_contact) == ("accepted", None, world.ana)
    assert change.signed_at is not None and change.task is not None
    assert Decision.objects.get().confirmed_at is not None


def test_a_change_estimated_anew_overtakes_what_they_read(world):
    change = change_of(world)
    approval = ask_change(world, change)
    ChangeRequest.objects.filter(pk=change.pk).update(amount=12_000, estimated_at=timezone.now())

    with pytest.raises(Overtaken, match="shown"):
        say(world, approval)
    change.refresh_from_db()
    assert change.state == "estimated"


def test_a_change_decided_elsewhere_overtakes_it(world):
    change = change_of(world)
    approval = ask_change(world, change)
    ChangeRequest.objects.filter(pk=change.pk).update(state="declined", decided_at=timezone.now())

    with pytest.raises(Overtaken, match="shown"):
        say(world, approval)


@pytest.mark.parametrize(
    ("fields", "why"), [({"spoken_at": None}, "price"), ({"state": "asked", "estimated_at": None}, "Estimate")]
)
def test_a_price_nobody_spoke_about_is_not_sent(world, fields, why):
    change = change_of(world, **fields)

    with pytest.raises(CannotBeAsked, match=why):
        ask_change(world, change)


def test_the_minutes_are_confirmed_in_the_portal(world):
    kickoff = Kickoff.objects.create(project=world.shop, scope="A shop")
    shown = of_minutes(kickoff, world.organization)
    approval = ask(world, about="minutes", title="Kickoff record", subject_id=kickoff.pk, shown=shown)

    say(world, approval)

    copy = Minutes.objects.get()
    assert (copy.sent_to, copy.confirmed_how, copy.confirmed_at is not None) == (world.ana, "portal", True)


def test_the_end_is_accepted_in_their_words(world):
    HandOverItem.objects.create(project=world.shop, kind="document", what="The manual", done_on=date(2026, 11, 2))
    shown = of_closing(world.shop)
    approval = ask(world, about="closing", title="The end", subject_id=world.shop.pk, shown=shown)

    say(world, approval, text="Thank you all")

    closing = Closing.objects.get(project=world.shop)
    assert ["handed_over", "The manual"] in shown["facts"]
    assert (closing.accepted_on, closing.accepted_by) == (timezone.localdate(), world.ana)
    assert closing.acceptance_note == "Thank you all"


def test_what_they_say_stands_in_the_logbook(world):
    approval = ask(world)

    say(world, approval, "changes", text="Bigger letters")

    sent, said = Interaction.objects.order_by("pk")
    assert (sent.direction, sent.channel, sent.by) == ("out", "email", world.marek)
    assert (said.direction, said.channel, said.by) == ("in", "portal", None)
    assert said.summary == "Ana Prado asks for changes to “Product page”.\nBigger letters"
    assert list(said.contacts.all()) == [world.ana]


def test_talking_it_over_is_a_question_to_who_asked(world):
    approval = ask(world)

    say(world, approval, "talk", text="The price", times="Tuesday, 10 to 12")

    question = Question.objects.get()
    assert (question.owner, question.contact, question.due_at is not None) == (world.marek, world.ana, True)
    assert "Tuesday, 10 to 12" in question.text


def test_changes_they_want_wait_for_us_until_we_ask_anew(world):
    old = ask(world)
    say(world, old, "changes", text="Bigger letters")
    waiting = Question.objects.get()

    wish = Wish(
        client=world.luna, project=world.shop, about="document", title="Product page", version=old.version,
        contacts=(world.ana,),
    )  # fmt: skip
    approved.follow_up(old, wish, by=world.marek, at=timezone.now(), organization=world.organization)

    assert waiting.is_open
    waiting.refresh_from_db()
    assert (waiting.is_open, waiting.answer) == (False, "For their yes: Product page")


def test_a_yes_after_the_talk_answers_the_question(world):
    approval = ask(world)
    say(world, approval, "talk", at=timezone.now())
    other = Question.objects.create(
        client=world.luna, contact=world.ana, text="Something else", asked_at=timezone.now()
    )

    say(world, approval)

    assert list(Question.objects.open()) == [other]


def test_a_yes_by_word_of_mouth_still_has_to_be_put_in_writing(world):
    approval = ask(world)

    say(world, approval, channel="phone", noted_by=world.marek)

    decision = Decision.objects.select_related("interaction").get()
    assert (decision.confirmed_at, decision.interaction.channel, decision.by) == (None, "phone", world.marek)
    assert Answer.objects.get().noted_by == world.marek


def test_a_yes_in_the_portal_is_written_already(world):
    say(world, ask(world))

    assert Decision.objects.count() == 0


def test_nothing_is_written_when_the_consequence_cannot_be(world, monkeypatch):
    approval = ask_milestone(world, milestone_of(world))
    monkeypatch.setattr(Milestone, "finish", lambda self, on: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        say(world, approval)

    assert (Answer.objects.count(), kinds(approval)) == (0, ["approval.asked"])


def test_two_deciders_finish_it_only_together(world):
    milestone, nora = milestone_of(world), decider(world, "Nora Gil")
    shown = of_milestone(milestone)
    approval = ask(
        world, decider(world), nora, about="milestone", title="Launch", milestone=milestone, shown=shown,
        due_on=timezone.localdate() + timedelta(days=3),
    )  # fmt: skip

    say(world, approval)
    milestone.refresh_from_db()
    assert milestone.done_on is None
    say(world, approval, contact=nora)
    milestone.refresh_from_db()
    assert milestone.done_on is not None
