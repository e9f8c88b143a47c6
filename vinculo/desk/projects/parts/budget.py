"""Hours and money of a project against what is done."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.projects.models import Budget
from vinculo.projects.progress import Burn
from vinculo.web.money import money
from vinculo.web.svg import picture, rect, upright, words

AHEAD = 10  # points of budget ahead of progress from which MONEY-02 speaks, and the page with it


def used_percent(burn: Burn) -> int | None:
    return None if burn.spent_share is None else round(burn.spent_share * 100)


def done_percent(burn: Burn) -> int | None:
    """None when there is no task to tell it by."""
    return burn.progress.percent if burn.progress.tasks else None


def is_ahead(burn: Burn) -> bool:
    """More is used than done, by so much that the client should hear it from us."""
    used, done = used_percent(burn), done_percent(burn)
    return used is not None and done is not None and used - done >= AHEAD


def budget_block(project: Any, burn: Burn, budget: Budget | None) -> dict[str, Any]:
    """What the block shows: the meter and its lines. `project` carries the figures of `with_figures`."""
    used, done = used_percent(burn), done_percent(burn)
    return {
        "is_set": budget is not None,
        "used": used,
        "done": done,
        "is_ahead": is_ahead(burn),
        "meter": meter(burn),
        "lines": _lines(project, burn, budget) if budget else [],
    }


def meter(burn: Burn) -> Any:
    """Used against done on one bar; nothing without a budget."""
    used, done = used_percent(burn), done_percent(burn)
    if used is None:
        return ""
    parts = [rect(0, 100, 0, 12, "bg", radius=6), rect(0, min(used, 100), 0, 12, "v", radius=6)]
    label = _("%(used)d per cent used") % {"used": used}
    if done is not None:
        side = "end" if done > 85 else "start" if done < 15 else "middle"
        parts += [upright(done, -3, 15, "mk"), words(done, 29, _("done"), "mk-t", side)]
        label = _("%(used)d per cent used, %(done)d per cent done") % {"used": used, "done": done}
    return picture(30, label, parts, "meter mt-2")


def _lines(project: Any, burn: Burn, budget: Budget) -> list[tuple[str, str]]:
    lines = []
    if budget.amount is not None:
        lines.append((_("Agreed"), money(budget.amount, budget.currency)))
    elif budget.minutes is not None:
        lines.append((_("Agreed"), _("%(hours)d h") % {"hours": budget.minutes // 60}))
    if project.changes:
        more = ngettext("%(count)d approved change", "%(count)d approved changes", project.changes)
        lines.append((more % {"count": project.changes}, _change(project, budget)))
    used = _("Used, %(hours)d h") % {"hours": burn.billable_minutes // 60}
    lines.append((used, money(burn.spent_amount, budget.currency) if burn.spent_amount is not None else ""))
    if burn.amount_at_end is not None:
        lines.append((_("At the end, at this pace"), money(burn.amount_at_end, budget.currency)))
    return lines


def _change(project: Any, budget: Budget) -> str:
    if budget.amount is None:
        return _("%(hours)+d h") % {"hours": project.changed_minutes // 60}
    sign = "+" if project.changed_amount >= 0 else "−"
    return f"{sign}{money(abs(project.changed_amount), budget.currency)}"
