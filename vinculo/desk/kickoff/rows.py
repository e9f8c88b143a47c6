"""The kinds of lines a kickoff is written in: where each belongs, how it is found, made, and taken out again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Expectation, Obligation
from vinculo.clients.models import ImportantDate, Priority
from vinculo.desk.kickoff import row_forms as forms
from vinculo.desk.kickoff.about import About
from vinculo.desk.kickoff.milestone_row import MilestoneRow
from vinculo.projects.models import (
    Area,
    Contingency,
    KickoffStep,
    Limit,
    Milestone,
    Project,
    ProjectContact,
    ProjectMember,
    RedFlag,
    Side,
)

Step = KickoffStep.Step


@dataclass(frozen=True, slots=True)
class Rows:
    """`found` gives the records of a project; `step` is empty for what may be noted on every step."""

    kind: str
    step: str
    form: type[forms.RowForm]
    found: Callable[[Project], QuerySet]
    heading: Any
    add: Any
    remark: Any = ""

    def shown(self, about: About, bound: forms.RowForm | None = None) -> list[forms.RowForm]:
        """A form for each record; the one that was refused takes the place of its own."""
        shown = [self._form(about, record) for record in self._records(about)]
        if bound is None:
            return shown
        return [bound if bound.instance.pk == form.instance.pk else form for form in shown]

    def blank(self, about: About, data: Any = None) -> forms.RowForm:
        return self.form(data, about=about, auto_id=f"{self.kind}-new-%s")

    def bound(self, about: About, record: Model, data: Any) -> forms.RowForm:
        return self._form(about, record, data)

    def _records(self, about: About) -> Iterable[Any]:
        return about.milestones if self.kind == "milestone" else self.found(about.project)

    def _form(self, about: About, record: Any, data: Any = None) -> forms.RowForm:
        return self.form(data, instance=record, about=about, auto_id=f"{self.kind}-{record.pk}-%s")


def _hopes(side: str) -> Callable[[Project], QuerySet]:
    return lambda project: Expectation.objects.filter(project=project, side=side, withdrawn_at=None).order_by("pk")


def _owed(project: Project) -> QuerySet:
    return Obligation.objects.open().filter(project=project, side=Side.THEIRS).order_by("pk")


def _fixed_days(project: Project) -> QuerySet:
    found = ImportantDate.objects.filter(client=project.client_id, contact=None, is_yearly=False, year__isnull=False)
    return found.order_by("year", "month", "day")


KINDS: dict[str, Rows] = {
    rows.kind: rows
    for rows in (
        Rows(
            "figure",
            Step.PROFILE,
            forms.FigureRow,
            lambda project: Priority.objects.filter(client=project.client_id),
            _("The figures they watch"),
            _("Add a figure"),
        ),
        Rows(
            "member",
            Step.TEAM,
            forms.MemberRow,
            lambda project: ProjectMember.objects.filter(project=project).select_related("person").order_by("pk"),
            _("Who is who"),
            _("Add somebody"),
        ),
        Rows(
            "area",
            Step.TEAM,
            forms.AreaRow,
            lambda project: Area.objects.filter(project=project).prefetch_related("askers"),
            _("Who answers for what"),
            _("Add an area"),
            _("One person for each area. Others ask at home first."),
        ),
        Rows(
            "limit",
            Step.SCOPE,
            forms.LimitRow,
            lambda project: Limit.objects.filter(project=project),
            _("What cannot be done, and what we offer instead"),
            _("Add a limit"),
        ),
        Rows(
            "milestone",
            Step.DATES,
            MilestoneRow,
            lambda project: Milestone.objects.filter(project=project),
            _("Dates"),
            _("Add a milestone"),
        ),
        Rows(
            "fixed",
            Step.DATES,
            forms.FixedDayRow,
            _fixed_days,
            _("What cannot move in their calendar"),
            _("Add a day"),
        ),
        Rows(
            "contingency",
            Step.CONTINGENCY,
            forms.ContingencyRow,
            lambda project: Contingency.objects.filter(project=project),
            _("If this happens, we do that"),
            _("Add a plan B"),
        ),
        Rows(
            "contact",
            Step.CLIENT,
            forms.ContactRow,
            lambda project: (
                ProjectContact.objects.filter(project=project, contact__deleted_at=None)
                .select_related("contact")
                .order_by("pk")
            ),
            _("Who does what on their side"),
            _("Add somebody"),
        ),
        Rows(
            "obligation",
            Step.CLIENT,
            forms.ObligationRow,
            _owed,
            _("What we need from them, by when, and what waits for it"),
            _("Add something"),
        ),
        Rows(
            "hope",
            Step.EXPECTATIONS,
            forms.HopeRow,
            _hopes(Expectation.Side.THEIRS),
            _("What they hope for"),
            _("Add a sentence"),
            _("Without polishing: as they say it."),
        ),
        Rows(
            "ask",
            Step.EXPECTATIONS,
            forms.AskRow,
            _hopes(Expectation.Side.OURS),
            _("What we ask of them"),
            _("Add a sentence"),
        ),
        Rows(
            "flag",
            "",
            forms.FlagRow,
            lambda project: RedFlag.objects.open().filter(project=project).order_by("raised_at", "pk"),
            _("What worries us"),
            _("Note it"),
            _("Only our team reads it."),
        ),
    )
}


def of_step(step: str) -> list[Rows]:
    return [rows for rows in KINDS.values() if rows.step == step]
