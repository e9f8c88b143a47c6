"""Lists and single records of a shelf."""

import json
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, Field, create_model

from vinculo.api import cursor, tags
from vinculo.api.asking import asking_of
from vinculo.api.kinds import Moment, Part, number_in_text, words
from vinculo.api.problems import not_found, wrong
from vinculo.api.shelf import Shelf
from vinculo.api.since import changed_since

USUAL, MOST = 50, 200
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most."), BeforeValidator(number_in_text)]
Fields: Any = Annotated[words(1000) | None, Field(description="Only these fields, with commas between them.")]
JSON = "application/json"
UPDATED = "It, or the client, project or contact it belongs to, changed at this moment or later."


class OneAsked(BaseModel):
    fields: Fields = None


def asked_of(shelf: Shelf) -> Any:
    """The parameters of a list, as a model."""
    orders: Any = Literal[tuple(shelf.columns)]
    given: dict[str, Any] = {
        "limit": (Limit, USUAL),
        "cursor": (Annotated[words(2000) | None, Field(description="`next` of the page before.")], None),
        "order": (Annotated[orders, Field(description="With - in front, the other way round.")], "id"),
        "fields": (Fields, None),
    }
    if shelf.updated:
        given["updated_since"] = (Annotated[Moment | None, Field(description=UPDATED)], None)
    for name, one in shelf.filters.items():
        given[name] = (Annotated[one.kind | None, Field(description=one.text)], None)
    return create_model(f"{shelf.name.title()}Asked", **given)


def page_of(shelf: Shelf) -> Any:
    items = Annotated[list[shelf.shown], Field(description="In the order asked for.")]  # type: ignore[name-defined]
    after = Annotated[str | None, Field(description="Where the next page begins; null behind the last.")]
    return create_model(f"{shelf.name.title()}Page", __base__=Part, items=(items, ...), next=(after, ...))


def list_of(shelf: Shelf, request: HttpRequest, asked: Any) -> HttpResponse:
    fields = fields_of(shelf, asked.fields)
    column = shelf.columns[asked.order]
    found = cursor.after(_found(shelf, request, asked), asked.cursor, of=shelf.name, order=asked.order, column=column)
    rows = list(found[: asked.limit + 1])
    page, more = rows[: asked.limit], len(rows) > asked.limit
    following = cursor.behind(page[-1], of=shelf.name, order=asked.order, column=column) if more else None
    return as_json({"items": [only(shelf.show(row), fields) for row in page], "next": following})


def _found(shelf: Shelf, request: HttpRequest, asked: Any) -> QuerySet[Any]:
    person = asking_of(request).person
    found = shelf.found(person)
    if shelf.updated and asked.updated_since:
        found = found.filter(changed_since(found.model, shelf.updated, asked.updated_since))
    for name, one in shelf.filters.items():
        value = getattr(asked, name)
        if value is not None:
            found = one.narrow(found, value, person)
    return found


def one_of(shelf: Shelf, request: HttpRequest, pk: int, asked_fields: str | None) -> HttpResponse:
    fields = fields_of(shelf, asked_fields)
    row = shelf.row(asking_of(request).person, pk)
    if row is None:
        raise not_found()
    shown = shelf.show(row)
    tag = tags.tag_of(shown)
    if tags.is_known(request, tag):
        return HttpResponse(status=304, headers={"ETag": tag})
    return as_json(only(shown, fields), headers={"ETag": tag})


def fields_of(shelf: Shelf, asked: str | None) -> set[str] | None:
    """None for all of them."""
    if asked is None:
        return None
    names = {name.strip() for name in asked.split(",")} - {""}
    known = shelf.shown.model_fields.keys()
    if unknown := sorted(names - known):
        said = _("There is no field “%(name)s” here. There are: %(known)s.")
        raise wrong("fields", said % {"name": unknown[0][:40], "known": ", ".join(known)})
    return names | {"id"}


def only(shown: dict[str, Any], fields: set[str] | None) -> dict[str, Any]:
    return shown if fields is None else {name: value for name, value in shown.items() if name in fields}


def as_json(said: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type=JSON, headers=headers)
