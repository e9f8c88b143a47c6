"""A change request is spoken about, accepted or refused, signed, and all of it taken back."""

import pytest
from django.core import mail
from django.utils import timezone

from tests.desk.changes.make import day, estimated, last_toast
from vinculo.agreements import deciding
from vinculo.agreements.models import ChangeEffect
from vinculo.conversations.models import Decision, Interaction
from vinculo.logbook import letters
from vinculo.projects.models import BudgetChange, Task


def test_the_price_is_asked_about_before_anything_is_sent(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    letter = {"how": "send", "subject": "Gifts", "text": "Hello"}

    unasked = client.post(f"/changes/{change.pk}/send/", letter)
    client.post(f"/changes/{change.pk}/send/", {**letter, "spoken": "phone"})

    change.refresh_from_db()
    assert list(unasked.context["form"].errors) == ["spoken"]
    assert (change.spoken_at is not None, change.sent_at is not None) == (True, True)
    assert list(Interaction.objects.order_by("pk").values_list("channel", "direction")) == [
        ("phone", "both"), ("email", "out"),
    ]  # fmt: skip
    letters.send(Interaction.objects.get(channel="email").pk)
    assert [one.subject for one in mail.outbox] == ["Gifts"]


def test_once_spoken_about_it_is_not_asked_again(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)

    client.post(f"/changes/{change.pk}/spoken/", {"channel": "phone", "text": "Fine with her"})
    page = client.get(f"/changes/{change.pk}/send/")

    change.refresh_from_db()
    assert (change.spoken_at is not None, "spoken" in page.context["form"].fields) == (True, False)
    assert Interaction.objects.get().summary == "Gift wrapping: €630\nFine with her"


def test_the_letter_says_work_price_and_that_no_date_moves(world, signed_in):
    page = signed_in(world.marek).get(f"/changes/{estimated(world).pk}/send/")

    text = page.context["draft"].text
    assert text.startswith("Hello Ana,")
    assert "Work: 5d\nPrice: €630\nDates: none of the dates you have from us moves." in text


def test_the_letter_names_the_dates_they_heard_and_no_others(world, signed_in):
    change = estimated(world)
    ChangeEffect.objects.create(
        change=change, milestone=change.milestone, from_on=day(20), to_on=day(27), promised_to_on=day(29)
    )

    text = signed_in(world.marek).get(f"/changes/{change.pk}/send/").context["draft"].text

    assert "Date: Launch on" in text
    assert "none of the dates" not in text


def test_accepted_it_is_in_the_plan_and_the_decisions_and_can_be_taken_back(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    launch = change.milestone

    asked = client.get(f"/changes/{change.pk}/accept/")
    client.post(
        f"/changes/{change.pk}/accept/",
        {"contact": world.ana.pk, f"promised_{launch.pk}": day(29).isoformat()},
    )
    change.refresh_from_db()
    launch.refresh_from_db()
    accepted = (change.state, change.decided_by_contact, launch.promised_on, change.task.title)
    written = (Task.objects.count(), BudgetChange.objects.count(), Decision.objects.count())
    client.post(last_toast(client).extra_tags)
    change.refresh_from_db()
    launch.refresh_from_db()

    assert f"promised_{launch.pk}" in asked.context["form"].fields
    assert (accepted, written) == (("accepted", world.ana, day(29), "Gift wrapping"), (1, 1, 1))
    assert (change.state, launch.promised_on, launch.planned_on, Task.objects.count()) == (
        "estimated", day(22), day(20), 0,
    )  # fmt: skip
    assert Decision.objects.count() == 0


def test_a_yes_in_words_is_put_in_writing_and_confirms_the_decision(world, signed_in):
    change, client = estimated(world, spoken_at=timezone.now()), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {f"promised_{change.milestone_id}": day(29).isoformat()})

    draft = client.get(f"/changes/{change.pk}/send/").context["draft"].text
    client.post(f"/changes/{change.pk}/send/", {"how": "chat", "subject": "", "text": draft})

    change.refresh_from_db()
    decision = Decision.objects.get()
    assert "as agreed, here is “Gift wrapping”" in draft
    assert ("instead of" in draft, "Date: Launch on" in draft) == (False, True)
    assert (change.sent_at is not None, decision.confirmed_in.channel) == (True, "chat")


def test_worked_on_the_decision_stays(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {})
    client.post(f"/changes/{change.pk}/began/")

    client.post(f"/changes/{change.pk}/reopen/")

    change.refresh_from_db()
    assert change.state == "accepted"
    assert "Somebody has worked on it" in str(last_toast(client))
    assert client.get(change.get_absolute_url()).context["to_reopen"] is False


@pytest.mark.parametrize("deed", ["accept", "decline", "cannot", "withdraw", "estimate"])
def test_who_comes_second_is_told(world, signed_in, deed):
    change, client = estimated(world), signed_in(world.zofia)
    deciding.withdraw(change, by=world.marek, at=timezone.now())

    client.post(f"/changes/{change.pk}/{deed}/", {"because": "No", "work": "6h"})

    change.refresh_from_db()
    assert (change.state, change.decided_by) == ("withdrawn", world.marek)
    assert str(last_toast(client)) == "Somebody decided it before you."


@pytest.mark.parametrize(
    ("deed", "state"), [("decline", "declined"), ("cannot", "infeasible"), ("withdraw", "withdrawn")]
)
def test_said_no_and_taken_back(world, signed_in, deed, state):
    change, client = estimated(world), signed_in(world.marek)

    client.post(f"/changes/{change.pk}/{deed}/", {"because": "The oven is too small", "instead": "A box"})
    change.refresh_from_db()
    decided = change.state
    client.post(last_toast(client).extra_tags)

    change.refresh_from_db()
    assert (decided, change.state) == (state, "estimated")


def test_a_no_has_a_reason(world, signed_in):
    page = signed_in(world.marek).post(f"/changes/{estimated(world).pk}/cannot/", {"instead": "A box"})

    assert list(page.context["form"].errors) == ["because"]


def test_what_cannot_be_done_is_explained_with_something_instead(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/cannot/", {"because": "The oven is too small", "instead": "A box"})

    before = client.get(change.get_absolute_url()).context["mark"]
    draft = client.get(f"/changes/{change.pk}/explain/").context["form"].initial["text"]
    client.post(f"/changes/{change.pk}/explain/", {"channel": "phone", "text": draft})
    after = client.get(change.get_absolute_url()).context["mark"]

    assert draft == "“Gift wrapping” cannot be done: The oven is too small\nWhat we can do instead: A box"
    assert ("do not know why yet" in before, "they know why" in after) == (True, True)
    assert Interaction.objects.get().channel == "phone"


def test_signed_and_taken_back(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {})

    client.post(f"/changes/{change.pk}/sign/", {"signed_how": "By mail", "on": day(0).isoformat()})
    change.refresh_from_db()
    signed = (change.signed_at is not None, change.signed_how, Decision.objects.get().confirmed_at == change.signed_at)
    client.post(last_toast(client).extra_tags)

    change.refresh_from_db()
    assert (signed, change.signed_at) == ((True, "By mail", True), None)
    assert Decision.objects.get().confirmed_at is None


def test_begun_unsigned_it_says_so(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {})

    client.post(f"/changes/{change.pk}/began/")

    assert "Work began, not signed yet" in client.get(change.get_absolute_url()).context["mark"]
