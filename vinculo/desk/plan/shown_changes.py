"""What a plan that comes back would change, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.exchange.planback.comparing import CHANGED, LEFT, NEW, SAME, Proposal
from vinculo.web.dates import day

NAMES = {
    "title": gettext_lazy("Task"),
    "assignee": gettext_lazy("Who does it"),
    "starts_on": gettext_lazy("Starts on"),
    "due_on": gettext_lazy("Due on"),
    "done_on": gettext_lazy("Done on"),
    "hours": gettext_lazy("Estimate in hours"),
    "percent": gettext_lazy("Done, in %"),
    "column": gettext_lazy("List"),
}
OUTCOMES = {NEW: gettext_lazy("New"), CHANGED: gettext_lazy("Changed"), LEFT: gettext_lazy("Left out")}
WHY = {
    "not_of_project": gettext_lazy("This row belongs to no task of this project."),
    "task_gone": gettext_lazy("This task was put away here."),
    "row_twice": gettext_lazy("This task stands in the workbook twice. The first row was taken."),
    "no_title": gettext_lazy("The title is empty. To put a task away, do it on the plan."),
    "changed_here": gettext_lazy("This task was changed here after the plan was taken along. Nothing was overwritten."),
    "unread": gettext_lazy("“%(value)s” cannot be read and was left out."),
    "unsaved": gettext_lazy(
        "The formula under “%(value)s” was saved without its value, so nothing changes there. Open and save the file "
        "in Excel."
    ),
    "nobody_called": gettext_lazy("Nobody of yours is called %(value)s."),
    "ends_before": gettext_lazy("It would end before it starts. The dates were left out."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    number: int
    title: str
    outcome: str
    label: str
    changes: list[tuple[str, str, str]]  # what, from, to
    why: list[str]


def shown(proposals: list[Proposal]) -> list[Shown]:
    """Every row of which something is to be said."""
    return [_shown(one) for one in proposals if one.outcome != SAME or one.why]


def _shown(one: Proposal) -> Shown:
    changes = [(str(NAMES[name]), _value(name, now), _value(name, then)) for name, (now, then) in one.changes.items()]
    why = [str(WHY[code]) % {"value": value} for code, value in one.why]
    label = OUTCOMES[one.outcome] if one.outcome in OUTCOMES else _("Unchanged")
    return Shown(one.number, one.title, one.outcome, str(label), changes, why)


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if name.endswith("_on"):
        return day(date.fromisoformat(value))
    return f"{value / 60:g}" if name == "hours" else str(value)
