"""Letters that come into mailboxes, without a server: as if they had just been fetched."""

from datetime import datetime, timedelta
from typing import Any

from tests.world import NOW, World
from vinculo.conversations.models import Interaction, MailMessage
from vinculo.letters.models import Letter
from vinculo.letters.models import State as LetterState
from vinculo.mail import keeping, take
from vinculo.mail.models import Received
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person

CHECK = "mx.faro.example"  # how our own server signs its checks
PASSED = "Authentication-Results: mx.faro.example; dmarc=pass header.from={domain}"
FAILED = "Authentication-Results: mx.faro.example; dmarc=fail header.from={domain}; spf=fail smtp.mailfrom={domain}"
_numbers = iter(range(1, 10**9))


def make_box(address: str = "hola@faro.example", owner: Person | None = None, **fields: Any) -> Mailbox:
    given = {"imap_host": "imap.faro.example", "smtp_host": "smtp.faro.example", "authserv_id": CHECK, **fields}
    mailbox = Mailbox(address=address, owner=owner, **given)
    mailbox.keep_secret(fetching="una-clave")
    mailbox.save()
    return mailbox


def words(
    sender: str,
    to: str = "hola@faro.example",
    *,
    subject: str = "About the shop",
    body: str = "A word from us.",
    at: datetime = NOW,
    head: str = "",
    checked: str = PASSED,
    message_id: str = "",
) -> bytes:
    """A letter as it lies on the server. `checked`: what our own server says of it; `head`: more header lines."""
    number = next(_numbers)
    domain = sender.rpartition("@")[2].strip("<> ")
    lines = [
        checked.format(domain=domain), f"Message-ID: <{message_id or f'm{number}@{domain}'}>", f"From: {sender}",
        f"To: {to}", f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}", f"Subject: {subject}", *head.splitlines(), "", body, "",
    ]  # fmt: skip
    return "\r\n".join(line for index, line in enumerate(lines) if line or index > 5).encode()


def come(mailbox: Mailbox, data: bytes, *, is_sent: bool = False, at: datetime = NOW) -> Received:
    """A letter that lies in the mailbox, taken in."""
    (found,) = all_come(mailbox, [data], is_sent=is_sent, at=at)
    return found


def all_come(mailbox: Mailbox, letters: list[bytes], *, is_sent: bool = False, at: datetime = NOW) -> list[Received]:
    made = [
        Received.objects.create(
            mailbox=mailbox, key=keeping.keep(data), sha256=keeping.sha256_of(data), size=len(data), is_sent=is_sent,
            at=at, arrived_at=at,
        )
        for data in letters
    ]  # fmt: skip
    take.take_in([one.pk for one in made], at=at + timedelta(minutes=1))
    return list(Received.objects.filter(pk__in=[one.pk for one in made]).order_by("pk"))


def summary(received: Received) -> tuple[str, str, str, str]:
    """(state, reason, verdict, doubt)"""
    return received.state, received.reason, received.verdict, received.doubt


def of_ana(world: World, **fields: Any) -> bytes:
    return words(f"Ana Prado <{world.ana.email}>", **fields)


def a_letter_to_ana(world: World, box: Any) -> Letter:
    sent = Letter.objects.create(
        client=world.luna, mailbox=box, by=world.marek, subject="The offer", state=LetterState.SENT, autosaved_at=NOW,
        message_id="our-offer.letter@faro.example", recipients={"to": [["Ana", world.ana.email]], "cc": []},
    )  # fmt: skip
    sent.to.add(world.ana)
    talk = Interaction.objects.create(client=world.luna, at=NOW, channel="email", direction="out", by=world.marek)
    MailMessage.objects.create(
        interaction=talk, message_id=sent.message_id, thread=sent.message_id, from_address=box.address
    )
    return sent
