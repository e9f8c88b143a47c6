"""
Asking a machine outside, as somebody who was told its address by a setting: to public addresses only, to the very one
that was looked up, without following anything on.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urlsplit

SECONDS = 15
SECONDS_IN_ALL = 25
LARGEST = 256 * 1024
NOT_THE_WEB = frozenset({21, 22, 23, 25, 53, 110, 119, 143, 389, 445, 465, 587, 636, 993, 995, 3306, 5432, 6379})
# Addresses that carry another one inside, which may be anything.
CARRIERS = [ipaddress.ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


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


def post(url: str, data: bytes, *, media_type: str, allowed: Allowed | None = None) -> bytes:
    """What it answers. NotAsked, NoAnswer (a refusal, a redirect, too much, too late)."""
    answer = send(url, data, headers={"Content-Type": media_type}, allowed=allowed)
    if answer.status != 200:
        raise NoAnswer(f"it answered {answer.status}")
    return answer.body


def send(url: str, data: bytes, *, headers: Mapping[str, str], allowed: Allowed | None = None) -> Answer:
    """A POST, and what is answered, whatever its status; nothing is followed. NotAsked, NoAnswer."""
    allowed = allowed or Allowed()
    parts, port = _parts(url)
    if parts.scheme not in (("https", "http") if allowed.plain else ("https",)):
        raise NotAsked("only https is asked")
    if not parts.hostname or parts.username or parts.password:
        raise NotAsked("this is no address of a machine")
    if port in NOT_THE_WEB:
        raise NotAsked("nobody answers such questions on that port")
    address = address_of(parts.hostname, port, private=allowed.private)
    connection = _Pinned(parts.hostname, port, address, tls=parts.scheme == "https")
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    # Each reading may take its time, and whoever drips could go on for ever: after a while the line is cut.
    cut = Timer(SECONDS_IN_ALL, connection.cut)
    cut.start()
    try:
        connection.request("POST", path, body=data, headers=dict(headers))
        answer = connection.getresponse()
        body = answer.read(LARGEST + 1)
        if connection.was_cut:
            raise NoAnswer("it took too long")
    except (OSError, ValueError, http.client.HTTPException) as why:
        raise why if isinstance(why, NoAnswer) else NoAnswer(str(why)) from why
    finally:
        cut.cancel()
        connection.close()
    if len(body) > LARGEST:
        raise NoAnswer("it answered too much")
    return Answer(answer.status, body)


def _parts(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        return parts, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as why:
        raise NotAsked("this is no address of a machine") from why


def address_of(host: str, port: int, *, private: bool = False) -> str:
    """The address to connect to. NotAsked if any of those the name stands for is not public."""
    try:
        found = {str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as why:
        raise NoAnswer(f"{host} is not known") from why
    if not private and not all(is_public(one) for one in found):
        raise NotAsked(f"{host} is not a public address")
    return sorted(found)[0]


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

    def __init__(self, host: str, port: int, address: str, *, tls: bool) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address, self._tls = address, tls
        self.was_cut = False
        self._line: socket.socket | None = None

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
        self._line = self.sock  # the library lets go of it while an answer is still being read

    def cut(self) -> None:
        """From another thread: whoever reads here gets the end at once."""
        self.was_cut = True
        if self._line:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)
