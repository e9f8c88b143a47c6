"""
Which way a letter goes: through the server of its mailbox, or the way of this installation (VINCULO_MAIL), which may be
a mail server or a provider. Read by jobs only.
"""

import smtplib
from contextlib import ExitStack, suppress

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from vinculo.documents.models import Version
from vinculo.letters import message
from vinculo.letters.models import Letter, Refusal
from vinculo.letters.smtp import Envelope, NotTaken, hand_over, said_plainly
from vinculo.mailboxes import connecting
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.models.mailbox import SendsBy
from vinculo.mailboxes.trouble import Trouble

LATER = frozenset({408, 425, 429})
# What is wrong with the server of a mailbox, for a letter: and whether it may be better a little later.
TROUBLES = {
    "slow": (Refusal.SLOW, True),
    "cut": (Refusal.CUT, True),
    "sign_in": (Refusal.SIGN_IN, False),
    "token": (Refusal.SIGN_IN, True),
    "secret": (Refusal.SECRET, False),
    "private_host": (Refusal.SERVER, False),
    "certificate": (Refusal.SERVER, False),
    "encryption": (Refusal.SERVER, False),
}


def carry(letter: Letter) -> None:
    """Sends it, or says why not: NotTaken. ValueError, OSError and Damaged as in `message.message_of`."""
    box = letter.mailbox
    if letter.by is None or (box and (box.removed_at or box.paused_at or not box.sends)):
        raise NotTaken(Refusal.MAILBOX)
    _look_at_files(letter)
    mail = message.message_of(letter)
    sender = message.route_of(letter).sender[1]
    if box and box.sends_by == SendsBy.SMTP:
        _through_its_server(box, Envelope(sender, message.envelope_addresses(letter), message.bytes_of(mail)))
        return
    _through_the_house(letter, mail, sender)


def _look_at_files(letter: Letter) -> None:
    """A file that is still being looked through holds the letter up; one that was refused stops it."""
    states = set(letter.attachments.values_list("version__state", flat=True))
    if Version.State.REFUSED in states:
        raise NotTaken(Refusal.FILE)
    if Version.State.HELD in states:
        raise NotTaken(Refusal.HELD, again=True)


def _through_its_server(box: Mailbox, envelope: Envelope) -> None:
    with ExitStack() as stack:
        try:
            session = stack.enter_context(connecting.smtp(box))
        except Trouble as why:
            refusal, again = TROUBLES.get(why.code, (Refusal.DOWN, True))
            code = getattr(why.__cause__, "smtp_code", 0)
            raise NotTaken(refusal, str(why.facts.get("said", "")), again=again or 400 <= code < 500) from why
        hand_over(session, envelope)


def _through_the_house(letter: Letter, mail: EmailMultiAlternatives, sender: str) -> None:
    backend = get_connection()
    if not _speaks_smtp(backend):
        _through_a_provider(backend, mail)
        return
    addresses, data = message.envelope_addresses(letter), message.bytes_of(mail)
    with said_plainly():
        backend.open()
    session: smtplib.SMTP = backend.connection  # type: ignore[attr-defined]
    try:
        hand_over(session, Envelope(sender, addresses, data))
    finally:
        with suppress(Exception):  # it was taken or not; a rude good-bye changes nothing
            backend.close()


def _through_a_provider(backend: BaseEmailBackend, mail: EmailMultiAlternatives) -> None:
    """By a call to somebody's server. One that says 4xx has not taken it; of silence nobody knows."""
    try:
        backend.send_messages([mail])
    except ValueError:
        raise
    except Exception as why:
        status = getattr(why, "status_code", None)
        if status in LATER or status is None:
            raise NotTaken(Refusal.UNSURE if status is None else Refusal.LATER, str(why), again=True,
                           unsure=status is None) from why  # fmt: skip
        raise NotTaken(Refusal.REFUSED if status < 500 else Refusal.LATER, str(why), again=status >= 500) from why


def _speaks_smtp(backend: BaseEmailBackend) -> bool:
    return hasattr(backend, "use_tls") and hasattr(backend, "connection")
