"""The operations of a shelf, told to the library that reads parameters and describes them."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, get_type_hints

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, NinjaAPI, Path, Query
from pydantic import BaseModel, Field

from vinculo.api import reading, writing
from vinculo.api.asking import asking_of
from vinculo.api.kinds import AskedId
from vinculo.api.problems import wrongs
from vinculo.api.shelf import Shelf

HEADER = {"in": "header", "schema": {"type": "string"}}
IF_MATCH = {**HEADER, "name": "If-Match", "required": True, "description": "The ETag of the state that was seen."}
IF_NONE_MATCH = {**HEADER, "name": "If-None-Match", "required": False, "description": "The ETag of what is here."}
ONCE = {
    **HEADER, "name": "Idempotency-Key", "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[ -~]+$"},
    "description": "Asked again under the same key within a day, the answer is the same and nothing is done twice.",
}  # fmt: skip


class FieldProblem(BaseModel):
    field: str
    detail: str


class ProblemShown(BaseModel):
    """application/problem+json: what is wrong, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: Annotated[list[FieldProblem], Field(description="Field by field, where it is about fields.")] = []


READS, ONE, CHANGES = (400, 401, 403, 422, 429), (404,), (409, 413, 415)


def put(api: NinjaAPI, shelf: Shelf) -> None:
    asked = reading.asked_of(shelf)
    read, write, at = f"{shelf.area}:read", f"{shelf.area}:write", f"/{shelf.name}/{{id}}"
    say = partial(describe, api, tag=shelf.name)
    say("get", f"/{shelf.name}", "list", f"List {shelf.name}", read, _list(shelf, asked), {200: reading.page_of(shelf)})
    say("get", at, "get", f"Read {shelf.one}", read, _one(shelf), {200: shelf.shown, 304: None}, ONE, [IF_NONE_MATCH])
    if shelf.make:
        view = _make(shelf, shelf.make[0])
        say("post", f"/{shelf.name}", "make", f"Write down {shelf.one}", write, view, {201: shelf.shown},
            (404, *CHANGES), [ONCE])  # fmt: skip
    if shelf.change:
        view = _change(shelf, shelf.change[0])
        say("patch", at, "change", f"Change {shelf.one}", write, view, {200: shelf.shown},
            (404, 412, 428, *CHANGES), [IF_MATCH])  # fmt: skip
    if shelf.remove:
        say("delete", at, "remove", f"Take {shelf.one} away", write, _remove(shelf), {204: None},
            (404, 409, 412, 428), [IF_MATCH])  # fmt: skip
    for name, deed in shelf.deeds.items():
        say("post", f"{at}/{name}", name, deed.text, write, _act(shelf, name), {200: shelf.shown, 204: None},
            (404, *CHANGES), [ONCE])  # fmt: skip


def describe(
    api: NinjaAPI,
    method: str,
    path: str,
    name: str,
    text: str,
    scope: str,
    view: Callable[..., HttpResponse],
    answers: dict[int, Any],
    problems: tuple[int, ...] = (),
    headers: list[dict[str, Any]] | None = None,
    *,
    tag: str,
    body: dict[str, Any] | None = None,
) -> None:
    """One operation. `scope` is what the token needs; empty where any token will do. `body`: one that is no JSON."""

    names = query_names(view)

    def guarded(request: HttpRequest, **given: Any) -> HttpResponse:
        if scope:
            asking_of(request).needs(scope)
        look_at_query(request, names)
        return view(request, **given)

    guarded.__signature__ = inspect.signature(view)  # type: ignore[attr-defined]
    guarded.__name__ = f"{tag}_{name}".replace("-", "_")
    extra: dict[str, Any] = {
        "security": [{"token": [scope] if scope else []}], "parameters": headers or [],
        "responses": {status: {"content": {"application/problem+json": _PROBLEM}} for status in (*READS, *problems)},
    }  # fmt: skip
    if body:
        extra["requestBody"] = body
    described = {**answers, **dict.fromkeys((*READS, *problems), None)}
    register = api.api_operation(
        [method.upper()], path, response=described, operation_id=guarded.__name__, summary=text, tags=[tag],
        description=f"Needs the scope `{scope}`." if scope else "Any token will do.", openapi_extra=extra,
    )  # fmt: skip
    register(guarded)


REF = "#/components/schemas/{model}"
_PROBLEM = {"schema": {"$ref": REF.format(model="ProblemShown")}}


def problem_schemas() -> dict[str, Any]:
    schema = ProblemShown.model_json_schema(ref_template=REF)
    return {**schema.pop("$defs"), "ProblemShown": schema}


def query_names(view: Callable[..., Any]) -> frozenset[str]:
    """What may stand behind the ? of an address."""
    asked = get_type_hints(view).get("asked")
    return frozenset(asked.model_fields) if asked is not None else frozenset()


def look_at_query(request: HttpRequest, known: frozenset[str]) -> None:
    """A parameter that we do not know is a misspelt one: to leave it out would answer another question."""
    said = ", ".join(sorted(known)) or "–"
    unknown = [(name, _("There is no such parameter. There are: %(known)s.") % {"known": said})
               for name in request.GET if name not in known]  # fmt: skip
    twice = [(name, _("Say this once.")) for name, values in request.GET.lists() if len(values) > 1]
    if unknown or twice:
        raise wrongs(unknown + twice)


def _from(place: Any, model: Any) -> Any:
    """Read from the query or the body, by this model."""
    return place[model]


def _list(shelf: Shelf, model: Any) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, asked: Any) -> HttpResponse:
        return reading.list_of(shelf, request, asked)

    view.__annotations__["asked"] = _from(Query, model)
    return view


def _one(shelf: Shelf) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, id: Path[AskedId], asked: Query[reading.OneAsked]) -> HttpResponse:  # noqa: A002
        return reading.one_of(shelf, request, id, asked.fields)

    return view


def _make(shelf: Shelf, model: Any) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, said: Any) -> HttpResponse:
        return writing.make(shelf, request, said)

    view.__annotations__["said"] = _from(Body, model)
    return view


def _change(shelf: Shelf, model: Any) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, id: Path[AskedId], said: Any) -> HttpResponse:  # noqa: A002
        return writing.change(shelf, request, id, said)

    view.__annotations__["said"] = _from(Body, model)
    return view


def _remove(shelf: Shelf) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, id: Path[AskedId]) -> HttpResponse:  # noqa: A002
        return writing.remove(shelf, request, id)

    return view


def _act(shelf: Shelf, name: str) -> Callable[..., HttpResponse]:
    deed = shelf.deeds[name]

    def view(request: HttpRequest, id: Path[AskedId], said: Any) -> HttpResponse:  # noqa: A002
        return writing.act(shelf, deed, request, id, said)

    view.__annotations__["said"] = _from(Body, deed.said)
    return view
