"""A letter on its way: whatever the mail server does, nobody waits, nothing is lost, and nobody gets three of it."""

from datetime import timedelta
from typing import Any

import pytest
from django_q.models import OrmQ

from tests.desk.composer.asking import said
from tests.letters.server import Server
from tests.letters.writing import draft
from tests.world import NOW, World
from vinculo.conversations.models import Interaction, Proposal, Question, Reproach
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Version
from vinculo.letters import queue
from vinculo.letters.delivering import deliver_at
from vinculo.letters.models import Letter, State
from vinculo.letters.refusals import why
from vinculo.letters.sent import look_into
from vinculo.letters.writing import attach
from vinculo.mailboxes.models import Mailbox

MINUTE = timedelta(minutes=1)


def handed_over(world: World, box: Mailbox | None, **fields: Any) -> Letter:
    letter = draft(world, mailbox=box, **fields)
    queue.send(letter, by=world.marek, at=NOW)
    return letter


def tried(letter: Letter, *, after: timedelta = MINUTE) -> Letter:
    deliver_at(letter.pk, at=NOW + after)
    letter.refresh_from_db()
    return letter


def test_a_letter_leaves_after_the_moment_in_which_it_can_be_taken_back(
    world: World, box: Mailbox, server: Server
) -> None:
    letter = handed_over(world, box)

    early = tried(letter, after=timedelta(seconds=14))
    assert (early.state, server.connections) == (State.WAITING, 0)
    in_time = tried(letter, after=timedelta(seconds=15))

    assert (in_time.state, len(server.taken)) == (State.SENT, 1)
    assert server.sent_to == [[world.ana.email]]
    assert OrmQ.objects.filter(lock=NOW + timedelta(seconds=15)).count() == 1


def test_a_letter_taken_back_is_a_draft_and_does_not_leave(world: World, box: Mailbox, server: Server) -> None:
    letter = handed_over(world, box)

    assert queue.take_back(letter)
    assert tried(letter).state == State.DRAFT

    assert server.connections == 0
    queue.send(letter, by=world.marek, at=NOW)
    assert tried(letter).state == State.SENT
    assert not queue.take_back(letter)


def test_what_left_is_in_the_logbook_and_answers_the_question(world: World, box: Mailbox) -> None:
    asked = Interaction.objects.create(client=world.luna, at=NOW - MINUTE, channel="email", direction="in")
    question = Question.objects.create(client=world.luna, text="When do the plates come?", asked_at=NOW - MINUTE)
    letter = handed_over(world, box, answers=asked, question=question, audience="shared")

    said = tried(letter).interaction

    assert said is not None
    assert (said.channel, said.direction, said.audience) == ("email", "out", "shared")
    assert (said.summary, said.mail.subject) == (letter.text, "The plates")
    assert [contact.pk for contact in said.contacts.all()] == [world.ana.pk]
    question.refresh_from_db()
    assert (question.answered_in, question.answer) == (said, letter.text)
    assert said.mail.message_id == letter.message_id


def test_a_letter_that_left_is_looked_into(world: World, box: Mailbox) -> None:
    letter = handed_over(world, box, text="Zofia forgot the import. We send the plates on 20 March. Is ten fine?")
    interaction = tried(letter).interaction
    assert interaction is not None

    look_into(interaction.pk)

    assert Reproach.objects.get().name == "Zofia Kos"
    assert {one.kind for one in Proposal.objects.filter(interaction=interaction)} == {"promise", "question"}


@pytest.mark.parametrize(
    ("mode", "states", "copies"),
    [
        ("later", [State.WAITING, State.SENT], 1),
        ("slow", [State.WAITING, State.SENT], 1),
        ("down", [State.WAITING, State.SENT], 1),
        ("never", [State.FAILED], 0),
        ("unknown", [State.FAILED], 0),
        ("cut", [State.WAITING, State.SENT], 2),
    ],
)
def test_trouble_with_the_server(
    world: World, box: Mailbox, server: Server, mode: str, states: list[str], copies: int
) -> None:
    server.mode = mode
    if mode == "down":
        box.smtp_port, was = 1, box.smtp_port
        box.save()
    letter = handed_over(world, box)

    found = [tried(letter).state]
    assert (why(letter) != "", letter.interaction) == (True, None)
    server.mode = "ok"
    if mode == "down":
        box.smtp_port = was
        box.save()
    if found[0] == State.WAITING:
        assert tried(letter).state == State.WAITING  # not at once again
        found.append(tried(letter, after=3 * MINUTE).state)

    assert (found, len(server.taken)) == (states, copies)
    assert len({mail["Message-ID"] for mail in server.mails}) == min(copies, 1)


def test_cut_twice_behind_the_letter_nobody_sends_it_a_third_time(world: World, box: Mailbox, server: Server) -> None:
    """The control: a queue that took every cut for "not sent" would send it for two days."""
    server.mode = "cut"
    letter = handed_over(world, box)

    for minutes in range(1, 60):
        tried(letter, after=minutes * MINUTE)

    assert (letter.state, len(server.taken)) == (State.FAILED, 2)
    assert "It may well have arrived" in why(letter)


