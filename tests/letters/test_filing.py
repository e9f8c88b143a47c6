"""A copy lies in the folder of sent mail: once, and only where nobody else puts it there."""

from typing import Any

import pytest
from imap_tools import MailBoxUnencrypted

from tests.letters.writing import draft
from tests.mail import dovecot
from tests.mail.conftest import server as imap  # noqa: F401
from tests.world import NOW, World
from vinculo.letters.filing import keep_copy, keeps_its_own
from vinculo.letters.models import Letter
from vinculo.mailboxes.models import Mailbox

HELLO = "7e0a.letter@faro.example"


def sent(world: World, box: Mailbox, **fields: Any) -> Letter:
    recipients = {"to": [["Ana Prado", world.ana.email]], "cc": []}
    return draft(
        world, mailbox=box, state="sent", message_id=HELLO, recipients=recipients, dated_at=NOW, sent_at=NOW, **fields
    )


@pytest.mark.once
def test_the_copy_lies_there_once(world: World, imap: dovecot.Dovecot, settings: Any) -> None:  # noqa: F811
    settings.MAIL_ALLOW_PRIVATE = True
    box = Mailbox(address="marek@faro.example", owner=world.marek, imap_host="127.0.0.1", imap_port=imap.port,
                  imap_security="none", imap_user="marek")  # fmt: skip
    box.keep_secret(fetching=dovecot.PASSWORD)
    box.save()
    letter = sent(world, box)

    for _twice in range(2):
        keep_copy(letter.pk)
        letter.refresh_from_db()
        assert letter.filed_at is not None
        Letter.objects.update(filed_at=None)  # as if it had been cut off before that was written down

    with MailBoxUnencrypted("127.0.0.1", imap.port).login("marek", dovecot.PASSWORD, "Sent") as found:
        (copy,) = found.fetch(mark_seen=False)
        assert (copy.subject, copy.headers["message-id"]) == ("The plates", (f"<{HELLO}>",))
        assert "\\Seen" in copy.flags


def test_servers_that_keep_copies_get_none() -> None:
    hosts = {"smtp.gmail.com": True, "smtp.office365.com": True, "mail.faro.example": False, "notgmail.com": False}

    assert {host: keeps_its_own(host) for host in hosts} == hosts


def test_without_a_server_to_fetch_from_there_is_nothing_to_do(world: World) -> None:
    box = Mailbox.objects.create(address="marek@faro.example", smtp_host="smtp.faro.example")
    letter = sent(world, box)

    keep_copy(letter.pk)

    letter.refresh_from_db()
    assert letter.filed_at is None
