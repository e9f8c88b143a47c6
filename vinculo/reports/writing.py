"""Beginning a report, looking it over, and composing it anew from the record as it is by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo.clients.language import spoken_to
from vinculo.clients.models import Contact
from vinculo.conversations.models import Interaction
from vinculo.people.models import Organization, Person
from vinculo.projects.models import CommunicationPlan, Project
from vinculo.reports import figures
from vinculo.reports.composing import FIGURES, composed, titles
from vinculo.reports.lines import Section, Written, carried, written_in
from vinculo.reports.models import Report
from vinculo.reports.reading import facts_of

BEFORE = timedelta(days=14)  # where nothing says when they heard last
OWN = 3  # figures of their own


class NotWritable(ValueError):
    """It was handed over meanwhile, or thrown away."""


class Overtaken(ValueError):
    """Somebody else wrote in it since its writer opened it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What its writer decided about it. `parts`: what they wrote, by the key of the part; others stay as they are."""

    opening: str = ""
    left_out: Sequence[str] = ()
    figures: Sequence[str] = ()
    own_figures: Sequence[Sequence[str]] = field(default=())
    parts: Mapping[str, Written] = field(default_factory=dict)


def heard_last(projects: QuerySet[Project]) -> QuerySet[Project]:
    """The projects with what `since_of` wants to know of them."""
    reports = Report.objects.filter(project=OuterRef("pk")).sent().newest_first()
    talks = Interaction.objects.filter(project=OuterRef("pk"), shares_status=True).newest_first()
    return projects.annotate(
        reported_until=Subquery(reports.values("until_on")[:1]), last_told_at=Subquery(talks.values("at")[:1])
    )


def since_of(project: Project, *, today: date) -> date:
    """
    The day of the last report they got, else of the last word on where things stand, else two weeks ago. One statement,
    none for a project out of `heard_last`.
    """
    if not hasattr(project, "reported_until"):
        project = heard_last(Project.objects.filter(pk=project.pk)).get()
    until, told_at = getattr(project, "reported_until", None), getattr(project, "last_told_at", None)
    if until:
        return until
    return timezone.localdate(told_at) if told_at else today - BEFORE


@transaction.atomic
def begin(project: Project, contact: Contact, *, since: date, detail: str, by: Person, at: datetime) -> Report:
    """A new one, with the figures of the one before, whose values are typed in anew."""
    before = Report.objects.filter(project=project, dropped_at=None).newest_first().first()
    report = Report(
        client=project.client, project=project, contact=contact, since_on=since, until_on=timezone.localdate(at),
        detail=detail or CommunicationPlan.Detail.WEEK, by=by, made_at=at,
        figures=before.figures if before else [figures.MILESTONES],
        own_figures=[[name, ""] for name in _names(project, before)],
    )  # fmt: skip
    _compose(report, at=at)
    report.save()
    return report


def _names(project: Project, before: Report | None) -> list[str]:
    """What they said they care about, and what was measured last time."""
    plan = getattr(project, "plan", None)
    wanted = [name.strip()[:80] for name in (plan.figures if plan else "").split(",") if name.strip()]
    known = [name for name, _value in before.own_figures if name] if before else []
    return list(dict.fromkeys([*known, *wanted]))[:OWN]


@transaction.atomic
def keep(report: Report, said: Said, *, at: datetime, anew: bool = False, seen: str = "") -> None:
    """
    What its writer decided; the figures follow, and with `anew` all of it, from the record as it is at `at`. `seen`:
    the state they had before them. NotWritable: it was handed over meanwhile. Overtaken: somebody else wrote in it.
    """
    found = writable(report)
    for name in ("sections", "left_out", "letter"):
        setattr(report, name, getattr(found, name))
    apply(report, said, at=at, anew=anew)
    if seen and found.state not in (seen, report.state):
        raise Overtaken(report.pk)
    report.save()


def apply(report: Report, said: Said, *, at: datetime, anew: bool = False) -> None:
    """What its writer decided, without keeping it."""
    report.opening = said.opening.strip()
    report.left_out = list(said.left_out)
    counted = [report.figures, report.own_figures]
    report.figures, report.own_figures = list(said.figures), [list(one) for one in said.own_figures]
    _write(report, said.parts)
    if anew:
        report.until_on, report.left_out = timezone.localdate(at), []
        _compose(report, at=at)
    elif counted != [report.figures, report.own_figures]:
        _figure(report, at=at)


def writable(report: Report) -> Report:
    """Held until the transaction ends. NotWritable."""
    found = Report.objects.select_for_update(of=("self",)).select_related("letter").filter(pk=report.pk).first()
    if found is None or found.dropped_at or not found.is_being_written:
        raise NotWritable(report.pk)
    return found


def unchanged(report: Report) -> Report:
    """`writable`, and still as it is in the hand of whoever sends it. NotWritable; Overtaken."""
    found = writable(report)
    if found.state != report.state:
        raise Overtaken(report.pk)
    return found


def _write(report: Report, parts: Mapping[str, Written]) -> None:
    with translation.override(report.language):
        empty: list[Section] = [{"key": key, "title": title, "lines": []} for key, title in titles().items()]
    known = {one["key"]: one for one in (*empty, *report.sections)}
    written = [written_in(one, parts[key]) if key in parts else one for key, one in known.items()]
    report.sections = [one for one in written if one["lines"] or one.get("added")]


def _compose(report: Report, *, at: datetime) -> None:
    report.language = spoken_to(report.contact, report.client, Organization.current())
    facts = facts_of(report.project, report.contact, since=report.since_on, at=at)
    with translation.override(report.language):
        report.title = (_("%(project)s: where we are") % {"project": report.project.name})[:200]
        said = figures.sentences(report.figures, report.own_figures, report.project, report.contact, at=at)
        now = composed(facts, detail=report.detail, since=report.since_on, figures=said)
        report.sections = carried(report.sections, now, titles=titles())
    report.for_deciders = any(one.to_sign for one in facts.wanted) or figures.BUDGET in report.figures


def _figure(report: Report, *, at: datetime) -> None:
    """Only the section of figures, the rest as it was looked over."""
    with translation.override(report.language):
        said = figures.sentences(report.figures, report.own_figures, report.project, report.contact, at=at)
        rest = [one for one in report.sections if one["key"] != FIGURES]
        shown: list[Section] = [{"key": FIGURES, "title": _("In figures"), "lines": said}] if said else []
        report.sections = carried(report.sections, [*rest, *shown], titles=titles())
    signs = any(one["key"] == "wanted" for one in rest)
    report.for_deciders = (report.for_deciders and signs) or figures.BUDGET in report.figures
