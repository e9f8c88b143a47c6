"""Folders that were chosen, on a real IMAP server: what lies in them comes in once, and no other folder is opened."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from imap_tools import MailBoxUnencrypted

from tests.mail.coming import make_box
from tests.mail.dovecot import PASSWORD, Dovecot, letter
from tests.world import NOW, World
from vinculo.conversations.models import Direction, Interaction
from vinculo.mail import fetch, folders
from vinculo.mail.models import Folder, Received, State
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.models import State as BoxState

pytestmark = pytest.mark.once  # of the server there is only one kind
DELIVERED = "Received: from mx.luna.example by mx.faro.example; Sat, 21 Nov 2026 09:00:00 +0000"


@pytest.fixture
def box(server: Dovecot, settings: Any, request: pytest.FixtureRequest) -> Mailbox:
    settings.MAIL_ALLOW_PRIVATE = True
    address = f"{request.node.name.replace('_', '')[-30:]}@faro.example"
    mailbox = make_box(address, imap_host="127.0.0.1", imap_port=server.port, imap_security="none")
    mailbox.keep_secret(fetching=PASSWORD)
    mailbox.save()
    return mailbox


@pytest.fixture
def there(server: Dovecot, box: Mailbox) -> Iterator[MailBoxUnencrypted]:
    """The mailbox as its owner's mail program sees it."""
    with MailBoxUnencrypted("127.0.0.1", server.port).login(box.address, PASSWORD) as program:
        for name in ("Clients", "Clients/Acme", "Łódź & Kraków", "Trash", "Entwürfe"):
            program.folder.create(name)
        yield program


def from_ana(world: World, number: int) -> bytes:
    return letter(number, sender=world.ana.email, to="hola@faro.example", at=NOW, head=DELIVERED)


def test_no_folder_is_opened_that_was_not_chosen(world: World, box: Mailbox, there: MailBoxUnencrypted) -> None:
    there.append(from_ana(world, 1), "Clients/Acme")

    fetch.fetch_mailbox(box)

    assert not Received.objects.exists()
    assert sorted(Folder.objects.values_list("name", flat=True)) == ["INBOX", "Sent"]


def test_what_is_offered(world: World, box: Mailbox, there: MailBoxUnencrypted) -> None:
    offers = folders.ask(box)

    assert [one.name for one in offers.always] == ["INBOX", "Sent"]
    assert [one.words for one in offers.others] == [("Clients",), ("Clients", "Acme"), ("Łódź & Kraków",)]
    assert not Folder.objects.exists()


def test_a_letter_filed_before_our_first_look_comes_in_once(
    world: World, box: Mailbox, there: MailBoxUnencrypted
) -> None:
    there.append(from_ana(world, 1), "Clients/Acme")
    there.append(from_ana(world, 2), "Łódź & Kraków")
    there.append(from_ana(world, 2), "INBOX")  # the same letter, in two places
    there.append(from_ana(world, 3), "Clients")  # not chosen
    folders.choose(box, ["Clients/Acme", "Łódź & Kraków"], at=NOW)

    fetch.fetch_mailbox(box)
    fetch.fetch_mailbox(box)
    there.folder.set("Clients/Acme")
    there.move(there.uids(), "INBOX")
    fetch.fetch_mailbox(box)

    assert Received.objects.filter(state=State.LOGGED).count() == 2
    assert Interaction.objects.filter(direction=Direction.IN, client=world.luna).count() == 2


def test_a_folder_that_is_gone_is_noted_and_the_others_are_read(
    world: World, box: Mailbox, there: MailBoxUnencrypted
) -> None:
    folders.choose(box, ["Clients/Acme", "Clients"], at=NOW)
    there.append(from_ana(world, 1), "Clients")
    there.folder.delete("Clients/Acme")

    fetch.fetch(box.pk)

    box.refresh_from_db()
    assert (box.state, Interaction.objects.count()) == (BoxState.OK, 1)
    assert [one.name for one in folders.chosen(box) if one.gone_at] == ["Clients/Acme"]
    assert [(one.name, one.is_gone) for one in folders.ask(box).others if one.is_chosen] == [
        ("Clients/Acme", True), ("Clients", False),
    ]  # fmt: skip

    there.folder.create("Clients/Acme")
    there.append(from_ana(world, 2), "Clients/Acme")
    fetch.fetch_mailbox(box)

    assert Interaction.objects.count() == 2
    assert not Folder.objects.exclude(gone_at=None).exists()


def test_what_is_no_longer_chosen_is_left_and_chosen_again_read_on(
    world: World, server: Dovecot, box: Mailbox, there: MailBoxUnencrypted
) -> None:
    folders.choose(box, ["Clients"], at=NOW)
    there.append(from_ana(world, 1), "Clients")
    fetch.fetch_mailbox(box)
    folders.choose(box, [], at=NOW + timedelta(hours=1))
    there.append(from_ana(world, 2), "Clients")
    fetch.fetch_mailbox(box)
    before = Interaction.objects.count()

    server.number_anew(box.address, "Clients")
    folders.choose(box, ["Clients"], at=NOW + timedelta(hours=2))
    fetch.fetch_mailbox(box)

    assert (before, Interaction.objects.count()) == (1, 2)


def test_our_own_copy_is_our_side_and_a_forged_one_is_not(
    world: World, box: Mailbox, there: MailBoxUnencrypted
) -> None:
    ours = letter(1, sender=box.address, to=world.ana.email, at=NOW)
    forged = letter(2, sender=box.address, to=world.ana.email, at=NOW, head=DELIVERED)
    there.append(ours, "Clients")
    there.append(forged, "Clients")
    folders.choose(box, ["Clients"], at=NOW)

    fetch.fetch_mailbox(box)

    assert [one.direction for one in Interaction.objects.all()] == [Direction.OUT]
    assert Received.objects.get(is_sent=False).state == State.ASKING
