"""Letters of ours in a conversation: what has not left stands in it, and what left is one press away."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.inbox.letters import a_letter, a_question
from tests.letters.writing import draft
from tests.world import World
from vinculo.conversations.models import Question
from vinculo.letters.models import Letter, State
from vinculo.mail.models import Received
from vinculo.mailboxes.models import Mailbox


def offered(page: Any) -> list[str]:
    """What stands below the messages: the states, and what one may do."""
    text = page.content.decode().partition('id="pending"')[2]
    words = ("Draft", "Waits for its hour", "On its way", "Did not leave", "Have it back", "Try now")
    return [word for word in words if word in text]


@pytest.mark.parametrize(
    ("state", "fields", "words"),
    [
        (State.DRAFT, {}, ["Draft"]),
        (State.WAITING, {}, ["On its way", "Have it back"]),
        (State.WAITING, {"later": True}, ["Waits for its hour", "Have it back"]),
        (State.WAITING, {"attempts": 1, "refusal": "down"}, ["On its way", "Have it back", "Try now"]),
        (State.SENDING, {}, ["On its way"]),
        (State.FAILED, {"refusal": "address"}, ["Did not leave", "Have it back", "Try now"]),
        (State.SENT, {}, []),
        (State.CANCELLED, {}, []),
    ],
)
def test_what_has_not_left_stands_in_its_conversation(
    world: World, signed_in: Any, state: State, fields: dict[str, Any], words: list[str]
) -> None:
    thread = a_letter(world)
    later = timedelta(hours=5) if fields.pop("later", False) else timedelta(seconds=10)
    letter = draft(
        world, answers=thread.interactions.get(), state=state, send_at=timezone.now() + later, **fields
    )  # fmt: skip

    page = signed_in(world.marek).get(thread.get_absolute_url())

    assert offered(page) == words
    assert (f'href="/letters/{letter.pk}/"' in page.content.decode()) == bool(words)


def test_a_letter_that_answers_a_question_stands_where_it_was_asked(world: World, signed_in: Any) -> None:
    thread = a_question(world)
    draft(world, question=Question.objects.get())
    draft(world)

    page = signed_in(world.marek).get(thread.get_absolute_url())

    assert len(page.context["pending"]) == 1


def test_others_see_what_was_handed_over_but_no_draft(world: World, signed_in: Any) -> None:
    thread = a_letter(world)
    answers = {"answers": thread.interactions.get(), "send_at": timezone.now()}
    draft(world, **answers)
    draft(world, state=State.FAILED, **answers)

    assert offered(signed_in(world.zofia).get(thread.get_absolute_url())) == ["Did not leave"]
    assert "pending" not in signed_in(world.teo).get(thread.get_absolute_url()).content.decode()


def test_it_is_had_back_from_there(world: World, signed_in: Any) -> None:
    thread = a_letter(world)
    letter = draft(world, answers=thread.interactions.get(), state=State.WAITING, send_at=timezone.now())

    signed_in(world.marek).post(f"/letters/{letter.pk}/back/")

    assert offered(signed_in(world.marek).get(thread.get_absolute_url())) == ["Draft"]


def received(thread: Any, box: Mailbox, sha: str = "1") -> Received:
    now = timezone.now()
    return Received.objects.create(
        mailbox=box, sha256=sha, at=now, arrived_at=now, state="logged", interaction=thread.interactions.first()
    )


def test_the_whole_letter_is_one_press_away(world: World, signed_in: Any) -> None:
    house = Mailbox.objects.create(address="team@faro.example")
    private = Mailbox.objects.create(address="rita@faro.example", owner=world.rita)
    came, hidden, ours = a_letter(world), a_letter(world), a_letter(world, direction="out")
    first, _copy = received(came, house), received(came, house, "2")
    received(hidden, private)
    received(ours, house, "3")
    letter = draft(world, state=State.SENT, interaction=ours.interactions.get())
    browser = signed_in(world.marek)

    shown = [browser.get(thread.get_absolute_url()).context["messages_shown"] for thread in (came, hidden, ours)]

    assert [one.whole for (one,) in shown] == [f"/mail/{first.pk}/", "", f"/letters/{letter.pk}/"]


def test_it_asks_as_often_for_three_letters_as_for_one(world: World, signed_in: Any) -> None:
    thread, browser = a_letter(world), signed_in(world.zofia)
    box = Mailbox.objects.create(address="team@faro.example")
    for number in range(3):
        draft(world, answers=thread.interactions.first(), state=State.FAILED, refusal="address", send_at=timezone.now())
        received(thread, box, str(number))
        browser.get(thread.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            browser.get(thread.get_absolute_url())
        if number == 0:
            for_one = len(asked)

    assert (len(asked), Letter.objects.count()) == (for_one, 3)
