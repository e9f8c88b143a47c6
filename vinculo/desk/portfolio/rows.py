"""Each project as one row: its bar on the common axis, its state in a word, its budget against what is done."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, IntegerField, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Obligation
from vinculo.db.prepared import prepared
from vinculo.desk.portfolio.filters import slipping
from vinculo.desk.projects.parts.budget import done_percent, is_ahead, used_percent
from vinculo.desk.projects.parts.found import burn_with, with_figures
from vinculo.desk.projects.roadmap import Axis
from vinculo.projects.models import Milestone, Project, RedFlag, Side
from vinculo.projects.progress import Burn, Progress, progress_of
from vinculo.web.dates import day, language, names
from vinculo.web.glyphs import state
from vinculo.web.svg import anchor_at, picture, rect, upright, words

BACK, AHEAD = 75, 150  # days on the axis before and after today, at most


@dataclass(frozen=True, slots=True)
class Row:
    project: Any
    bar: SafeString
    mark: SafeString
    used: int | None
    done: int | None
    next_name: str
    next_on: date | None


def with_state(projects: QuerySet[Project], today: date) -> Any:
    """Adds what a row needs, in the query itself: the expected end, slips, flags, what the client owes, figures."""
    ahead = Milestone.objects.filter(project=OuterRef("pk"), done_on=None)
    comes_next = ahead.order_by("position", "promised_on", "pk")
    flags = RedFlag.objects.filter(project=OuterRef("pk"), lowered_at=None, weight=RedFlag.Weight.RED)
    owed = Obligation.objects.filter(
        project=OuterRef("pk"), side=Side.THEIRS, done_on=None, withdrawn_at=None, due_on__lt=today
    )
    return with_figures(projects).annotate(
        next_name=Subquery(comes_next.values("name")[:1]),
        next_on=Subquery(comes_next.values("promised_on")[:1]),
        ends_on=_day(ahead, Max(Coalesce("forecast_on", "planned_on", "promised_on"))),
        slips_to=_day(slipping(), Min("expected")),
        red_flags=_count(flags),
        owed_late=_count(owed),
    )


@prepared
def found(ids: list[int], today: date) -> QuerySet[Project]:
    """These projects with their state and all that a row names, in any order."""
    projects = with_state(Project.objects.filter(pk__in=ids), today)
    return projects.select_related("client__standing", "lead", "budget")


def in_order(ids: list[int], today: date) -> list[Any]:
    """The same, in the order of the ids."""
    by_id = {project.pk: project for project in found(ids, today)}
    return [by_id[pk] for pk in ids if pk in by_id]


def _day(rows: Any, figure: Any) -> Subquery:
    found = rows.order_by().values("project").annotate(figure=figure).values("figure")
    return Subquery(found, output_field=DateField())


def _count(rows: Any) -> Coalesce:
    found = rows.order_by().values("project").annotate(figure=Count("pk")).values("figure")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def rows(projects: list[Any], today: date, axis: Axis | None = None) -> list[Row]:
    """Side by side on one axis: that of a page that is there already, or one on which all have room."""
    axis, progress = axis or axis_of(projects, today), progress_of([project.pk for project in projects])
    return [_row(project, progress[project.pk], axis, today) for project in projects]


def _row(project: Any, progress: Progress, axis: Axis, today: date) -> Row:
    burn = burn_with(project, progress)
    return Row(
        project=project,
        bar=_bar(project, progress, axis, today),
        mark=_mark(project, burn, today),
        used=used_percent(burn),
        done=done_percent(burn),
        next_name=project.next_name or "",
        next_on=project.next_on,
    )


def axis_of(projects: list[Any], today: date) -> Axis:
    ends = [on for project in projects for on in (project.due_on, project.ends_on) if on]
    starts = [project.starts_on for project in projects if project.starts_on]
    first = max(min([*starts, today - timedelta(days=14)]), today - timedelta(days=BACK))
    last = min(max([*ends, today + timedelta(days=14)]), today + timedelta(days=AHEAD))
    return Axis(first, (last - first).days + 7)


def scale(axis: Axis) -> SafeString:
    """The months above the bars."""
    parts: list[str] = []
    on = axis.first.replace(day=1)
    months = names(language()).short_months
    while axis.at(on) < 96:
        if on >= axis.first:
            parts.append(words(axis.at(on), 12, months[on.month - 1], "tx-f", anchor_at(axis.at(on), 4)))
        on = (on + timedelta(days=32)).replace(day=1)
    return picture(18, _("Months"), parts)


def _bar(project: Any, progress: Progress, axis: Axis, today: date) -> SafeString:
    begins, ends = project.starts_on, project.ends_on or project.due_on
    parts: list[str] = []
    if begins and ends and ends >= begins:
        a, b = axis.at(begins), axis.at(ends, end=True)
        parts += _promise(project.due_on, axis, b)
        parts.append(rect(a, b - a, 5, 12, "plan", radius=4))
        done = a + (b - a) * progress.share if progress.tasks else min(axis.at(today), b)
        if begins < today:
            parts.append(rect(a, max(done - a, 0), 5, 12, "done", radius=4))
        if project.due_on:
            parts.append(upright(axis.at(project.due_on, end=True), 2, 20, "flag"))
    parts.append(upright(axis.at(today), 0, 22, "today"))
    return picture(22, _spoken(project), parts)


def _promise(due_on: date | None, axis: Axis, b: float) -> list[str]:
    """The buffer up to the promised day, or what runs beyond it."""
    if due_on is None:
        return []
    promised = axis.at(due_on, end=True)
    if promised >= b:
        return [rect(b, promised - b, 5.5, 11, "buf")]
    return [rect(promised, b - promised, 5.5, 11, "over", radius=2)]


def _spoken(project: Any) -> str:
    if not project.due_on:
        return _("%(name)s: no date promised yet") % {"name": project.name}
    said = {"name": project.name, "day": day(project.due_on)}
    return _("%(name)s: promised for %(day)s") % said


def _mark(project: Any, burn: Burn, today: date) -> SafeString:
    """The worst thing about it in a few words, or that it is calm."""
    if project.untold:
        said = ngettext("%(count)d piece of bad news", "%(count)d pieces of bad news", project.untold)
        return state("risk", said % {"count": project.untold})
    if project.slips_to:
        return state("risk", _("forecast %(day)s") % {"day": day(project.slips_to, today)})
    if project.red_flags:
        said = ngettext("%(count)d red flag", "%(count)d red flags", project.red_flags)
        return state("risk", said % {"count": project.red_flags})
    if is_ahead(burn):
        return state("tight", _("budget ahead of work"))
    if project.owed_late:
        return state("tight", _("waits for the client"))
    if not project.is_running:
        return state("open", project.get_phase_display())
    return state("ok", _("calm"))
