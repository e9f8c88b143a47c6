"""Reminding the client of what they owe: the draft, the letter, the word by phone."""

import pytest
from django.core import mail

from tests.desk.obligations.make import day, owed, photos
from vinculo.agreements.models import Reminder
from vinculo.conversations.models import Interaction
from vinculo.logbook import letters
from vinculo.projects.models import Milestone


def draft_of(world, signed_in, one):
    return signed_in(world.marek).get(f"/obligations/{one.pk}/remind/").context["form"].initial["text"]


def test_the_draft_names_what_is_missing_and_what_we_can_do_instead(world, signed_in):
    text = draft_of(world, signed_in, photos(world, due_on=day(-11), if_late="Nuria comes on Thursday."))

    assert text.split("\n\n")[0] == "Hello Ana,"
    assert "38 of 126 are still to come: Photos of the cakes." in text
    assert "we can also do this: Nuria comes on Thursday." in text
    assert "late" not in text


def test_the_draft_says_until_when_the_date_holds_and_ours_stays_out_of_it(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Catalogue", planned_on=day(20), promised_on=day(30))
    one = photos(world, milestone=milestone)

    page = signed_in(world.marek).get(f"/obligations/{one.pk}/remind/")

    text = page.context["form"].initial["text"]
    assert "“Catalogue” stays on" in text
    assert [len(delay.broken) for delay in page.context["delays"]] == [0, 0, 1]


def test_the_draft_says_which_date_moves_when_it_does(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Catalogue", planned_on=day(20), promised_on=day(21))

    text = draft_of(world, signed_in, photos(world, due_on=day(-15), milestone=milestone))

    assert "As it stands, “Catalogue” moves from" in text


def test_the_draft_is_in_the_language_of_the_reader(world, signed_in):
    world.ana.language = "es"
    world.ana.save()
    one = owed(world)

    page = signed_in(world.marek).get(f"/obligations/{one.pk}/remind/")

    assert page.context["draft"].language == "es"


def test_a_word_by_phone_is_a_reminder_and_an_exchange(world, signed_in):
    one = owed(world)

    signed_in(world.marek).post(f"/obligations/{one.pk}/remind/", {"how": "phone", "text": "The photos, Ana"})

    reminder, call = Reminder.objects.get(), Interaction.objects.get()
    assert (reminder.obligation, reminder.channel, reminder.by, reminder.text) == (
        one, "phone", world.marek, "The photos, Ana",
    )  # fmt: skip
    assert (call.channel, call.direction, call.summary, list(call.contacts.all())) == (
        "phone", "out", "The photos, Ana", [world.ana],
    )  # fmt: skip
    assert mail.outbox == []


def test_a_letter_is_sent_once_with_answers_going_to_the_writer(world, signed_in):
    one = owed(world)

    signed_in(world.marek).post(
        f"/obligations/{one.pk}/remind/", {"how": "send", "subject": "The photos", "text": "Hello Ana"}
    )
    letter = Interaction.objects.select_related("mail").get()
    letters.send(letter.pk)
    letters.send(letter.pk)

    sent = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert (sent.to, sent.subject, sent.body, sent.reply_to) == (
        [world.ana.email], "The photos", "Hello Ana\n", [world.marek.email],
    )  # fmt: skip
    assert (sent.extra_headers["Message-ID"], letter.channel) == (letter.mail.message_id, "email")
    assert Reminder.objects.get().channel == "email"


@pytest.mark.parametrize(
    ("more", "field"),
    [({"how": ""}, "how"), ({"how": "send", "subject": ""}, "subject"), ({"text": " "}, "text")],
)
def test_a_reminder_needs_words_and_a_way(world, signed_in, more, field):
    given = {"how": "phone", "subject": "Photos", "text": "Hello", **more}

    page = signed_in(world.marek).post(f"/obligations/{owed(world).pk}/remind/", given)

    assert (list(page.context["form"].errors), Reminder.objects.count()) == ([field], 0)


def test_without_an_address_there_is_no_sending(world, signed_in):
    world.ana.email = ""
    world.ana.save()

    page = signed_in(world.marek).post(
        f"/obligations/{owed(world).pk}/remind/", {"how": "send", "subject": "Photos", "text": "Hello"}
    )

    assert list(page.context["form"].errors) == ["how"]


def test_nobody_is_reminded_of_what_is_done_or_ours(world, signed_in):
    client = signed_in(world.marek)
    closed = [owed(world, done_on=day(0)), owed(world, side="ours")]

    assert [client.get(f"/obligations/{one.pk}/remind/").status_code for one in closed] == [302, 302]
