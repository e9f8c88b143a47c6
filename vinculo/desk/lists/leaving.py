"""
How a list page lets its list leave: beside the page stand its columns and what finds its rows, and the view is wrapped.

    TAKEN = Leaving("promises", _("Promises"), found=_found, columns=(Column(_("Promise"), "text"), ...))

    @require_safe
    @team_only
    @TAKEN
    def list_page(request): ...

`found(request, **address)` is the same function the page itself asks, so filters, search, order and what the person may
see are the page's own, and every guard of the page stands before the file too. With ?export=csv the page answers with
the file; a long list is made by a job, which goes through the same view.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, BinaryIO

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from vinculo.clients.permissions import may_change_clients
from vinculo.exchange.lists.columns import Column, Table, table
from vinculo.exchange.lists.writing import TYPES, WRITERS

AT_ONCE = 2000  # rows; longer lists are made in the background
CHUNK = 500
IN_MEMORY = 1024 * 1024
View = Callable[..., Any]  # a page, or a file in its place
Dress = Callable[[HttpRequest, list[Any]], Iterable[Any]]
LISTS: dict[str, "Leaving"] = {}


@dataclass(frozen=True, slots=True)
class Shape:
    """Another form than a table in which the rows may leave: cards, a calendar. `kind` ends the file's name."""

    kind: str
    label: Promise | str
    media_type: str
    write: Callable[[BinaryIO, Iterable[Any]], int]


@dataclass(frozen=True, slots=True)
class Ready:
    """A list about to leave: how long it is, and what writes it in each form."""

    title: str
    name: str
    count: int
    write: Callable[[BinaryIO, str], int]


@dataclass(frozen=True, slots=True)
class Leaving:
    """`dress` gives the rows what the page gives them, a chunk at a time, in a constant number of queries."""

    name: str
    title: Promise | str
    found: Callable[..., Any]
    columns: tuple[Column, ...]
    dress: Dress | None = None
    shapes: tuple[Shape, ...] = ()

    def __call__(self, view: View) -> View:
        LISTS[self.name] = self

        @wraps(view)
        def leaves(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if taker := getattr(request, "list_taker", None):
                taker(self.ready(request, **kwargs))
                return HttpResponse()
            if (kind := request.GET.get("export", "")) in self.kinds:
                return _answer(request, self.ready(request, **kwargs), kind, self.media_type(kind))
            request.leaves = Ways(request, self)
            return view(request, *args, **kwargs)

        leaves.list = self  # type: ignore[attr-defined]
        return leaves

    @property
    def kinds(self) -> tuple[str, ...]:
        return (*WRITERS, *(shape.kind for shape in self.shapes))

    def media_type(self, kind: str) -> str:
        return next((shape.media_type for shape in self.shapes if shape.kind == kind), "") or TYPES[kind]

    def ready(self, request: HttpRequest, **kwargs: Any) -> Ready:
        found = self.found(request, **kwargs)
        columns = [one for one in self.columns if not one.team or may_change_clients(request.user)]

        def write(out: BinaryIO, kind: str) -> int:
            rows = self._rows(request, found)
            shape = next((one for one in self.shapes if one.kind == kind), None)
            if shape:
                return shape.write(out, rows)
            return WRITERS[kind](out, self._table(columns, rows))

        count = found.count() if not isinstance(found, list) else len(found)
        return Ready(str(self.title), self.name, count, write)

    def _table(self, columns: Sequence[Column], rows: Iterable[Any]) -> Table:
        return table(str(self.title), columns, rows, currency=_("Currency"))

    def _rows(self, request: HttpRequest, found: Any) -> Iterator[Any]:
        for chunk in chunks(found):
            yield from self.dress(request, chunk) if self.dress else chunk


def chunks(found: Any) -> Iterator[list[Any]]:
    """All of it, some hundred at a time: a query set from one walk through the database, anything else in slices."""
    if not isinstance(found, QuerySet):
        start = 0
        while chunk := list(found[start : start + CHUNK]):
            yield chunk
            start += CHUNK
        return
    chunk = []
    for row in found.iterator(chunk_size=CHUNK):
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class Ways:
    """Where the list on a page can be had as a file, for the foot of the list."""

    template = "lists/leaves.html"

    def __init__(self, request: HttpRequest, leaving: Leaving) -> None:
        self.request, self.leaving = request, leaving

    @property
    def links(self) -> list[tuple[str, str]]:
        shapes = [(str(shape.label), shape.kind) for shape in self.leaving.shapes]
        return [(label, self._to(kind)) for label, kind in (("Excel", "xlsx"), ("CSV", "csv"), *shapes)]

    def _to(self, kind: str) -> str:
        asked = self.request.GET.copy()
        asked.pop("page", None)
        asked["export"] = kind
        return f"?{asked.urlencode()}"


def _answer(request: HttpRequest, ready: Ready, kind: str, media_type: str) -> HttpResponseBase:
    if ready.count > AT_ONCE:
        asked = request.GET.copy()
        del asked["export"]
        context = {"ready": ready, "kind": kind, "address": f"{request.path}?{asked.urlencode()}"}
        return render(request, "lists/long.html", context)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the response closes it
    ready.write(file, kind)  # type: ignore[arg-type]
    file.seek(0)
    name = f"{ready.name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
