"""
What a reader of another system hands on: one frozen record per thing there, in our words, with the other system's own
ids. Readers know nothing of our tables, and the importer knows nothing of theirs.

Texts are plain (HTML is already turned into text), lines are clean, moments know their zone, days are days. `id` is the
other system's id as text, unique among the records of one kind; references are such ids and may point to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.refusals import Remark, RowProblem

Link = Literal["FS", "SS", "FF", "SF"]


class Way(StrEnum):
    """How something was said."""

    NOTE = "note"
    CALL = "call"
    MEETING = "meeting"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """Who did or shall do something there. `ours` is None when the other system does not tell."""

    id: str = ""
    name: str = ""
    email: str = ""
    ours: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A company: a client of ours, or one that may become it."""

    id: str
    name: str
    website: str = ""
    phone: str = ""
    city: str = ""
    country: str = ""
    about: str = ""
    owner: Someone | None = None
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """
    A person of theirs. `row.external_id` is the id; `account_id` points to the company, if that is known. `is_lead`:
    somebody who may become a client, and `lost` when nothing came of it.
    """

    row: ContactRow
    account_id: str = ""
    owner: Someone | None = None
    is_lead: bool = False
    lost: bool = False

    @property
    def id(self) -> str:
        return self.row.external_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """
    A project. `status` is their word; `closed` what it means, if the other system says. `only_named`: the file names it
    without telling anything about it, so what an earlier file told stays.
    """

    id: str
    name: str
    account_id: str = ""
    account_name: str = ""
    about: str = ""
    status: str = ""
    closed: bool = False
    starts_on: date | None = None
    due_on: date | None = None
    lead: Someone | None = None
    url: str = ""
    only_named: bool = False
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A milestone or the end of an iteration. `shared`: the client sees it there."""

    id: str
    work_id: str
    name: str
    about: str = ""
    due_on: date | None = None
    done_on: date | None = None
    shared: bool = False
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A line of a task's checklist."""

    text: str
    done: bool = False
    list_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A task that another one waits for; lag in working days."""

    id: str
    kind: Link = "FS"
    lag_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """
    A task. `status` is their word, mapped by whoever imports; `done` what the other system says about it, None when
    only the word tells. `closed`: put away there, done or not. `column` is the list or group it stands in. `percent` is
    0 to 100.
    """

    id: str
    work_id: str
    name: str
    about: str = ""
    column: str = ""
    status: str = ""
    done: bool | None = None
    closed: bool = False
    done_at: datetime | None = None
    starts_on: date | None = None
    due_on: date | None = None
    estimate_minutes: int | None = None
    percent: int | None = None
    parent_id: str = ""
    mark_id: str = ""
    assignees: tuple[Someone, ...] = ()
    labels: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    after: tuple[Before, ...] = ()
    position: float = 0
    url: str = ""
    created_at: datetime | None = None
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """
    A comment, note, message, call or meeting. It hangs on exactly one thing there (`on_kind` names the record's class
    in lower case: "job", "work", "account", "known", "deal", "mark"). When that is neither in the file nor known from
    before, it hangs on the project `work_id`, if one is named. `shared`: the client sees it there.
    """

    id: str
    on_kind: str
    on_id: str
    text: str
    work_id: str = ""
    title: str = ""
    way: Way = Way.NOTE
    at: datetime | None = None
    minutes: int | None = None
    incoming: bool | None = None
    by: Someone | None = None
    shared: bool = False
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An opportunity. `minor` is the value in minor units of `currency`; `stage` their word."""

    id: str
    name: str
    account_id: str = ""
    account_name: str = ""
    contact_id: str = ""
    minor: int | None = None
    currency: str = ""
    stage: str = ""
    probability: int | None = None
    won: bool | None = None
    closes_on: date | None = None
    next_step: str = ""
    about: str = ""
    owner: Someone | None = None
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something with a time: a meeting ahead or behind, of a project, a company, or of nobody said."""

    id: str
    title: str
    starts_at: datetime
    ends_at: datetime | None = None
    all_day: bool = False
    work_id: str = ""
    account_id: str = ""
    about: str = ""
    place: str = ""
    with_: tuple[Someone, ...] = ()
    line: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that was written there; its text comes over, files that are only linked keep their address."""

    id: str
    work_id: str
    title: str
    text: str = ""
    url: str = ""
    at: datetime | None = None
    by: Someone | None = None
    shared: bool = False
    line: int = 0
    remarks: tuple[Remark, ...] = ()


Record = Account | Known | Work | Mark | Job | Said | Deal | Appointment | Paper
Records = Iterator[Record | RowProblem]
