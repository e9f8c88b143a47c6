"""The guards point, offer and step aside; what became of it is written down."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.composer.asking import said
from tests.world import World
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.letters.models import GuardNote, Letter, State
from vinculo.record.models import Entry

BLAME = "Good morning, Ana. Zofia forgot the import. The plates come on Friday at ten."
PRICE = "Good morning, Ana. The second shop costs 4.500 €. Shall we begin?"


def test_a_finding_stops_the_letter_once(world: World, signed_in: Any) -> None:
    browser, form = signed_in(world.marek), said(world, text=BLAME)

    stopped = browser.post("/letters/send/", form)

    assert "Zofia forgot the import." in stopped.content.decode()
    assert Letter.objects.get().state == State.DRAFT
    browser.post("/letters/send/", {**form, "anyway": "1", "reason": "agreed"})
    assert Letter.objects.get().state == State.WAITING
    (note,) = GuardNote.objects.all()
    assert (note.guard, note.outcome, note.reason, note.by) == ("blame", "overridden", "agreed", world.marek)
    assert Entry.objects.filter(kind="guard.overridden", client_id=None).count() == 1


def test_what_was_decided_once_is_not_asked_again(world: World, signed_in: Any) -> None:
    browser, form = signed_in(world.marek), said(world, text=BLAME)
    page = browser.post("/letters/send/", {**form, "anyway": "1", "reason": "agreed"}, follow=True)
    browser.post([*page.context["messages"]][0].extra_tags)

    browser.post("/letters/send/", {**form, "text": f"{BLAME} Until then."})

    assert Letter.objects.get().state == State.WAITING
    assert GuardNote.objects.count() == 1


def test_a_better_wording_takes_its_place(world: World, signed_in: Any) -> None:
    browser, form = signed_in(world.marek), said(world, text=BLAME)
    found = browser.post("/letters/check/", form).context["warned"][0].one

    browser.post("/letters/reword/", {**form, "take": found.key})

    letter = Letter.objects.get()
    assert letter.text == f"Good morning, Ana. {found.better} The plates come on Friday at ten."
    note = GuardNote.objects.get()
    assert (note.outcome, note.passage, note.offered) == ("taken", "Zofia forgot the import.", found.better)
    unfinished = browser.post("/letters/send/", {**form, "text": letter.text})
    assert unfinished.context["form"].errors["text"] == ["Fill in [day] first."]


def test_a_question_the_record_answers_shows_the_answer_and_can_go(world: World, signed_in: Any) -> None:
    answered = Question.objects.create(
        client=world.luna, text="Which colour do you want for the logo?", answer="Dark green, as on the sign",
        asked_at=timezone.now(), answered_at=timezone.now(), asked_by_us=True,
    )  # fmt: skip
    foreign = {"client": world.otero, "text": "Which colour do you want for the logo?", "answer": "Pink"}
    Question.objects.create(**foreign, asked_at=timezone.now(), answered_at=timezone.now())
    browser = signed_in(world.marek)
    form = said(world, text="Hello Ana. Which colour would you like for the logo? We begin on Monday.")

    page = browser.post("/letters/check/", form)
    (shown,) = page.context["warned"]

    assert (shown.one.guard, shown.one.answer.subject) == ("asked", f"question:{answered.pk}")
    assert "Dark green, as on the sign" in page.content.decode()
    assert shown.found_by == "Found by: colour, logo"
    browser.post("/letters/reword/", {**form, "take": shown.one.key})
    assert Letter.objects.get().text == "Hello Ana. We begin on Monday."
    assert GuardNote.objects.get().answered_by == f"question:{answered.pk}"


def test_the_guards_ask_the_same_for_one_answer_and_for_three(world: World, signed_in: Any) -> None:
    browser, form = signed_in(world.marek), said(world, text=f"{BLAME} {PRICE} Which colour?")
    counts = []
    for number in (1, 3):
        for one in range(number):
            about = {"client": world.luna, "text": f"Which colour {one}?", "answer": "Blue"}
            Question.objects.create(**about, asked_at=timezone.now(), answered_at=timezone.now())
            Decision.objects.create(client=world.luna, text=f"Blue it is {one}", at=timezone.now())
        with CaptureQueriesContext(connection) as asked:
            assert browser.post("/letters/check/", form).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 14


def test_a_price_without_a_talk_is_pointed_at_and_after_one_it_is_not(world: World, signed_in: Any) -> None:
    browser, form = signed_in(world.marek), said(world, text=PRICE)

    assert "4.500 €" in browser.post("/letters/check/", form).content.decode()
    Interaction.objects.create(
        client=world.luna, at=timezone.now() - timedelta(days=1), channel="phone", summary="Told Ana: 4.500 € for it"
    )
    assert "4.500 €" not in browser.post("/letters/check/", form).content.decode()
