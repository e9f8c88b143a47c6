"""
Handing a letter to a mail server, and knowing how far it came: only behind its last byte does nobody know whether a
letter that got no answer was taken.

Read by jobs only; no request waits for a mail server.
"""

import smtplib
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from vinculo.letters.models import Refusal
from vinculo.mailboxes import patience

SECONDS = 120  # for the answer to the letter: its server may look through it first
PIECE = 64 * 1024  # of a letter; each may take as long as an answer does
UPLOAD = 4 * 60  # seconds for all of them
SAID = 300


class NotTaken(Exception):
    """The server has not taken the letter. `again`: it may take it later. `unsure`: it may have taken it."""

    def __init__(self, refusal: Refusal, said: str = "", *, again: bool = False, unsure: bool = False) -> None:
        super().__init__(f"{refusal}: {said}")
        self.refusal, self.said, self.again, self.unsure = refusal, " ".join(said.split())[:SAID], again, unsure


@dataclass(frozen=True, slots=True)
class Envelope:
    """From which address to which, and the letter as bytes with CRLF."""

    sender: str
    recipients: Sequence[str]
    data: bytes


def hand_over(session: smtplib.SMTP, envelope: Envelope) -> None:
    """
    One letter through an open, signed-in session: all who are to get it, or nobody. NotTaken.

    An address the server does not know stops the letter before it is sent to the others: the writer puts it right, and
    nobody gets it twice.
    """
    with said_plainly():
        session.ehlo_or_helo_if_needed()
        _positive(session.mail(envelope.sender), Refusal.REFUSED)
        for recipient in envelope.recipients:
            _positive(session.rcpt(recipient), Refusal.ADDRESS, recipient)
        code, answer = session.docmd("DATA")
        if code != 354:
            _positive((code, answer), Refusal.REFUSED)
    *most, last = _pieces(_stuffed(envelope.data))
    with said_plainly():  # before its end nobody can have taken it
        _send(session, most)
    try:
        session.send(last)
        patience.begin_anew(session.sock, SECONDS)
        code, answer = session.getreply()
    except (OSError, smtplib.SMTPException) as why:
        raise NotTaken(Refusal.UNSURE, str(why), again=True, unsure=True) from why
    if code == -1:
        raise NotTaken(Refusal.UNSURE, "", again=True, unsure=True)
    _positive((code, answer), Refusal.REFUSED)


def _send(session: smtplib.SMTP, pieces: Sequence[bytes]) -> None:
    began = time.monotonic()
    for piece in pieces:
        if time.monotonic() - began > UPLOAD:
            raise TimeoutError("a letter that is taken byte by byte")
        session.send(piece)


def _pieces(data: bytes) -> list[bytes]:
    return [data[start : start + PIECE] for start in range(0, len(data), PIECE)]


@contextmanager
def said_plainly() -> Iterator[None]:
    """What can go wrong before the letter itself is on its way, in our words."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as why:
        later = 400 <= why.smtp_code < 500
        raise NotTaken(Refusal.LATER if later else Refusal.SIGN_IN, _text(why.smtp_error), again=later) from why
    except smtplib.SMTPResponseException as why:
        _positive((why.smtp_code, why.smtp_error), Refusal.REFUSED)
        raise NotTaken(Refusal.LATER, _text(why.smtp_error), again=True) from why
    except smtplib.SMTPServerDisconnected as why:
        is_slow = isinstance(why.__context__, TimeoutError)  # of which the library makes a line that broke
        raise NotTaken(Refusal.SLOW if is_slow else Refusal.CUT, again=True) from why
    except TimeoutError as why:
        raise NotTaken(Refusal.SLOW, again=True) from why
    except ssl.SSLError as why:
        raise NotTaken(Refusal.DOWN, str(why), again=True) from why
    except (smtplib.SMTPException, socket.gaierror, OSError) as why:
        raise NotTaken(Refusal.DOWN, str(why), again=True) from why


def _positive(answer: tuple[int, bytes | str], refusal: Refusal, about: str = "") -> None:
    code, said = answer
    words = f"{about} {code} {_text(said)}".strip()
    if code == -1:
        raise NotTaken(Refusal.CUT, again=True)
    if 400 <= code < 500:
        raise NotTaken(Refusal.LATER, words, again=True)
    if not 200 <= code < 300:
        raise NotTaken(refusal, words)


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _stuffed(data: bytes) -> bytes:
    """A line that begins with a dot gets a second one, and a dot alone ends the letter."""
    lines = data.split(b"\r\n")
    body = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines)
    return body + (b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n")
