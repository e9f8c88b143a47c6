"""
Addresses by which another system tells that something changed. Each link has one of its own that nobody can guess; a
word there only makes us look, and nothing of what it says is taken for true.
"""

import base64
import hashlib
import hmac
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

from vinculo.exchange.connections.models import Link, System, digest
from vinculo.exchange.connections.trouble import Trouble
from vinculo.mailboxes.secrets import CannotOpen
from vinculo.people.letters import site_address

AGAIN = timedelta(days=1)  # after a system would not have our address


class Hooking(Protocol):
    def hook(self, board: str, address: str) -> str: ...

    def unhook(self, key: str) -> Any: ...


def address_of(secret: str) -> str:
    return site_address(f"/hooks/{secret}/")


def ensure_hook(link: Link, system: Hooking, *, at: datetime) -> None:
    """
    Ask the other system to tell us; without that we look by ourselves, so no trouble comes of it. Trello signs what it
    tells with a secret: without that secret nothing could be trusted, so it is not asked.
    """
    if link.hook_id or (link.hook_tried_at and link.hook_tried_at > at - AGAIN) or not _can_be_told(link):
        return
    secret = secrets.token_urlsafe(32)
    link.change(hook_digest=digest(secret), hook_tried_at=at)  # before asking: it is tried out at once
    try:
        link.change(hook_id=system.hook(link.external_id, address_of(secret))[:64])
    except Trouble as trouble:
        if trouble.is_final:
            raise
        link.change(hook_digest="")


def drop_hook(link: Link, system: Hooking) -> None:
    """Best effort: an address that nobody knows here answers that it is gone."""
    if link.hook_id:
        with suppress(Trouble):
            system.unhook(link.hook_id)
        link.change(hook_id="", hook_digest="", hook_tried_at=None)


def _can_be_told(link: Link) -> bool:
    if urlsplit(site_address("/")).scheme != "https":
        return False
    return link.connection.system != System.TRELLO or bool(link.connection.client_secret)


def link_of(secret: str) -> Link | None:
    """The link an address belongs to, while its connection is kept."""
    found = Link.objects.filter(hook_digest=digest(secret), connection__removed_at=None)
    return found.select_related("connection").first()


def is_genuine(link: Link, body: bytes, secret: str, signature: str) -> bool:
    """Trello signs the body and the address. Basecamp signs nothing: there the address itself is the proof."""
    if link.connection.system != System.TRELLO:
        return True
    try:
        key = link.connection.secret("client_secret").encode()
    except CannotOpen:
        return False
    told = hmac.new(key, body + address_of(secret).encode(), hashlib.sha1).digest()  # noqa: S324 (Trello's choice)
    return bool(key) and hmac.compare_digest(base64.b64encode(told), signature.encode())
