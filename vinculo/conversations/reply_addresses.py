"""
Addresses that say what a reply belongs to, and that nobody else can make: `box+t42.3f9c…@ours.example`.

The part behind the plus goes through any mail server that knows plus-addresses; everything is in small letters, since
some servers make it so. That the address is right says only that we made it: who may write to it is another question.
"""

import hmac
import re
from hashlib import sha256

from django.conf import settings

LENGTH = 24  # of the signature: 96 bits
SIGNED = re.compile(rf"\+([a-z]{{1,12}})([1-9][0-9]{{0,17}})\.([0-9a-f]{{{LENGTH}}})@")


def address_for(kind: str, key: int, *, box: str = "") -> str:
    """
    Where a reply about the thing `kind` (small letters: "thread", "letter", "project") with this key goes. `box` is the
    address of the mailbox that will get it; without one the installation's REPLY_ADDRESS.
    """
    local, _, domain = (box or settings.REPLY_ADDRESS).rpartition("@")
    return f"{local.partition('+')[0]}+{kind}{key}.{_signature(kind, key)}@{domain}"


def read(address: str) -> tuple[str, int] | None:
    """What an address belongs to, or None when it is no reply address or its signature is not ours."""
    found = SIGNED.search(address.strip().lower())
    if not found:
        return None
    kind, key, signature = found[1], int(found[2]), found[3]
    return (kind, key) if any(hmac.compare_digest(one, signature) for one in _signatures(kind, key)) else None


def _signatures(kind: str, key: int) -> list[str]:
    return [_signature(kind, key, secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _signature(kind: str, key: int, secret: str = "") -> str:
    known = sha256(b"vinculo.reply:" + (secret or settings.SECRET_KEY).encode()).digest()
    return hmac.new(known, f"{kind}:{key}".encode(), sha256).hexdigest()[:LENGTH]
