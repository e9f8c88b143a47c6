"""What one exchange was, and everything that came out of it, before it is written."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import CheckIn
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project


@dataclass(frozen=True, slots=True)
class NewPromise:
    text: str
    promised_on: date | None = None
    internal_on: date | None = None
    owner: Person | None = None


@dataclass(frozen=True, slots=True)
class NewQuestion:
    text: str
    asked_by_us: bool = False
    owner: Person | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class NewWord:
    """When and how they will hear from us next, as we told them."""

    on: date
    at_time: time | None = None
    channel: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    An exchange with a client. `at` is when it took place (aware). The people of ours who took part include the writer
    unless it is said otherwise. `answers`: ids of open questions that this exchange answers. `check_in`: the planned
    one that this was; without it, an agreed check-in about a project is taken for the nearest one. `is_awaited`: false
    where it is known already that none of the contacts waits for a word from us.
    """

    client: Client
    at: datetime
    channel: str
    direction: str = "both"
    summary: str = ""
    felt: str = ""
    minutes: int | None = None
    project: Project | None = None
    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()
    is_check_in: bool = False
    shares_status: bool = False
    asks_status: bool = False
    audience: str = "team"
    decisions: tuple[str, ...] = ()
    promises: tuple[NewPromise, ...] = ()
    questions: tuple[NewQuestion, ...] = ()
    expectations: tuple[str, ...] = ()
    bad_news: str = ""
    next_word: NewWord | None = None
    answers: tuple[int, ...] = field(default=())
    check_in: CheckIn | None = None
    is_awaited: bool = True
