"""Whose token it is, if it is good at this moment."""

from datetime import datetime

from django.http import HttpRequest, QueryDict
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from vinculo.api.problems import Problem
from vinculo.programs.models.token import PREFIX, Token, mark_of

NAMES = frozenset({"token", "access_token", "api_key", "apikey", "key", "authorization", "auth"})
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Vinculo"'}
LONGEST = 200


def refuse_in_address(request: HttpRequest) -> None:
    """Addresses end up in logs and histories: a token there is one that somebody else will read."""
    query = QueryDict(request.META.get("vinculo.api.query", request.META.get("QUERY_STRING", "")))
    values = [value for _name, all_ in query.lists() for value in all_]
    if any("\0" in text for text in (request.path, *query, *values)):
        raise Problem("unreadable", _("There is a NUL in the address. Leave it out."))
    if NAMES & {name.lower() for name in query} or any(PREFIX in value for value in values):
        said = _(
            "A token does not belong into an address, where logs keep it. Send it as “Authorization: Bearer vnc_…”,"
            " and revoke one that stood in an address."
        )
        raise Problem("token-in-address", said)


def token_of(request: HttpRequest, *, at: datetime) -> Token:
    """With its person. Problem 401 for what is unknown, revoked, past its day, or of an account that was closed."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip().startswith(PREFIX):
        raise Problem("no-token", _("Send a token of yours as “Authorization: Bearer vnc_…”."), headers=CHALLENGE)
    return good_token(secret.strip(), at=at)


def good_token(secret: str, *, at: datetime) -> Token:
    """The same for a secret that came in another way."""
    mark = mark_of(secret[:LONGEST])
    token = Token.objects.filter(secret_hash=mark).select_related("person").first()
    if token is None or not constant_time_compare(token.secret_hash, mark) or not token.is_alive(at):
        said = _("This token is unknown, revoked or past its day. Make a new one under Settings, Programs.")
        raise Problem("no-token", said, headers=CHALLENGE)
    return token
