"""
Asking a machine outside, as somebody who was told its address by a setting: to public addresses only, to the very one
that was looked up, without following anything on.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from threading import Timer
from urllib.parse import SplitResult, urlsplit

SECONDS = 15
SECONDS_IN_ALL = 25
LARGEST = 256 * 1024
NOT_THE_WEB = frozenset({21, 22, 23, 25, 53, 110, 119, 143, 389, 445, 465, 587, 636, 993, 995, 3306, 5432, 6379})
# Addresses that carry another one inside, which may be anything; and those that once were a house's own.
CARRIERS = [
    ipaddress.ip_network(one)
    for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0:0/96", "fec0::/10")
]


class NotAsked(OSError):
    """The address is none that may be asked; nothing was sent."""


class NoAnswer(OSError):
    """It was asked, and did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What whoever runs this allowed beside https to public addresses."""

    private: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a machine outside said."""

    status: int
    body: bytes
    headers: Message = field(default_factory=Message)  # whatever the case of their names


def post(url: str, data: bytes, *, media_type: str, allowed: Allowed | None = None) -> bytes:
    """What it answers. NotAsked, NoAnswer (a refusal, a redirect, too much, too late)."""
    answer = send(url, data, headers={"Content-Type": media_type}, allowed=allowed)
    if answer.status != 200:
        raise NoAnswer(f"it answered {answer.status}")
    return answer.body


def send(url: str, data: bytes, *, headers: Mapping[str, str], allowed: Allowed | None = None) -> Answer:
    """A POST, and what is answered, whatever its status; nothing is followed. NotAsked, NoAnswer."""
    return ask("POST", url, data, headers=headers, allowed=allowed)


def ask(
    method: str,
    url: str,
    data: bytes | None = None,
    *,
    headers: Mapping[str, str],
    allowed: Allowed | None = None,
    largest: int = LARGEST,
) -> Answer:
    """Like `send` with another method; an answer may have up to `largest` bytes. NotAsked, NoAnswer."""
    parts, port, addresses = _checked(url, allowed or Allowed())
    connection = _Pinned(parts.hostname or "", port, addresses, tls=parts.scheme == "https")
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    # Each reading may take its time, and whoever drips could go on for ever: after a while the line is cut.
    cut = Timer(SECONDS_IN_ALL, connection.cut)
    cut.start()
    try:
        connection.request(method, path, body=data, headers=dict(headers))
        answer = connection.getresponse()
        body = answer.read(largest + 1)
        connection.in_time()
    except (OSError, ValueError, http.client.HTTPException) as why:
        raise why if isinstance(why, NoAnswer) else NoAnswer(str(why)) from why
    finally:
        cut.cancel()
        connection.close()
    if len(body) > largest:
        raise NoAnswer("it answered too much")
    return Answer(answer.status, body, answer.headers)


def _checked(url: str, allowed: Allowed) -> tuple[SplitResult, int, list[str]]:
    """What of this address may be asked, and where it lies. NotAsked, NoAnswer."""
    parts, port = _parts(url)
    if parts.scheme not in (("https", "http") if allowed.plain else ("https",)):
        raise NotAsked("only https is asked")
    if not parts.hostname or parts.username or parts.password:
        raise NotAsked("this is no address of a machine")
    if port in NOT_THE_WEB:
        raise NotAsked("nobody answers such questions on that port")
    return parts, port, addresses_of(parts.hostname, port, private=allowed.private)


def _parts(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        return parts, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as why:
        raise NotAsked("this is no address of a machine") from why


def address_of(host: str, port: int, *, private: bool = False) -> str:
    """The first of those that may be connected to."""
    return addresses_of(host, port, private=private)[0]


def addresses_of(host: str, port: int, *, private: bool = False) -> list[str]:
    """
    Those to connect to, the likeliest first as this machine knows it. NotAsked if any of those the name stands for is
    not public.
    """
    try:
        found = dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as why:
        raise NoAnswer(f"{host} is not known") from why
    if not private and not all(is_public(one) for one in found):
        raise NotAsked(f"{host} is not a public address")
    return list(found)


def connected(addresses: list[str], port: int, seconds: float) -> socket.socket:
    """
    To the first of them that answers, each having its share of the time: a machine without IPv6 reaches who has both.
    OSError.
    """
    over_at, failed = time.monotonic() + seconds, OSError("there is no address")
    for number, address in enumerate(addresses):
        share = (over_at - time.monotonic()) / (len(addresses) - number)
        try:
            line = socket.create_connection((address, port), max(share, 0.1))
        except OSError as why:
            failed = why
        else:
            line.settimeout(seconds)
            return line
    raise failed


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif any(ip in network for network in CARRIERS):
            return False
    return ip.is_global and not ip.is_multicast


class _Pinned(http.client.HTTPConnection):
    """Goes to the address that was checked, whatever the name stands for by now."""

    def __init__(self, host: str, port: int, addresses: list[str], *, tls: bool) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._addresses, self._tls = addresses, tls
        self.was_cut = False
        self._line: socket.socket | None = None

    def connect(self) -> None:
        self.sock = connected(self._addresses, self.port, SECONDS)
        if self._tls:
            tls = ssl.create_default_context()
            self.sock = tls.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self._line = self.sock  # the library lets go of it while an answer is still being read
        self.in_time()  # cut before there was a line, nobody would cut it any more
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def in_time(self) -> None:
        if self.was_cut:
            raise NoAnswer("it took too long")

    def cut(self) -> None:
        """From another thread: whoever reads here gets the end at once."""
        self.was_cut = True
        if self._line:
            with suppress(OSError):
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)
