"""
Opening the mail servers of a mailbox: IMAP for fetching, SMTP for sending. Read by jobs and by the test of a mailbox.

A server is asked at the very address that was looked up, and only at a public one, unless MAIL_ALLOW_PRIVATE says that
mail servers of our own network may be used: a mailbox is no way to look around in it.
"""

import imaplib
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from vinculo.mailboxes import patience, secrets, tokens
from vinculo.mailboxes.models import Mailbox, Security, SignsInWith
from vinculo.mailboxes.trouble import Trouble
from vinculo.record import outbound

SECONDS = 20
SAID = 200
PORTS = frozenset({25, 143, 465, 585, 587, 993, 2525})  # what is no port of a mail server is not knocked at


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is, and who we are there."""

    host: str
    port: int
    security: str
    user: str


@contextmanager
def imap(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """The mailbox on its server, signed in, no folder chosen. Trouble, also for what goes wrong inside."""
    server = Server(mailbox.imap_host, mailbox.imap_port, mailbox.imap_security, mailbox.imap_user or mailbox.address)
    with plainly(server):
        box: BaseMailBox = _Imap(server, _address(server))
        try:
            _sign_in(box, mailbox, server)
            yield box
        finally:
            with suppress(Exception):  # it is over either way
                box.client.logout()


@contextmanager
def smtp(mailbox: Mailbox) -> Iterator[smtplib.SMTP]:
    """An open session with the server mail is sent through, signed in. Trouble while it is opened."""
    user = mailbox.smtp_user or mailbox.imap_user or mailbox.address
    server = Server(mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security, user)
    with plainly(server):
        session = _smtp_session(server)
        try:
            _smtp_sign_in(session, mailbox, server)
        except BaseException:
            session.close()
            raise
    try:
        yield session
    finally:
        with suppress(Exception):
            session.quit()


@contextmanager
def plainly(server: Server) -> Iterator[None]:
    """What mail servers, sockets and libraries raise, as Trouble."""
    facts: dict[str, Any] = {"host": server.host, "port": server.port, "user": server.user}
    try:
        yield
    except Trouble:
        raise
    except secrets.CannotOpen as why:
        raise Trouble("secret", **facts) from why
    except (MailboxLoginError, smtplib.SMTPAuthenticationError) as why:
        raise Trouble("sign_in", said=_said(why), **facts) from why
    except MailboxFolderSelectError as why:
        raise Trouble("folder", said=_said(why), **facts) from why
    except ssl.SSLCertVerificationError as why:
        raise Trouble("certificate", **facts) from why
    except ssl.SSLError as why:
        raise Trouble("encryption", **facts) from why
    except TimeoutError as why:
        raise Trouble("slow", **facts) from why
    except ConnectionRefusedError as why:
        raise Trouble("refused", **facts) from why
    except (smtplib.SMTPNotSupportedError, _NotEncrypted) as why:
        raise Trouble("encryption", **facts) from why
    except outbound.NotAsked as why:
        raise Trouble("private_host", **facts) from why
    except (outbound.NoAnswer, socket.gaierror) as why:
        raise Trouble("unknown_host", **facts) from why
    except (imaplib.IMAP4.abort, smtplib.SMTPServerDisconnected, ConnectionError, EOFError) as why:
        is_slow = isinstance(why.__context__, TimeoutError)  # of which the library makes a line that broke
        raise Trouble("slow" if is_slow else "cut", said=_said(why), **facts) from why
    except (imaplib.IMAP4.error, ImapToolsError, smtplib.SMTPException, OSError) as why:
        raise Trouble("said", said=_said(why), **facts) from why


class _NotEncrypted(OSError):
    """The server does not offer the encryption that was asked for."""


class _Imap(BaseMailBox):
    """The library's mailbox over a connection to the address that was checked."""

    def __init__(self, server: Server, address: str) -> None:
        self._server, self._address = server, address
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        kind = _ImapTls if self._server.security == Security.TLS else _ImapPlain
        client = kind(self._server, self._address)
        if self._server.security == Security.STARTTLS:
            if "STARTTLS" not in client.capabilities:
                client.shutdown()
                raise _NotEncrypted
            client.starttls(_context())
        return client


class _ImapPlain(imaplib.IMAP4):
    def __init__(self, server: Server, address: str) -> None:
        self._pinned = address
        super().__init__(server.host, server.port, SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return patience.plain(socket.create_connection((self._pinned, self.port), timeout))


class _ImapTls(imaplib.IMAP4_SSL):
    def __init__(self, server: Server, address: str) -> None:
        self._pinned = address
        super().__init__(server.host, server.port, ssl_context=_context(), timeout=SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        connection = socket.create_connection((self._pinned, self.port), timeout)
        return _context().wrap_socket(connection, server_hostname=self.host)


class _Smtp(smtplib.SMTP):
    def __init__(self, server: Server, address: str) -> None:
        self._pinned, self._tls, self._named = address, server.security == Security.TLS, server.host
        super().__init__(server.host, server.port, timeout=SECONDS)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        connection = socket.create_connection((self._pinned, port), timeout)
        if self._tls:
            return _context().wrap_socket(connection, server_hostname=self._named)
        return patience.plain(connection)


def _smtp_session(server: Server) -> smtplib.SMTP:
    session = _Smtp(server, _address(server))
    if server.security == Security.STARTTLS:
        session.ehlo()
        session.starttls(context=_context())
    session.ehlo()
    return session


def _address(server: Server) -> str:
    """The address to connect to. What holds a line break would be a command of its own to the server."""
    if not (server.host + server.user).isprintable():
        raise Trouble("said", host=server.host, said="line break")
    if server.port not in PORTS and not settings.MAIL_ALLOW_PRIVATE:
        raise Trouble("port", host=server.host, port=server.port)
    return outbound.address_of(server.host, server.port, private=settings.MAIL_ALLOW_PRIVATE)


def _context() -> ssl.SSLContext:
    return patience.of_tls(ssl.create_default_context(cafile=settings.MAIL_CERTIFICATES or None))


def _sign_in(box: BaseMailBox, mailbox: Mailbox, server: Server) -> None:
    secret = mailbox.secret_for_fetching()
    if not secret.isprintable():
        raise Trouble("sign_in", host=server.host, user=server.user, said="line break")
    token = tokens.access_token(mailbox, secret) if mailbox.signs_in_with == SignsInWith.TOKEN else ""
    try:
        if token:
            box.xoauth2(server.user, token, initial_folder=None)
        elif secret.isascii() and server.user.isascii():
            box.login(server.user, secret, initial_folder=None)
        else:
            box.login_utf8(server.user, secret, initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as why:
        raise Trouble("sign_in", host=server.host, port=server.port, user=server.user, said=_said(why)) from why


def _smtp_sign_in(session: smtplib.SMTP, mailbox: Mailbox, server: Server) -> None:
    secret = mailbox.secret_for_sending()
    if not secret:
        return  # a server of the house that lets our machine send
    if mailbox.signs_in_with == SignsInWith.TOKEN:
        text = f"user={server.user}\1auth=Bearer {tokens.access_token(mailbox, secret)}\1\1"
        session.auth("XOAUTH2", lambda challenge=None: text if challenge is None else "")
    else:
        session.login(server.user, secret)


def _said(why: BaseException) -> str:
    """The server's own words, on one line."""
    text: Any = getattr(why, "smtp_error", None) or getattr(why, "command_result", None) or str(why)
    if isinstance(text, tuple):
        text = b" ".join(part for part in text[1] if isinstance(part, bytes))
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return " ".join(text.split())[:SAID]
