"""
Starting sets for the whole organization, one for each kind of house. A pack says what differs from the defaults and
leaves everything else as it is; it is applied as one change and taken back as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person
from vinculo.practices.catalogue import by_id
from vinculo.practices.practice import Practice
from vinculo.practices.tuning.changing import Wish, change_all
from vinculo.practices.tuning.models import PracticeChange
from vinculo.practices.tuning.settings import Effective, Setting, Settings, effective

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Pack:
    """says: by practice id, on or off (None: as it is) and the numbers that differ."""

    name: str
    title: "_StrPromise"
    text: "_StrPromise"
    says: Mapping[str, Setting]


def numbers(**parameters: int) -> Setting:
    return Setting(None, parameters)


OFF, ON = Setting(is_on=False), Setting(is_on=True)

STUDIO = Pack(
    "studio",
    _("Studio"),
    _("A few people, short projects, one person per client. More voice and less paper."),
    {
        "load": OFF,
        "account_plan": OFF,
        "who_asks": OFF,
        "voice": numbers(exchanges=6, days=14),
        "gone_quiet": numbers(days=14),
        "face_time": numbers(days=120),
        "keep_warm": numbers(days=60),
        "extra": numbers(days=90),
        "hand_over_plan": numbers(percent=90),
        "late_tests": numbers(percent=80),
        "retrospective": numbers(workdays=15),
    },
)
SOFTWARE = Pack(
    "software",
    _("Software house"),
    _("Long projects, tests and releases, many hands. Scope, changes and incidents in writing and early."),
    {
        "late_tests": numbers(percent=60),
        "hand_over_plan": numbers(percent=70),
        "buffer": numbers(percent=15),
        "change": numbers(workdays=2),
        "margin": numbers(workdays=2),
        "burn": numbers(points=8),
        "incident": numbers(hours=1),
        "status_first": numbers(days=14),
        "load": numbers(percent=90),
        "who_asks": ON,
        "retrospective": numbers(workdays=5),
        "dates": numbers(workdays=1),
    },
)
CONSULTANCY = Pack(
    "consultancy",
    _("Consultancy"),
    _("Advice sold by people who are often with the client. Meetings, decisions in writing, plans per client."),
    {
        "late_tests": OFF,
        "hand_over_plan": OFF,
        "face_time": numbers(days=45, recent=21),
        "expectations": numbers(days=60),
        "account_plan": numbers(days=90),
        "needs_ahead": numbers(days=60),
        "next_work": numbers(percent=60),
        "reference": numbers(days=21),
        "proof": numbers(workdays=1, until=60),
        "silence": numbers(workdays=3),
        "keep_warm": numbers(days=45),
    },
)
PACKS = {pack.name: pack for pack in (STUDIO, SOFTWARE, CONSULTANCY)}


@dataclass(frozen=True, slots=True)
class Line:
    """What a pack would change about one practice."""

    practice: Practice
    before: Effective
    after: Effective
    wanted: Setting

    @property
    def switches(self) -> bool:
        return self.before.is_on != self.after.is_on

    @property
    def numbers(self) -> list[tuple[str, int, int]]:
        """Name, before, after of each number that changes."""
        values = self.before.values.items()
        return [(name, value, self.after.values[name]) for name, value in values if value != self.after.values[name]]


def lines(pack: Pack, settings: Settings) -> list[Line]:
    """What would change for everybody, by code; practices that are not installed are left out."""
    found = []
    for name, said in pack.says.items():
        practice = by_id().get(name)
        if practice is None:
            continue
        wanted = merged(settings.get((name, None), Setting()), said)
        before = effective(practice, settings)
        after = effective(practice, Settings({**settings, (name, None): wanted}))
        if before.is_on != after.is_on or before.values != after.values:
            found.append(Line(practice, before, after, wanted))
    return sorted(found, key=lambda line: line.practice.code)


def merged(now: Setting, said: Setting) -> Setting:
    """What a place says once it is told more."""
    is_on = now.is_on if said.is_on is None else said.is_on
    return Setting(is_on, {**(now.parameters or {}), **(said.parameters or {})})


def apply(pack: Pack, settings: Settings, *, by: Person | None, at: datetime) -> list[PracticeChange]:
    """Have everybody's practices say what the pack says, as one change. Returns what changed; nothing done twice."""
    wishes = [Wish(line.practice, None, line.wanted) for line in lines(pack, settings)]
    return change_all(wishes, by=by, at=at, pack=pack.name)