def test_control_without_counting_the_cuts_it_would_arrive_many_times(
    world: World, box: Mailbox, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "ONCE_AGAIN", 1000)
    server.mode = "cut"
    letter = handed_over(world, box)

    for minutes in range(1, 60):
        tried(letter, after=minutes * MINUTE)

    assert len(server.taken) > 2


def test_a_worker_killed_while_sending_leaves_a_letter_that_is_tried_once_more(
    world: World, box: Mailbox, server: Server
) -> None:
    letter = handed_over(world, box)
    assert queue.claim(letter.pk, at=NOW + MINUTE) is not None  # and then it is gone

    queue.look_round(at=NOW + 10 * MINUTE)
    assert tried(letter, after=10 * MINUTE).state == State.SENDING  # it may still be at it
    queue.look_round(at=NOW + 20 * MINUTE)
    assert tried(letter, after=25 * MINUTE).state == State.SENT

    assert len(server.taken) == 1


def test_a_letter_whose_job_got_lost_is_found_by_the_timetable(world: World, box: Mailbox) -> None:
    letter = handed_over(world, box)
    OrmQ.objects.all().delete()

    assert queue.look_round(at=NOW + MINUTE) == 1
    assert OrmQ.objects.count() == 1
    assert tried(letter).state == State.SENT


def test_after_two_days_its_writer_is_asked(world: World, box: Mailbox, server: Server) -> None:
    server.mode = "later"
    letter = handed_over(world, box)
    tried(letter)

    late = tried(letter, after=timedelta(days=2, minutes=1))
    assert late.state == State.FAILED

    server.mode = "ok"
    assert queue.try_again(letter, at=NOW + timedelta(days=3))
    assert tried(letter, after=timedelta(days=3)).state == State.SENT


def test_it_waits_for_the_hour_its_writer_chose(world: World, box: Mailbox, server: Server) -> None:
    letter = draft(world, mailbox=box)
    queue.send(letter, by=world.marek, at=NOW, not_before=NOW + timedelta(hours=20))

    assert tried(letter, after=timedelta(hours=19)).state == State.WAITING
    assert tried(letter, after=timedelta(hours=20)).state == State.SENT


def test_a_file_that_is_looked_through_holds_it_up_and_a_refused_one_stops_it(
    world: World, box: Mailbox, server: Server
) -> None:
    letter = draft(world, mailbox=box)
    version = add_version(NewDocument(world.luna), b"Plates", name="list.txt", at=NOW, by=world.marek)
    attach(letter, [version])
    queue.send(letter, by=world.marek, at=NOW)

    found = []
    for minutes, state in ((1, "held"), (3, "refused"), (3, "good")):
        Version.objects.update(state=state)
        Letter.objects.filter(state=State.FAILED).update(state=State.WAITING, try_at=NOW)
        found.append((tried(letter, after=minutes * MINUTE).state, letter.refusal))

    assert found == [(State.WAITING, "held"), (State.FAILED, "file"), (State.SENT, "")]
    assert [part.get_filename() for part in server.mails[0].iter_attachments()] == ["list.txt"]


def test_a_request_never_waits_for_the_server(world: World, box: Mailbox, server: Server, signed_in: Any) -> None:
    server.mode = "slow"

    page = signed_in(world.marek).post("/letters/send/", said(world, mailbox=box.pk), follow=True)

    assert "Not sent yet" in page.content.decode()
    assert server.connections == 0


def test_two_workers_send_it_once(world: World, box: Mailbox) -> None:
    letter = handed_over(world, box)

    assert queue.claim(letter.pk, at=NOW + MINUTE) is not None
    assert queue.claim(letter.pk, at=NOW + MINUTE) is None


def test_a_draft_cannot_be_handed_over_twice_nor_by_another(world: World, box: Mailbox) -> None:
    letter = draft(world, mailbox=box)

    with pytest.raises(queue.NotADraft):
        queue.send(letter, by=world.rita, at=NOW)
    queue.send(letter, by=world.marek, at=NOW)
    with pytest.raises(queue.NotADraft):
        queue.send(letter, by=world.marek, at=NOW)


def test_without_a_mailbox_it_goes_the_way_of_the_house(world: World, mailoutbox: list[Any]) -> None:
    letter = handed_over(world, None)

    assert tried(letter).state == State.SENT

    (mail,) = mailoutbox
    assert (mail.to, mail.reply_to) == ([f"Ana Prado <{world.ana.email}>"], [world.marek.email])


def test_nobody_to_send_it_to_is_said(world: World, box: Mailbox, server: Server) -> None:
    letters = [handed_over(world, box) for _ in range(3)]
    world.ana.email = ""
    world.ana.save()
    assert tried(letters[0]).state == State.FAILED
    assert why(letters[0]) == "None of those it goes to has an address for mail."

    world.ana.email, world.ana.deleted_at = "ana@luna.example", NOW
    world.ana.save()
    assert tried(letters[1]).state == State.FAILED
    world.luna.throw_away(by=world.marek, at=NOW)
    assert tried(letters[2]).state == State.FAILED
    assert server.connections == 0
