"""
Being let in by somebody who signs in there (OAuth 2, authorization code). The state proves that whoever comes back is
who left; the verifier (PKCE) that the code is of no use to anybody else. A system that knows no PKCE passes over it.
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from vinculo.exchange.connections.machine import allowed
from vinculo.exchange.connections.models import Connection
from vinculo.exchange.connections.trouble import Trouble
from vinculo.mailboxes.secrets import CannotOpen
from vinculo.people.letters import site_address
from vinculo.record import outbound

BACK = "/settings/connections/back/"
EARLY = timedelta(days=1)  # a token is renewed before it ends
LIVES = 14 * 24 * 3600  # seconds, where it is not said


@dataclass(frozen=True, slots=True)
class Started:
    """What is kept in the session of whoever leaves."""

    state: str
    verifier: str

    @classmethod
    def now(cls) -> "Started":
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(48))

    @property
    def challenge(self) -> str:
        told = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(told).decode().rstrip("=")


def back_address() -> str:
    """Where they come back to; it is told to the other system beforehand."""
    return site_address(BACK)


def door_address(connection: Connection, started: Started) -> str:
    asked = {
        "response_type": "code", "client_id": connection.client_id, "redirect_uri": back_address(),
        "state": started.state, "code_challenge": started.challenge, "code_challenge_method": "S256",
    }  # fmt: skip
    return f"{settings.BASECAMP_DOOR_URL}/authorization/new?{urlencode(asked)}"


def take_code(connection: Connection, code: str, verifier: str, *, at: datetime) -> None:
    """Trade the code for tokens, and keep them sealed. Saves them. Trouble."""
    asked = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
    asked["redirect_uri"] = back_address()
    _keep(connection, _ask(connection, asked), at)


def token_of(connection: Connection, *, at: datetime) -> str:
    """The token to ask with now; one that ends soon is renewed first. Trouble."""
    try:
        if connection.token_ends_at is None or connection.token_ends_at > at + EARLY:
            return connection.secret("token")
        refresh = connection.secret("refresh_token")
        _keep(connection, _ask(connection, {"grant_type": "refresh_token", "refresh_token": refresh}), at)
        return connection.secret("token")
    except CannotOpen as why:
        raise Trouble("secret") from why


def _keep(connection: Connection, said: dict[str, Any], at: datetime) -> None:
    token, lives = said.get("access_token"), said.get("expires_in")
    if not isinstance(token, str) or not token:
        raise Trouble("odd")
    refresh = said.get("refresh_token")
    connection.keep_secret(token=token, refresh_token=refresh if isinstance(refresh, str) else "")
    seconds = lives if isinstance(lives, int) and 0 < lives < 10**9 else LIVES
    connection.token_ends_at = at + timedelta(seconds=seconds)
    connection.save(update_fields=["token", "refresh_token", "token_ends_at"])


def _ask(connection: Connection, asked: dict[str, str]) -> dict[str, Any]:
    try:
        secret = connection.secret("client_secret")
    except CannotOpen as why:
        raise Trouble("secret") from why
    data = urlencode({**asked, "client_id": connection.client_id, "client_secret": secret}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    url = f"{settings.BASECAMP_DOOR_URL}/authorization/token"
    try:
        answer = outbound.ask("POST", url, data, headers=headers, allowed=allowed())
    except OSError as why:
        raise Trouble("silent") from why
    if 400 <= answer.status < 500:
        raise Trouble("busy") if answer.status == 429 else Trouble("again")
    if answer.status != 200:
        raise Trouble("ill", status=answer.status)
    try:
        found = json.loads(answer.body)
    except ValueError as why:
        raise Trouble("odd") from why
    if not isinstance(found, dict):
        raise Trouble("odd")
    return found
