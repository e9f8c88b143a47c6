"""What a progress report is made of: plain facts, every one of them something the client may know."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone they see. `holds`: nothing speaks against its day. `is_late`: its day is over."""

    name: str
    promised_on: date | None
    done_on: date | None = None
    holds: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A yes or a signature of the reader we wait for."""

    title: str
    due_on: date | None = None
    to_sign: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """Their part. `waits` is the milestone that waits for it, with the day they heard."""

    what: str
    due_on: date | None
    is_late: bool = False
    waits: str = ""
    waits_on: date | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """What they were told of and is not over, with the way out."""

    what: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Facts:
    """
    A project between two days, as one reader knows it. `done`, `under_way`, `ahead`: shared work by its name, never by
    our own days.
    """

    stops: tuple[Stop, ...] = ()
    done: tuple[str, ...] = ()
    under_way: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    owed: tuple[Owed, ...] = ()
    risks: tuple[Risk, ...] = ()
