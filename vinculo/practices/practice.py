"""The words of the engine: Practice, Finding, Moment and the urgencies."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol

from vinculo.calendar.clock import ClockKind
from vinculo.calendar.workdays import WorkCalendar

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from vinculo.practices.relationship import Relationship

    Text = str | _StrPromise


class Urgency(IntEnum):
    """How long it may wait: hours, the day, the week, or until there is a good moment."""

    NOW = 1
    TODAY = 2
    WEEK = 3
    CONSIDER = 4


NOW, TODAY, WEEK, CONSIDER = Urgency.NOW, Urgency.TODAY, Urgency.WEEK, Urgency.CONSIDER


class Subject(Protocol):
    """Anything a finding can be about: it has a reference that stays the same, like "promise:12"."""

    @property
    def ref(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment a rule looks at the record, and the calendar of the organization that looks."""

    at: datetime
    calendar: WorkCalendar
    clock: ClockKind = "plain"

    @property
    def today(self) -> date:
        return self.calendar.day_of(self.at)

    def day_of(self, at: datetime) -> date:
        return self.calendar.day_of(at)

    def days_since(self, at: datetime) -> int:
        """Whole local days from `at` to today."""
        return (self.today - self.day_of(at)).days

    def workdays_since(self, at: datetime) -> int:
        return self.calendar.workdays_between(self.day_of(at), self.today)

    def workdays_until(self, day: date) -> int:
        return self.calendar.workdays_between(self.today, day)

    def end_of_work(self, day: date) -> datetime:
        """The end of work on that day or, when nobody works then, on the last working day before it."""
        last = day if self.calendar.is_workday(day) else self.calendar.add_workdays(day, -1)
        return self.calendar.end_of_day(datetime.combine(last, time(), self.calendar.zone))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a practice that a team may set: its default, its unit and the bounds within which it makes sense."""

    default: int
    unit: str  # days | workdays | hours | percent | count
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What a rule found.

    about: the subject; with the practice and the `reason` it is the identity of the nudge. A nudge that was done or
    dismissed stays so until the reason changes: put into it what would make it news again (a due date, a forecast).
    to: id of the contact to speak with. facts: JSON-able; keys ending in _on are ISO dates, in _at ISO moments.
    urgency, channel, person: override those of the practice and of the client's owner. due_at: the limit, if any.
    """

    about: Subject
    facts: Mapping[str, Any]
    to: int | None = None
    reason: str = ""
    urgency: Urgency | None = None
    channel: str = ""
    person: int | None = None
    due_at: datetime | None = None


CLIENTS, LEADS = "clients", "leads"
Rule = Callable[..., Iterator[Finding]]


@dataclass
class Practice:
    """
    One piece of advice turned into a rule over the record.

    module: the file's __name__; its last part is the id. code: the number in the catalogue. title, rule, advice,
    settled_by: lazy texts; `rule` says when it fires, `advice` is the sentence of the nudge. instead: sentences; the
    first that has all its placeholders among the facts takes its place. why and bring: further sentences, each used
    when all its placeholders are among the facts. source: where the advice comes from.
    kind: the family on Today (news, reply, status, money, home, care). action: what settles it. of: whom it looks at,
    clients or leads.
    """

    module: str
    code: str
    title: "Text"
    rule: "Text"
    advice: "Text"
    settled_by: "Text"
    source: str
    urgency: Urgency
    kind: str
    action: str
    channel: str = ""
    instead: Sequence["Text"] = ()
    why: Sequence["Text"] = ()
    bring: Sequence["Text"] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    of: str = CLIENTS
    rule_function: Rule | None = None

    @property
    def id(self) -> str:
        return self.module.rpartition(".")[2]

    @property
    def topic(self) -> str:
        return self.code.partition("-")[0]

    def check(self, function: Rule) -> Rule:
        """Decorator: makes `function(relationship, now, **parameters)` the rule of this practice."""
        self.rule_function = function
        return function

    def findings(
        self, relationship: "Relationship", now: Moment, overrides: Mapping[str, int] | None = None
    ) -> Iterator[Finding]:
        """Run the rule; an archived client raises nothing. overrides: parameter values set by the team."""
        assert self.rule_function is not None, f"{self.code} has no rule"
        if relationship.client.is_archived:
            return iter(())
        values = {name: parameter.default for name, parameter in self.parameters.items()}
        values.update({name: value for name, value in (overrides or {}).items() if name in values})
        return self.rule_function(relationship, now, **values)
