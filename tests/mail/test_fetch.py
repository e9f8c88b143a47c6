"""Fetching from a real IMAP server: what is new, once, whatever is moved, numbered anew or broken off."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from imap_tools import MailBoxUnencrypted

from tests.mail.coming import make_box
from tests.mail.dovecot import PASSWORD, Dovecot, letter
from tests.world import NOW, World
from vinculo.conversations.models import Direction, Interaction
from vinculo.mail import fetch
from vinculo.mail.models import Folder, Received, State
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.models import State as BoxState

pytestmark = pytest.mark.once  # of the server there is only one kind


@pytest.fixture
def box(server: Dovecot, settings: Any, request: pytest.FixtureRequest) -> Mailbox:
    settings.MAIL_ALLOW_PRIVATE = True
    return on_server(server, f"{request.node.name.replace('_', '')[:30]}@faro.example")


def on_server(server: Dovecot, address: str, **fields: Any) -> Mailbox:
    mailbox = make_box(address, imap_host="127.0.0.1", imap_port=server.port, imap_security="none", **fields)
    mailbox.keep_secret(fetching=PASSWORD)
    mailbox.save()
    return mailbox


def letters_of(world: World, count: int, first: int = 1) -> dict[str, bytes]:
    return {
        f"{number}.M1.host": letter(number, sender=world.ana.email, to="hola@faro.example",
                                    at=NOW + timedelta(minutes=number))
        for number in range(first, first + count)
    }  # fmt: skip


def test_everything_once_however_often_it_is_fetched(world: World, server: Dovecot, box: Mailbox) -> None:
    server.put(box.address, letters_of(world, 7), at=NOW)
    server.put(box.address, {"s.M1.host": letter(99, sender="marek@faro.example", to=world.ana.email, at=NOW)}, "Sent")

    fetch.fetch(box.pk)
    once = Received.objects.count(), Interaction.objects.count()
    server.put(box.address, letters_of(world, 1, first=8), at=NOW)
    Mailbox.objects.update(next_check_at=None)
    fetch.fetch(box.pk)

    assert once == (8, 8)
    assert (Received.objects.count(), Interaction.objects.count()) == (9, 9)
    assert Interaction.objects.filter(direction=Direction.OUT, by=world.marek).count() == 1
    assert sorted(Folder.objects.values_list("name", "last_uid")) == [("INBOX", 8), ("Sent", 1)]
    box.refresh_from_db()
    assert (box.state, box.failures) == (BoxState.OK, 0)
    assert box.next_check_at is not None and box.next_check_at > timezone.now()
    with MailBoxUnencrypted("127.0.0.1", server.port).login(box.address, PASSWORD) as seen:
        assert seen.folder.status("INBOX")["UNSEEN"] == 8  # whoever reads mail elsewhere still finds it new


def test_letters_are_known_when_the_server_numbers_anew_or_somebody_moves_them(
    world: World, server: Dovecot, box: Mailbox
) -> None:
    server.put(box.address, letters_of(world, 6), at=NOW)
    fetch.fetch_mailbox(box)
    before = Folder.objects.get(name="INBOX").uidvalidity

    server.number_anew(box.address)
    server.put(box.address, letters_of(world, 1, first=7), at=NOW)
    fetch.fetch_mailbox(box)
    with MailBoxUnencrypted("127.0.0.1", server.port).login(box.address, PASSWORD) as there:
        there.folder.create("Elsewhere")
        there.move(["1", "2"], "Elsewhere")
        there.folder.set("Elsewhere")
        there.move(["1", "2"], "INBOX")
    fetch.fetch_mailbox(box)

    folder = Folder.objects.get(name="INBOX")
    assert folder.uidvalidity != before
    assert folder.last_uid == 9  # two of them have new numbers
    assert (Received.objects.count(), Interaction.objects.count()) == (7, 7)


def test_a_mailbox_that_fails_waits_and_says_why_while_others_go_on(
    world: World, server: Dovecot, box: Mailbox
) -> None:
    server.put(box.address, letters_of(world, 1), at=NOW)
    wrong = on_server(server, "wrong@faro.example")
    wrong.keep_secret(fetching="no es esta")
    wrong.save()

    fetch.fetch(wrong.pk)
    fetch.fetch(box.pk)

    wrong.refresh_from_db()
    assert (wrong.state, wrong.trouble, wrong.failures) == (BoxState.FAILING, "sign_in", 1)
    assert wrong.next_check_at is not None and wrong.checked_at is not None
    assert wrong.next_check_at - wrong.checked_at == timedelta(minutes=2)
    assert [fetch.pause_after(times) for times in (1, 2, 4, 50)] == [
        timedelta(minutes=2), timedelta(minutes=4), timedelta(minutes=16), timedelta(hours=2),
    ]  # fmt: skip
    assert Received.objects.get().state == State.LOGGED
    fetch.fetch(wrong.pk)  # not before its time
    wrong.refresh_from_db()
    assert wrong.failures == 1


def test_only_letters_since_the_day_that_was_asked_for(world: World, server: Dovecot, box: Mailbox) -> None:
    box.since_on = NOW.date()
    box.save()
    server.put(box.address, letters_of(world, 2), at=NOW - timedelta(days=30))
    server.put(box.address, letters_of(world, 3, first=3), at=NOW + timedelta(days=1))

    fetch.fetch_mailbox(box)

    assert Received.objects.count() == 3


def test_time_that_runs_out_is_used_the_next_time(world: World, server: Dovecot, box: Mailbox) -> None:
    server.put(box.address, letters_of(world, 60), at=NOW)

    done = fetch.fetch_mailbox(box, until=time.monotonic() - 1)
    some = Received.objects.count()
    rest = fetch.fetch_mailbox(box)

    assert (done, some, rest, Received.objects.count()) == (False, 50, True, 60)
