"""
What in the record contradicts a hope: the plan, the budget, or a change that was turned down.

A hope is a sentence. Of what it says only a day, a price and the names of things are read, and where that is not
plain, nothing is said: a hope that somebody sees at risk can always be marked so by hand.
"""

from collections.abc import Iterator
from datetime import date

from vinculo.language.days import day_in
from vinculo.language.money import find as prices_in
from vinculo.language.plain import plain
from vinculo.language.stems import stems
from vinculo.practices.facts import ExpectationFacts, MilestoneFacts, ProjectFacts
from vinculo.practices.relationship import Relationship

TURNED_DOWN = ("declined", "infeasible")
ALWAYS = "24/7"  # no 24 July
FEWEST = 2  # words that a change and a hope must share

Facts = dict[str, str | int]


def against(
    relationship: Relationship, hope: ExpectationFacts, project: ProjectFacts | None, *, today: date, rest: int
) -> Facts | None:
    """What speaks against a hope; None while nothing does, or within `rest` days of a talk that left it as it was."""
    if hope.state == "risk":
        return _slip(relationship, hope.project_id)
    talked_again = hope.asked_on is not None and hope.asked_on > hope.created_at.date()
    if talked_again and hope.asked_on and (today - hope.asked_on).days < rest:
        return None
    if hope.state == "ok" or project is None or not project.is_running:
        return None
    found = list(_contradictions(relationship, hope, project))
    return {key: value for one in reversed(found) for key, value in one.items()} if found else None


def _contradictions(relationship: Relationship, hope: ExpectationFacts, project: ProjectFacts) -> Iterator[Facts]:
    """The facts of each, in the order in which they weigh."""
    yield from _later_than_hoped(relationship, hope, project)
    yield from _used_up(hope, project)
    yield from _turned_down(relationship, hope)


def _later_than_hoped(relationship: Relationship, hope: ExpectationFacts, project: ProjectFacts) -> Iterator[Facts]:
    said = plain(hope.text).replace(ALWAYS, "")
    by = day_in(said, hope.asked_on or hope.created_at.date())
    if by is None:
        return
    own = [one for one in relationship.milestones if one.project_id == project.id]
    named = [one for one in own if plain(one.name) in said]
    if any(_expected(one) <= by for one in named or own):
        return  # something comes in time, and only they know whether it is that
    ahead = [one for one in named or own if _expected(one) < date.max]
    if ahead:
        first = min(ahead, key=_expected)
        yield {"hoped_on": by.isoformat(), "milestone": first.name, "forecast_on": _expected(first).isoformat()}
    elif project.due_on and project.due_on > by:
        yield {"hoped_on": by.isoformat()}


def _expected(one: MilestoneFacts) -> date:
    return one.done_on or one.forecast_on or one.planned_on or one.promised_on or date.max


def _used_up(hope: ExpectationFacts, project: ProjectFacts) -> Iterator[Facts]:
    if project.budget and project.budget.used > 100 and prices_in(hope.text):
        yield {"used": project.budget.used, "project": project.name}


def _turned_down(relationship: Relationship, hope: ExpectationFacts) -> Iterator[Facts]:
    for change in relationship.changes:
        if change.project_id != hope.project_id or change.state not in TURNED_DOWN:
            continue
        words = set(stems(change.title))
        if len(words) >= FEWEST and words <= set(stems(hope.text)):
            yield {"change": change.title}
            return


def _slip(relationship: Relationship, project_id: int | None) -> Facts:
    """The milestone of this project that is expected latest after its promised day."""
    late = [
        (one.forecast_on, one.id, one.name)
        for one in relationship.milestones
        if one.project_id == project_id and one.forecast_on and one.promised_on and one.forecast_on > one.promised_on
    ]
    return {"milestone": max(late)[2], "forecast_on": max(late)[0].isoformat()} if late else {}
