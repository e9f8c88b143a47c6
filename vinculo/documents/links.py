"""
Addresses of files: signed, short-lived, for one reader. They come from a page that asked whether this reader may, and
it is asked again when they are used: a link says where, not that one may.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.core import signing

from vinculo.documents.models import Version
from vinculo.documents.names import cleaned

SALT = "vinculo.documents.links"
GOOD_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who may use a link: one of ours, a visit, or what `readers.OTHERS` adds. `access`: who looks as a contact."""

    kind: str  # person, visit, token
    pk: int
    access: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a link says, once its signature was found to be ours."""

    version_id: int
    reader: Reader


def link(version: Version, reader: Reader, *, at: datetime) -> str:
    """Where this reader gets the file, for a few minutes; on a host of its own where there is one."""
    until = int((at + GOOD_FOR).timestamp())
    said = [version.pk, reader.kind, reader.pk, reader.access, until]
    token = signing.dumps(said, salt=SALT).replace(":", "~")
    return f"{settings.FILES_URL}/files/{token}/{quote(cleaned(version.name), safe='')}"


def claim(token: str, *, at: datetime) -> Claim | None:
    """None for what we did not sign, or no longer hold good."""
    try:
        version_id, kind, pk, access, until = signing.loads(token.replace("~", ":"), salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if not at.timestamp() <= until <= (at + GOOD_FOR).timestamp() + 1:
        return None
    return Claim(version_id, Reader(kind, pk, access))
