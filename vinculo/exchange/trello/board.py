"""What is read of a board."""

from dataclasses import dataclass, field
from datetime import datetime

from vinculo.exchange.refusals import RowProblem


@dataclass(frozen=True, slots=True)
class List:
    id: str
    name: str
    closed: bool
    position: float


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the board. Exports hold no e-mail addresses, only names."""

    id: str
    name: str
    username: str


@dataclass(frozen=True, slots=True)
class CheckItem:
    name: str
    done: bool
    position: float
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    id: str
    name: str
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    id: str
    text: str
    at: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class Link:
    """An attachment: the file itself is not in an export, only its address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `checks` are (done, all) when the checklists themselves are not in the file (CSV)."""

    id: str
    number: int | None
    name: str
    about: str
    list_id: str
    position: float
    closed: bool = False
    created_at: datetime | None = None
    due_at: datetime | None = None
    due_done: bool = False
    starts_at: datetime | None = None
    active_at: datetime | None = None
    members: tuple[Member, ...] = ()
    labels: tuple[str, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    comments: tuple[Comment, ...] = ()
    links: tuple[Link, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    checks: tuple[int, int] = (0, 0)
    url: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """
    A board with its lists and cards in order. `comments_missing` is "older" when the export reached Trello's limit of
    1,000 actions, so older comments are not in it, and "all" when the format holds none (CSV).
    """

    id: str
    name: str
    about: str
    url: str
    closed: bool
    lists: tuple[List, ...]
    cards: tuple[Card, ...]
    members: tuple[Member, ...]
    comments_missing: str
    problems: tuple[RowProblem, ...] = field(default=())
