"""Servers that say by themselves when something came, and the one process that listens."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from imap_tools import MailBoxUnencrypted

from tests.mail.dovecot import PASSWORD, Dovecot, letter
from tests.mail.test_fetch import on_server
from tests.world import NOW, World
from vinculo.conversations.models import Interaction
from vinculo.jobs.models import PendingJob
from vinculo.mail import fetch, listening
from vinculo.mail.listening import Listener, Listeners
from vinculo.mailboxes.models import Mailbox

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def box(server: Dovecot, settings: Any, request: pytest.FixtureRequest) -> Mailbox:
    settings.MAIL_ALLOW_PRIVATE = True
    mailbox = on_server(server, f"{request.node.name.replace('_', '')[:30]}@faro.example")
    just_polled(mailbox)
    return mailbox


def just_polled(mailbox: Mailbox) -> None:
    mailbox.went_well(at=timezone.now(), again_at=timezone.now() + timedelta(minutes=2))


def until(is_so: Callable[[], Any], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(is_so())


def asked_for(mailbox: Mailbox) -> bool:
    return PendingJob.objects.filter(key=f"vinculo.mail.fetch.fetch:{mailbox.pk}:heard").exists()


def test_a_letter_is_in_the_record_seconds_after_it_came(world: World, server: Dovecot, box: Mailbox) -> None:
    with listening.listening():
        assert until(lambda: asked_for(box))  # what came while nobody listened
        PendingJob.objects.all().delete()
        with MailBoxUnencrypted("127.0.0.1", server.port).login(box.address, PASSWORD) as there:
            there.append(letter(1, sender=world.ana.email, to=box.address, at=NOW), "INBOX")
        began = time.monotonic()
        assert until(lambda: asked_for(box))
        assert time.monotonic() - began < 5

    fetch.fetch(box.pk, True)
    fetch.fetch(box.pk, True)
    assert Interaction.objects.count() == 1


def test_only_one_process_listens_and_the_next_takes_over(box: Mailbox) -> None:
    first, second = Listeners(), Listeners()

    first.look()
    second.look()
    assert (len(first.running), len(second.running)) == (1, 0)

    ended = list(first.running.values())
    first.ending.set()
    first.keep()
    second.look()
    assert (len(first.running), len(second.running)) == (0, 1)
    assert all(listener.ending.is_set() for listener in ended)
    second.ending.set()
    second.keep()


def test_threads_follow_the_mailboxes(box: Mailbox, world: World) -> None:
    listeners = Listeners()
    listeners.look()
    first = listeners.running[box.pk]

    listeners.look()
    assert listeners.running[box.pk] is first

    Mailbox.objects.update(inbox_folder="Sent")
    listeners.look()
    assert first.ending.is_set()
    assert listeners.running[box.pk] is not first

    box.refresh_from_db()
    box.pause(by=world.rita, at=timezone.now())
    listeners.look()
    assert listeners.running == {}
    listeners.ending.set()
    listeners.keep()


def test_no_more_lines_than_agreed(box: Mailbox, server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    just_polled(on_server(server, "second@faro.example"))
    monkeypatch.setattr(listening, "MOST", 1)
    listeners = Listeners()

    listeners.look()

    assert list(listeners.running) == [box.pk]
    listeners.ending.set()
    listeners.keep()


def test_nobody_listens_before_all_that_lay_there_is_in(box: Mailbox) -> None:
    at = timezone.now()
    for given in ({"checked_at": None, "next_check_at": None}, {"checked_at": at, "next_check_at": at}):
        Mailbox.objects.update(**given)
        assert not Mailbox.objects.listening().exists()


def hanging_up(answers: dict[bytes, bytes]) -> int:
    """A server that answers as told and hangs up at what it does not know. Its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _from = listener.accept()
        with listener, line, line.makefile("rwb") as spoken:
            spoken.write(b"* OK hello\r\n")
            spoken.flush()
            for said in spoken:
                tag, _blank, command = said.strip().partition(b" ")
                answer = next((text for begin, text in answers.items() if command.startswith(begin)), None)
                if answer is None:
                    return
                spoken.write(answer.replace(b"TAG", tag))
                spoken.flush()
                if answer.startswith(b"+"):
                    return

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1]


KNOWN = {b"LOGIN": b"TAG OK in\r\n", b"LOGOUT": b"* BYE\r\nTAG OK out\r\n"}


def test_a_server_that_does_not_know_the_word_is_left_to_polling(box: Mailbox) -> None:
    box.imap_port = hanging_up({b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n", **KNOWN})

    assert Listener(box)._once() == listening.WITHOUT_IDLE
    assert not asked_for(box)


def test_a_line_that_dies_is_noticed_at_once_and_tried_again_later_and_later(box: Mailbox) -> None:
    able = {
        b"CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK done\r\n",
        b"EXAMINE": b"* 0 EXISTS\r\nTAG OK [READ-ONLY]\r\n",
        b"IDLE": b"+ idling\r\n",
    }
    listener = Listener(box)
    began = time.monotonic()

    pauses = []
    for _time in range(2):
        box.imap_port = hanging_up({**able, **KNOWN})
        pauses.append(listener._once())

    assert pauses == [30, 60]
    assert asked_for(box)  # it had come as far as listening
    assert time.monotonic() - began < 5
    assert [listening.pause_after(times) for times in (1, 2, 5, 9, 50)] == [30, 60, 480, 1800, 1800]


def test_a_mailbox_that_fails_is_not_fetched_by_hearing(box: Mailbox, world: World) -> None:
    box.went_wrong(at=timezone.now(), again_at=timezone.now() + timedelta(hours=1), trouble="cut", facts={})

    fetch.fetch(box.pk, True)

    box.refresh_from_db()
    assert box.failures == 1
