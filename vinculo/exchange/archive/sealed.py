"""
What is sealed under the secret key of an installation. An archive holds it sealed; the key is not in it.

Brought back under the same key everything opens as before. Under another one nothing of it would ever open again, so
it is left empty, or away, and said.
"""

from collections.abc import Callable
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "vinculo.exchange.archive"
Row = dict[str, Any]
MadeAt = str


def _emptied(*names: str) -> Callable[[Row, MadeAt], Row | None]:
    return lambda row, at: {**row, **dict.fromkeys(names, "")}


def _away(row: Row, at: MadeAt) -> Row | None:
    return None


def _retired(row: Row, at: MadeAt) -> Row | None:
    """What it sealed is still checked with it; the next paper makes a new one."""
    return {**row, "key": "", "retired_at": row["retired_at"] or at}


def _keys_only(row: Row, at: MadeAt) -> Row | None:
    """A passkey is no secret of ours; what an app or a list of codes counts with is."""
    return row if row["type"] == "webauthn" else None


# What becomes of a row whose seal does not open here. A field of ours with "seal", "secret" or "token" in its
# name has to be here or in OPEN; a test asks for it.
UNDER_ANOTHER_KEY: dict[str, Callable[[Row, MadeAt], Row | None]] = {
    "connections.Connection": _emptied("client_secret", "token", "refresh_token"),
    "documents.Certificate": _retired,
    "mailboxes.Mailbox": _emptied("imap_secret", "smtp_secret", "client_secret"),
    "meetings.CalendarAccount": _emptied("sealed_password"),
    "mfa.Authenticator": _keys_only,
    "notifications.ChatHook": _emptied("address_sealed"),
    "notifications.PushDevice": _away,
    "notifications.PushKey": _away,
    "programs.Hook": _emptied("address_sealed", "secret_sealed", "old_secret_sealed"),
}
# Hashes, days, keys of other tables and marks of other machines: nothing of ours to open.
OPEN = {
    "connections.Connection.token_ends_at", "documents.SigningRequest.sealed_at", "documents.SigningRequest.sealed_id",
    "meetings.CalendarAccount.sync_token", "meetings.Feed.secret_hash", "money.QuoteAnswer.sealed_id",
    "money.QuoteAnswer.sealed_sha256", "people.Invitation.secret_hash", "programs.Token.secret_hash",
    "mailboxes.Mailbox.token_url", "record.Witness.token",
}  # fmt: skip


def mark() -> dict[str, str]:
    """Tells whether it is the same key, and nothing about the key."""
    nonce = token_hex(16)
    return {"nonce": nonce, "mark": _mark(nonce, settings.SECRET_KEY)}


def is_same_key(told: Any) -> bool:
    nonce, theirs = str(told.get("nonce", "")), str(told.get("mark", ""))
    known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(_mark(nonce, secret), theirs) for secret in known)


def _mark(nonce: str, secret: str) -> str:
    return salted_hmac(SALT, nonce, secret=secret, algorithm="sha256").hexdigest()
