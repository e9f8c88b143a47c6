"""Where the bytes of a document are, for a few minutes."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Path, Query
from pydantic import BaseModel, Field

from vinculo.api import files
from vinculo.api.asking import asking_of
from vinculo.api.kinds import AskedId
from vinculo.api.operations import describe
from vinculo.api.problems import not_found, overtaken
from vinculo.api.reading import as_json
from vinculo.api.shelves.documents import found


class Download(BaseModel):
    url: Annotated[str, Field(description="Ask for it without a token; the address itself is signed.")]
    expires_at: datetime


class DownloadAsked(BaseModel):
    version: Annotated[AskedId | None, Field(description="Its number; the newest if none is said.")] = None


def download(request: HttpRequest, id: Path[AskedId], asked: Query[DownloadAsked]) -> HttpResponse:  # noqa: A002
    asking = asking_of(request)
    document = found(asking.person).filter(pk=id).first()
    if document is None:
        raise not_found()
    number = asked.version
    version = next((one for one in document.versions.all() if number in (None, one.number)), None)
    if version is None:
        raise not_found()
    if not version.is_good:
        raise overtaken(_("It is being looked through, or was refused. GET the document to see which."))
    url = files.address(version, asking.token, at=asking.at)
    shown = Download(url=url, expires_at=asking.at + files.GOOD_FOR)
    return as_json(shown.model_dump(mode="json"))


def put(api: NinjaAPI) -> None:
    describe(
        api, "get", "/documents/{id}/download", "download", "Read where the bytes of a document are", "documents:read",
        download, {200: Download}, (404, 409), tag="documents",
    )  # fmt: skip
