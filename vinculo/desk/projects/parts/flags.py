"""What could hurt the project: slips they do not know of, what is missing from their side, flags somebody raised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Obligation
from vinculo.projects.models import RedFlag
from vinculo.web.dates import day

MOST = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One flag: a fact, then since when, who has it and what comes next. Red ones first."""

    icon: str
    title: str
    text: str
    url: str
    is_red: bool = False


def flag_rows(
    project: Any, milestones: Sequence[Any], owed: Sequence[Obligation], flags: Sequence[RedFlag], today: date
) -> list[Row]:
    rows = [_slip(one, project, today) for one in milestones if _is_slipping(one)]
    rows += [_missing(one, today) for one in owed if one.is_open and one.due_on and one.due_on < today]
    rows += [_raised(flag, project, today) for flag in flags]
    return sorted(rows, key=lambda row: not row.is_red)[:MOST]


def counted(rows: Sequence[Row]) -> str:
    """How many there are, in words: 1 red, 2 to watch."""
    red = sum(row.is_red for row in rows)
    watch = len(rows) - red
    said = []
    if red:
        said.append(ngettext("%(count)d red", "%(count)d red", red) % {"count": red})
    if watch:
        said.append(ngettext("%(count)d to watch", "%(count)d to watch", watch) % {"count": watch})
    return ", ".join(said)


def _is_slipping(one: Any) -> bool:
    expected = one.expected_on
    return bool(not one.done_on and one.promised_on and expected and expected > one.promised_on)


def _slip(one: Any, project: Any, today: date) -> Row:
    said = {"name": one.name, "forecast": day(one.expected_on, today), "promised": day(one.promised_on, today)}
    knows = _("They do not know it yet.") if one.is_secret else _("Tell them what you propose instead.")
    return Row(
        icon="flag",
        title=_("%(name)s will be later than promised: %(forecast)s instead of %(promised)s") % said,
        text=knows,
        url=f"/news/?project={project.pk}" if one.is_secret else f"/projects/{project.pk}/plan/",
        is_red=True,
    )


def _missing(one: Obligation, today: date) -> Row:
    days = (today - one.due_on).days if one.due_on else 0
    said = {"what": one.what, "received": one.received, "wanted": one.wanted, "days": days}
    if one.wanted:
        said["missing"] = one.wanted - one.received
        title = _("%(what)s: %(missing)d of %(wanted)d to go") % said
    else:
        title = _("%(what)s: not here yet") % said
    waited = ngettext("%(days)d day after the day agreed.", "%(days)d days after the day agreed.", days) % said
    instead = _("Instead: %(what)s.") % {"what": one.if_late} if one.if_late else ""
    return Row("image" if one.wanted else "hourglass", title, f"{waited} {instead}".strip(), one.get_absolute_url())


def _raised(flag: RedFlag, project: Any, today: date) -> Row:
    parts = [_("Since %(day)s.") % {"day": day(flag.raised_at.date(), today)}]
    if flag.owner:
        parts.append(_("%(name)s watches it.") % {"name": flag.owner.first_name})
    if flag.next_step:
        parts.append(flag.next_step)
    is_red = flag.weight == RedFlag.Weight.RED
    return Row("flag" if is_red else "eye", flag.what, " ".join(parts), f"/projects/{project.pk}/flags/", is_red)
