"""Letters that go round in circles, and storms: what must not fill the record, and is never answered by a machine."""

import hmac
from datetime import timedelta
from email.message import Message

from vinculo.mail.models import Received
from vinculo.mail.reading import headers
from vinculo.mail.reading.messages import MailRow
from vinculo.mailboxes.marks import HEADER, mark
from vinculo.mailboxes.models import Mailbox

HOPS = 50
STORM, STORM_TIME = 100, timedelta(minutes=10)  # letters of one sender into one mailbox
NOW_AND_THEN = timedelta(days=1)  # what lay there for longer is no storm of now


def goes_round(message: Message) -> str:
    """Why this letter is in a circle, as a code; empty when it is not."""
    if any(hmac.compare_digest(value.strip().encode(), mark().encode()) for value in headers.values(message, HEADER)):
        return "round"
    return "hops" if len(headers.values(message, "Received")) > HOPS else ""


def is_group_of_ours(message: Message, mailbox: Mailbox) -> bool:
    """
    The list is the mailbox itself: many have hello@ as a group at their provider, which marks what it hands on as a
    list does (RFC 2919: the address with a dot for its @).
    """
    named = headers.header(message, "List-Id").rpartition("<")[2].strip("> ").lower()
    return named == mailbox.address.lower().replace("@", ".")


def storm(received: Received, row: MailRow) -> str:
    """Whether its sender wrote too much just before it. One statement, none for letters of before."""
    if received.taken_at - received.arrived_at > NOW_AND_THEN:
        return ""
    before = Received.objects.filter(
        mailbox=received.mailbox_id,
        from_address=row.sender.email,
        arrived_at__gt=received.arrived_at - STORM_TIME,
        arrived_at__lte=received.arrived_at,
    )
    return "storm" if before.exclude(pk=received.pk).count() >= STORM else ""
