"""
What is posted, and what it is signed with, as the Standard Webhooks say: an id that stays, a time, and for each secret
that is valid a signature of both and the body.
"""

import base64
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from standardwebhooks import Webhook

from vinculo.people.letters import site_address
from vinculo.programs.hooks.catalogue import address_of
from vinculo.programs.models import Event

AGENT = "Vinculo-Webhooks/1"


def new_secret() -> str:
    """256 random bits, written as the standard has it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def body_of(event: Event) -> bytes:
    """Which thing it is about and where to read it; no words of anybody, and no prices."""
    path = address_of(event.about, event.about_id)
    data: dict[str, Any] = {
        "object": event.about,
        "id": event.about_id or None,
        "client_id": event.client_id,
        "url": site_address(path) if path else None,
    }
    said = {"type": event.kind, "timestamp": _text(event.moment), "data": data}
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()


def headers_of(uid: str, body: bytes, keys: list[str], *, at: datetime) -> dict[str, str]:
    """Signed anew for each attempt, since a receiver takes nothing that is older than minutes."""
    signed = [Webhook(key).sign(uid, at, body.decode()) for key in keys]
    return {
        "Content-Type": "application/json",
        "User-Agent": AGENT,
        "webhook-id": uid,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signed),
    }


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
