"""
Tokens for mail servers that take no passwords (XOAUTH2).

With an address to ask (`token_url`) what is kept is the lasting token, and a short one is asked for each time; without
it, what is kept is the short one itself. Some houses give a new lasting token with each short one and forget the old
one after a while: the new one is kept in its place.
"""

import json
from urllib.parse import urlencode

from django.conf import settings

from vinculo.mailboxes import secrets
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.trouble import Trouble
from vinculo.record import outbound


def access_token(mailbox: Mailbox, kept: str) -> str:
    """The token to sign in with now. Trouble."""
    if not mailbox.token_url:
        return kept
    asked = {
        "grant_type": "refresh_token",
        "refresh_token": kept,
        "client_id": mailbox.client_id,
        "client_secret": secrets.open_(mailbox.client_secret),
    }
    body = urlencode({name: value for name, value in asked.items() if value}).encode()
    allowed = outbound.Allowed(private=settings.MAIL_ALLOW_PRIVATE, plain=settings.MAIL_ALLOW_PRIVATE)
    try:
        answer = json.loads(outbound.post(mailbox.token_url, body, media_type="application/x-www-form-urlencoded",
                                          allowed=allowed))  # fmt: skip
        token, lasting = str(answer["access_token"]), answer.get("refresh_token")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as why:
        raise Trouble("token", said=str(why)[:200]) from why
    if isinstance(lasting, str) and lasting not in ("", kept):
        mailbox.exchange_secret(old=kept, new=lasting)
    return token
