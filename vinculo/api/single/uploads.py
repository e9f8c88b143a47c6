"""
Files from programs: the bytes as they are, what is known of them in the address.

They are written to disk as they come, and kept by the verb that the desk uses too: their kind is read from what is in
them, they are looked through for viruses where that is on, and nobody gets them before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from pydantic import BaseModel, Field

from vinculo.api import theirs, writing
from vinculo.api.asking import Asking, asking_of
from vinculo.api.kinds import AskedId, one_of, some, words
from vinculo.api.operations import IF_MATCH, ONCE, describe
from vinculo.api.problems import Problem, wrong
from vinculo.api.shelves.documents import DocumentShown, shelf
from vinculo.clients.models import Audience, Client
from vinculo.documents.arriving import Arrived, NotKept, TooLarge, arrived
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, Folder
from vinculo.documents.receiving import why_not
from vinculo.logbook.searchable import index_documents
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project

NAME = "What the file is called, with its ending."
BODY = {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
PROBLEMS = (404, 409, 413, 415)


class NewFile(BaseModel):
    client_id: AskedId
    name: Annotated[some(255), Field(description=NAME)]  # type: ignore[valid-type]
    project_id: AskedId | None = None
    folder_id: Annotated[AskedId | None, Field(description="The drawer, of this client and project.")] = None
    title: Annotated[words(200), Field(description="Without one it is called like the file.")] = ""  # type: ignore[valid-type]
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]


class NextFile(BaseModel):
    name: Annotated[some(255), Field(description=NAME)]  # type: ignore[valid-type]
    note: Annotated[words(300), Field(description="What is new in it.")] = ""  # type: ignore[valid-type]


def new(request: HttpRequest, asked: Query[NewFile]) -> HttpResponse:
    asking = asking_of(request)
    to = _place(asking, asked)

    def keep(file: Arrived) -> int:
        version = add_version(to, file.path, name=asked.name, by=asking.person, at=asking.at)
        index_documents([version.document])
        client_changed(to.client.pk)
        return version.document_id

    with _file(request) as file:
        return writing.bring(shelf, request, file.sha256, lambda: keep(file))


def next_version(request: HttpRequest, id: Path[AskedId], asked: Query[NextFile]) -> HttpResponse:  # noqa: A002
    asking = asking_of(request)

    def keep(document: Document, file: Arrived) -> None:
        add_version(document, file.path, name=asked.name, note=asked.note, by=asking.person, at=asking.at)
        client_changed(document.client_id)

    with _file(request) as file:
        return writing.bring_to(shelf, request, id, file.sha256, lambda document: keep(document, file))


def _place(asking: Asking, asked: NewFile) -> NewDocument:
    client = theirs.client(asking, asked.client_id)
    project = theirs.project(asking, asked.project_id, client)
    folder = _folder(asking, asked.folder_id, client, project)
    return NewDocument(client, project, folder, title=asked.title, audience=asked.audience)


def _folder(asking: Asking, pk: int | None, client: Client, project: Project | None) -> Folder | None:
    if pk is None:
        return None
    seen = Folder.objects.visible_to(asking.person).filter(client=client, project=project)
    found: Folder = theirs.one(seen, pk, "folder_id")
    return found


@contextmanager
def _file(request: HttpRequest) -> Iterator[Arrived]:
    """What is sent, on our disk until it is kept or refused; never whole in memory."""
    try:
        with arrived(request) as file:
            yield file
    except TooLarge as why:
        raise Problem("too-large", why_not(why)) from None
    except NotKept as why:
        raise wrong("body", why_not(why)) from None


def put(api: NinjaAPI) -> None:
    def say(
        path: str, name: str, text: str, view: Any, answers: dict[int, Any], more: Any = (), headers: Any = ()
    ) -> None:
        describe(
            api, "post", path, name, text, "documents:write", view, answers, (*PROBLEMS, *more), [ONCE, *headers],
            tag="documents", body=BODY,
        )  # fmt: skip

    say("/documents", "make", "Bring a file as a document", new, {201: DocumentShown, 204: None})
    say(
        "/documents/{id}/versions", "versions", "Bring the next version of a document", next_version,
        {200: DocumentShown, 204: None}, (412, 428), [IF_MATCH],
    )  # fmt: skip
