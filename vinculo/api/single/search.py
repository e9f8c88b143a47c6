"""Finding by words: what the person finds at the desk."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from pydantic import BaseModel, Field

from vinculo.api.asking import Asking, asking_of
from vinculo.api.kinds import words
from vinculo.api.operations import describe
from vinculo.api.problems import wrong
from vinculo.api.reading import MOST, Limit, as_json
from vinculo.db.search import find

USUAL = 20


class Find(BaseModel):
    kind: Annotated[str, Field(description="client, promise, task …")]
    id: int
    client_id: int | None
    title: str
    text: Annotated[str, Field(description="Where the words stand in it.")]
    url: Annotated[str, Field(description="Where it can be read here; null where there is no such address.")] | None


class Finds(BaseModel):
    items: list[Find]


class SearchAsked(BaseModel):
    q: Annotated[words(200), Field(min_length=2, description="The words.")]  # type: ignore[valid-type]
    kind: Annotated[words(20) | None, Field(description="Only of this kind.")] = None  # type: ignore[valid-type]
    limit: Limit = USUAL


def search(request: HttpRequest, asked: Query[SearchAsked]) -> HttpResponse:
    said: Any = asked
    return as_json({"items": found_by_words(asking_of(request), said)})


def found_by_words(asking: Asking, said: SearchAsked) -> list[dict[str, Any]]:
    """Among what the token may read."""
    from vinculo.api.shelves import BY_KIND

    readable = {kind: shelf for kind, shelf in BY_KIND.items() if asking.token.may(f"{shelf.area}:read")}
    if said.kind is not None and said.kind not in BY_KIND:
        raise wrong("kind", _("One of these: %(known)s.") % {"known": ", ".join(BY_KIND)})
    wanted = [kind for kind in readable if said.kind in (None, kind)]
    return _found(asking, said, wanted, readable) if wanted else []


def _found(asking: Any, said: SearchAsked, wanted: list[str], shelves: dict[str, Any]) -> list[dict[str, Any]]:
    """The hits of the index, looked up once more among what this person sees: a query for each kind there is."""
    allowed = None if asking.person.sees_everyone else shelves_clients(asking)
    hits = find(said.q, allowed=allowed, kinds=wanted, limit=min(said.limit, MOST))
    seen = set()
    for kind in {hit.kind for hit in hits}:
        ids = [hit.object_id for hit in hits if hit.kind == kind]
        rows = shelves[kind].found(asking.person).filter(pk__in=ids).order_by()
        seen |= {(kind, pk) for pk in rows.values_list("pk", flat=True)}
    return [_shown(hit, shelves[hit.kind].name) for hit in hits if (hit.kind, hit.object_id) in seen]


def shelves_clients(asking: Any) -> Any:
    from vinculo.api.theirs import clients

    return clients(asking.person)


def _shown(hit: Any, shelf: str) -> dict[str, Any]:
    plain = {"title": "".join(text for text, _h in hit.title_parts), "text": "".join(text for text, _h in hit.snippet)}
    return {
        "kind": hit.kind, "id": hit.object_id, "client_id": hit.client_id, **plain,
        "url": f"/api/v1/{shelf}/{hit.object_id}",
    }  # fmt: skip


def put(api: NinjaAPI) -> None:
    describe(api, "get", "/search", "get", "Find by words", "", search, {200: Finds}, tag="search")
