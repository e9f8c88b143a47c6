"""Tools that read: what is to be done today, what is found by words; a client, contact or project with its story."""

from typing import Annotated, Any, Literal

from django.utils import translation
from pydantic import Field, StringConstraints

from vinculo.api.asking import Asking
from vinculo.api.kinds import NO_NUL, Body, Id
from vinculo.api.mcp.fenced import MANY
from vinculo.api.mcp.tool import Tool
from vinculo.api.problems import not_found
from vinculo.api.shelf import Shelf
from vinculo.api.shelves import (
    BY_KIND,
    changes,
    clients,
    contacts,
    interactions,
    milestones,
    projects,
    promises,
    questions,
    tasks,
)
from vinculo.api.single.search import SearchAsked, found_by_words
from vinculo.practices.practice import Urgency
from vinculo.practices.today.board import board
from vinculo.practices.today.conversation import Conversation


class Today(Body):
    scope: Literal["mine", "team", "all"] = Field("mine", description="Whose clients: mine, my teams', or all I see.")


Words = StringConstraints(strict=True, strip_whitespace=True, min_length=2, max_length=200, pattern=NO_NUL)


class Search(Body):
    words: Annotated[str, Words] = Field(description="What to look for.")
    kind: Literal[tuple(BY_KIND)] | None = Field(None, description="Only of this kind.")  # type: ignore[valid-type]


class One(Body):
    id: Id


def today(asking: Asking, asked: Today) -> dict[str, Any]:
    with translation.override(asking.person.language):
        found = board(asking.person, at=asking.at, scope=asked.scope, organization=asking.organization)
        talks = [found.focus] if found.focus else []
        talks += [talk for group in found.groups for talk in group.conversations]
        nudges = [_nudge(talk) for talk in talks]
    return {"on": found.today.isoformat(), "in_all": found.total, "snoozed": found.snoozed, "nudges": nudges}


def _nudge(talk: Conversation) -> dict[str, Any]:
    nudge = talk.nudge
    return {
        "id": nudge.pk, "client_id": nudge.client_id, "who": nudge.who, "urgency": Urgency(nudge.urgency).name.lower(),
        "contact": nudge.contact.name if nudge.contact else None, "phone": talk.phone, "channel": nudge.channel,
        "due_at": nudge.due_at.isoformat() if nudge.due_at else None, "practice": talk.words.code,
        "sentence": str(talk.words.sentence), "why": [str(line) for line in talk.words.why],
        "bring": [str(line) for line in talk.words.bring], "also": [str(other.words.sentence) for other in talk.also],
    }  # fmt: skip


def search(asking: Asking, asked: Search) -> dict[str, Any]:
    return {"found": found_by_words(asking, SearchAsked(q=asked.words, kind=asked.kind, limit=MANY))}


def client(asking: Asking, asked: One) -> dict[str, Any]:
    return {
        "client": _one(asking, clients.shelf, asked.id),
        "contacts": _rows(asking, contacts.shelf, roles__client_id=asked.id, roles__left_on=None),
        **_parts(
            asking,
            {
                "projects": (projects.shelf, "-pk", {"client_id": asked.id}),
                "open_promises": (promises.shelf, "promised_on", {"client_id": asked.id, **OPEN_PROMISE}),
                "open_questions": (questions.shelf, "asked_at", {"client_id": asked.id, "answered_at": None}),
                "timeline": (interactions.shelf, "-at", {"client_id": asked.id}),
            },
        ),
    }


def contact(asking: Asking, asked: One) -> dict[str, Any]:
    return {
        "contact": _one(asking, contacts.shelf, asked.id),
        **_parts(
            asking,
            {
                "open_promises": (promises.shelf, "promised_on", {"made_to_id": asked.id, **OPEN_PROMISE}),
                "open_questions": (questions.shelf, "asked_at", {"contact_id": asked.id, "answered_at": None}),
                "timeline": (interactions.shelf, "-at", {"contacts": asked.id}),
            },
        ),
    }


def project(asking: Asking, asked: One) -> dict[str, Any]:
    of = {"project_id": asked.id}
    return {
        "project": _one(asking, projects.shelf, asked.id),
        **_parts(
            asking,
            {
                "milestones": (milestones.shelf, "position", of),
                "open_tasks": (tasks.shelf, "due_on", {**of, "done_at": None}),
                "changes": (changes.shelf, "-asked_at", of),
                "open_promises": (promises.shelf, "promised_on", {**of, **OPEN_PROMISE}),
                "open_questions": (questions.shelf, "asked_at", {**of, "answered_at": None}),
                "timeline": (interactions.shelf, "-at", of),
            },
        ),
    }


OPEN_PROMISE = {"kept_on": None, "withdrawn_at": None}
Part = tuple[Shelf, str, dict[str, Any]]


def _one(asking: Asking, shelf: Shelf, pk: int) -> dict[str, Any]:
    row = shelf.row(asking.person, pk)
    if row is None:
        raise not_found()
    return shelf.show(row)


def _parts(asking: Asking, parts: dict[str, Part]) -> dict[str, Any]:
    """Each list that the token may read, and the names of the areas it may not."""
    found: dict[str, Any] = {}
    missing = sorted({f"{shelf.area}:read" for shelf, *_rest in parts.values()} - set(asking.token.scopes))
    for name, (shelf, order, wanted) in parts.items():
        if asking.token.may(f"{shelf.area}:read"):
            found[name] = _rows(asking, shelf, order, **wanted)
    return {**found, "left_out_since_the_token_lacks": missing}


def _rows(asking: Asking, shelf: Shelf, order: str = "pk", **wanted: Any) -> list[dict[str, Any]]:
    rows = shelf.found(asking.person).filter(**wanted).order_by(order, "pk").distinct()
    return [{**shelf.show(row), **_by_whom(row)} for row in rows[:MANY]]


def _by_whom(row: Any) -> dict[str, Any]:
    """Whose words these are, where we know that they are not ours."""
    theirs = getattr(row, "direction", "") == "in" or getattr(row, "asked_by_us", True) is False
    return {"words_of": "the client"} if theirs else {}


TOOLS = (
    Tool(
        "today",
        "What is to be done today",
        "Today's nudges of the person: whom to talk to, about what, on which channel, why, and what to bring up.",
        Today, ("nudges:read",), today,
    ),
    Tool(
        "search",
        "Search",
        "Find clients, contacts, projects, conversations, promises, questions and more by words.",
        Search, (), search,
    ),
    Tool(
        "read_client",
        "Read a client",
        "A client with its contacts, projects, open promises, open questions and latest conversations.",
        One, ("clients:read",), client,
    ),
    Tool(
        "read_contact",
        "Read a contact",
        "A contact with open promises made to them, their open questions and latest conversations.",
        One, ("clients:read",), contact,
    ),
    Tool(
        "read_project",
        "Read a project",
        "A project with milestones, open tasks, changes, promises, questions and latest conversations.",
        One, ("projects:read",), project,
    ),
)  # fmt: skip
