"""Letters in their language and hours; reminders that stop."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, kinds, of, say, version
from vinculo.documents.approvals import ending, letters, reminding
from vinculo.documents.models import ApproverReminder

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # 11:00 in Madrid, in everybody's hours
NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


def test_the_letter_leads_to_the_portal_and_accepts_nothing(world, settings):
    settings.SITE_URL = "https://faro.example"
    approval = ask(world, note="The vintage is at the top now", due_on=MONDAY.date())

    letters.tell(approval.pk), letters.tell(approval.pk)

    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == ([world.ana.email], [world.marek.email])
    assert f"https://faro.example/portal/decisions/{approval.pk}/\n" in letter.body
    assert "version 1" in letter.body and "It takes 4 minutes." in letter.body
    assert letter.subject == "Your yes: Product page"
    assert of(approval, world.ana).told_at is not None


def test_who_is_not_asked_yet_hears_nothing(world):
    ana, nora = decider(world), decider(world, "Nora Gil")
    approval = ask(world, nora, ana, in_order=True)

    letters.tell(approval.pk)
    before = [letter.to for letter in mail.outbox]
    say(world, approval, contact=nora)
    letters.tell(approval.pk)

    assert (before, [letter.to for letter in mail.outbox]) == ([[nora.email]], [[nora.email], [ana.email]])


def test_it_waits_for_their_hours_where_that_is_wanted(world):
    ask(world, in_their_hours=True)

    assert (letters.tell_due(at=NIGHT), letters.tell_due(at=MONDAY), letters.tell_due(at=MONDAY)) == (0, 1, 0)


def test_their_hours_are_those_of_their_clock(world):
    world.ana.time_zone = "America/New_York"
    world.ana.save()
    ask(world, in_their_hours=True)

    assert letters.tell_due(at=MONDAY) == 0  # five in the morning there


def asked_on_monday(world, **fields):
    approval = ask(world, at=MONDAY, **fields)
    letters.tell_due(at=MONDAY)
    mail.outbox.clear()
    return approval


def reminded(*hours):
    return [reminding.remind_all(at=MONDAY + timedelta(hours=hour)) for hour in hours]


def test_reminded_after_two_working_days_and_not_at_night(world):
    approval = asked_on_monday(world)

    assert reminded(24, 48 + 12, 48, 49, 72, 96) == [0, 0, 1, 0, 0, 1]
    assert kinds(approval) == ["approval.asked", "approval.reminded", "approval.reminded"]


def test_a_weekend_is_no_working_day(world):
    ask(world, at=MONDAY + timedelta(days=4))
    letters.tell_due(at=MONDAY + timedelta(days=4))

    assert reminded(24 * 5, 24 * 6, 24 * 7, 24 * 8) == [0, 0, 0, 1]


@pytest.mark.parametrize("ends", ["answered", "talk", "withdrawn", "expired", "overtaken"])
def test_reminders_stop(world, ends):
    approval = asked_on_monday(world, expires_at=MONDAY + timedelta(days=1) if ends == "expired" else None)
    if ends == "answered":
        say(world, approval, at=MONDAY)
    elif ends == "talk":
        say(world, approval, "talk", at=MONDAY)
    elif ends == "withdrawn":
        ending.withdraw(approval, because="Wrong", by=world.marek, at=MONDAY)
    elif ends == "overtaken":
        version(world, b"# Two\n", of=approval.version.document)

    assert reminded(48) == [0]


def test_control_without_an_end_they_do_not_stop(world):
    asked_on_monday(world)

    assert reminded(48) == [1]


def test_we_remind_five_times_by_ourselves_and_then_somebody_calls(world):
    asked_on_monday(world)

    assert sum(reminded(*range(0, 24 * 40, 24))) == reminding.MOST


def test_the_reminder_is_short_and_leaves_once(world):
    approval = ask(world)
    letters.tell(approval.pk)
    mail.outbox.clear()

    reminder = reminding.remind(of(approval, world.ana), by=world.marek, at=timezone.now())
    letters.send_reminder(reminder.pk), letters.send_reminder(reminder.pk)

    (letter,) = mail.outbox
    assert letter.subject == "It waits for you: Product page"


def test_a_reminder_overtaken_by_the_answer_stays_here(world):
    approval = ask(world)
    reminder = reminding.remind(of(approval, world.ana), by=world.marek, at=timezone.now())
    say(world, approval)

    letters.send_reminder(reminder.pk)

    assert mail.outbox == []
    assert reminding.remind(of(approval, world.ana), by=world.marek, at=timezone.now()) is None
    assert ApproverReminder.objects.count() == 1


def test_who_had_the_letter_hears_that_it_is_off(world):
    approval = ask(world)
    letters.tell(approval.pk)
    ending.withdraw(approval, because="It was the wrong file.", by=world.marek, at=timezone.now())

    letters.tell_withdrawn(approval.pk), letters.tell_withdrawn(approval.pk)

    assert [letter.subject for letter in mail.outbox[1:]] == ["You need not answer any more: Product page"]
    assert "It was the wrong file." in mail.outbox[1].body


def test_in_their_language(world):
    approval = ask(world)
    world.ana.language = "es"
    world.ana.save()

    letters.tell(approval.pk)

    assert "Hola, Ana:" in mail.outbox[0].body
