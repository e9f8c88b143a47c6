"""
The status of a project in one sentence: which one it is, from plain facts. The words are made in `said`.

Only what they know counts. A slip that nobody told them of changes nothing here but one thing: we no longer say that
the promise holds.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vinculo.web.dates import day_long

RECENT_DAYS = 30  # how long a new date is news


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone they know of, with the day they heard."""

    name: str
    promised_on: date | None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something less good than they expected, that we told them: when, the way out, the new day of what."""

    what: str
    way_out: str
    on: date
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """
    A project as the client knows it. `holds`: nothing we know speaks against its promises. `owed`: the first thing of
    theirs that is past its day. `crisis`: what we told them of an incident that is not over.
    """

    name: str
    phase: str
    due_on: date | None = None
    launched_on: date | None = None
    closed_on: date | None = None
    stops: tuple[Stop, ...] = ()
    told: Told | None = None
    crisis: Told | None = None
    owed: str = ""
    holds: bool = True
    lead: str = ""

    @property
    def next(self) -> Stop | None:
        dated = [stop for stop in self.stops if stop.done_on is None and stop.promised_on]
        return min(dated, key=lambda stop: stop.promised_on or date.max, default=None)

    @property
    def last(self) -> Stop | None:
        """The one the project is for: the latest that is promised."""
        dated = [stop for stop in self.stops if stop.done_on is None and stop.promised_on]
        return max(dated, key=lambda stop: stop.promised_on or date.min, default=None)


@dataclass(frozen=True, slots=True)
class Status:
    """`kind`: crisis, closed, live, past, moved, holds, promised, begins or none. Title and a sentence below it."""

    kind: str
    title: str
    text: str = ""


def kind_of(facts: Facts, today: date) -> str:
    """Which sentence it is. The worst they know comes first, then what is over, then what is next."""
    if facts.crisis:
        return "crisis"
    if facts.closed_on:
        return "closed"
    if facts.launched_on and facts.launched_on <= today:
        return "live"
    if facts.next and facts.next.promised_on and facts.next.promised_on < today:
        return "past"
    if facts.told and facts.next and (today - facts.told.on).days <= RECENT_DAYS:
        return "moved"
    if facts.last:
        return "holds" if facts.holds else "promised"
    return "begins" if facts.phase in ("pre_signing", "kickoff") else "none"


def status(facts: Facts, today: date) -> Status:
    """The sentence, in the language that is active."""
    kind = kind_of(facts, today)
    return Status(kind, _title(kind, facts), _text(kind, facts))


def _title(kind: str, facts: Facts) -> str:
    if kind == "crisis" and facts.crisis:
        return _("We are on it: %(what)s") % {"what": facts.crisis.what}
    if kind == "closed":
        return _("%(project)s is done") % {"project": facts.name}
    if kind == "live":
        return _("%(project)s is live since %(day)s") % {"project": facts.name, "day": day_long(facts.launched_on)}
    if kind == "begins":
        return _("%(project)s begins") % {"project": facts.name}
    if kind == "none":
        return _("%(project)s is under way") % {"project": facts.name}
    stop = facts.next if kind in ("past", "moved") else facts.last
    return _dated(kind, stop)


def _dated(kind: str, stop: Stop | None) -> str:
    values = {"what": stop.name if stop else "", "day": day_long(stop.promised_on) if stop else ""}
    if kind == "past":
        return _("%(what)s was promised for %(day)s and is not here yet") % values
    if kind == "moved":
        return _("%(what)s comes on %(day)s") % values
    if kind == "holds":
        return _("%(what)s comes on %(day)s, as promised") % values
    return _("%(what)s is promised for %(day)s") % values


def _text(kind: str, facts: Facts) -> str:
    if kind == "crisis" and facts.crisis:
        return facts.crisis.way_out
    if kind == "moved" and facts.told:
        return facts.told.way_out or facts.told.what
    if kind == "past":
        return _("%(name)s tells you today how it goes on.") % {"name": facts.lead} if facts.lead else ""
    if facts.owed:
        return _("What we wait for from you: %(what)s.") % {"what": facts.owed}
    if kind == "begins":
        return _("The road is drawn at the kickoff, together with you.")
    if kind in ("holds", "promised") and facts.next and facts.next != facts.last:
        return _("Before that: %(what)s, on %(day)s.") % {
            "what": facts.next.name, "day": day_long(facts.next.promised_on),
        }  # fmt: skip
    return ""
