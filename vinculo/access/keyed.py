"""Hashes that only we can make, and short notes for a browser to keep that only we can have written."""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "vinculo.access"


def keyed(purpose: str, value: str) -> str:
    """Another hash for every purpose; after a change of the secret key none is recognised any more."""
    return salted_hmac(f"{SALT}.{purpose}", value, algorithm="sha256").hexdigest()


def note(purpose: str, content: Any, *, at: datetime) -> str:
    return signing.dumps({"content": content, "at": at.timestamp()}, salt=f"{SALT}.{purpose}")


def read(purpose: str, told: str, *, at: datetime, within: timedelta) -> Any:
    """What we noted for this purpose lately; None for what is forged, too old, or dated tomorrow by a wrong clock."""
    try:
        said = signing.loads(told, salt=f"{SALT}.{purpose}")
    except signing.BadSignature:
        return None
    return said["content"] if 0 <= at.timestamp() - said["at"] <= within.total_seconds() else None
