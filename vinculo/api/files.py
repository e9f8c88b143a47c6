"""Files for programs: an address that is signed, good for a few minutes, and asked again when it is used."""

from datetime import datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from vinculo.api.problems import not_found
from vinculo.documents.links import Reader, link
from vinculo.documents.models import Document, Version
from vinculo.documents.names import cleaned
from vinculo.documents.serving.answer import file_answer
from vinculo.programs.models import Token

SALT = "vinculo.api.files"
GOOD_FOR = timedelta(minutes=5)


def address(version: Version, token: Token, *, at: datetime) -> str:
    """Where the file is for this token. On the host for files, where there is one."""
    if settings.FILES_URL:
        return link(version, Reader("token", token.pk), at=at)
    until = int((at + GOOD_FOR).timestamp())
    said = signing.dumps([version.pk, token.pk, until], salt=SALT).replace(":", "~")
    return f"{settings.SITE_URL.rstrip('/')}/api/v1/files/{said}/{quote(cleaned(version.name), safe='')}"


def get(request: HttpRequest, rest: str) -> HttpResponseBase:
    """The file, if the token is still good and its person may still read it."""
    now = timezone.now()
    try:
        version_id, token_id, until = signing.loads(rest.partition("/")[0].replace("~", ":"), salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise not_found() from None
    seen = documents_of(token_id, now)
    if seen is None or not now.timestamp() <= until <= (now + GOOD_FOR).timestamp() + 1:
        raise not_found()
    version = Version.objects.filter(pk=version_id, state=Version.State.GOOD, document__in=seen).first()
    if version is None:
        raise not_found()
    return file_answer(request, version)


def documents_of(token_id: int, at: datetime) -> QuerySet[Document] | None:
    """What a token that is still good may read at this moment: what is listed for it."""
    from vinculo.api.shelves.documents import found

    token = Token.objects.alive(at).select_related("person").filter(pk=token_id).first()
    return found(token.person) if token else None
