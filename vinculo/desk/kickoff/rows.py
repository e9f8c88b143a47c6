"""The kinds of lines a kickoff is written in: where each belongs, how it is found, made, and taken out again."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Expectation, Obligation
from vinculo.clients.models import ImportantDate, Priority
from vinculo.desk.kickoff import row_forms as forms
from vinculo.desk.kickoff.milestone_row import MilestoneRow
from vinculo.desk.wizard.rows import Rows
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
            known_as="milestones",
        ),
        Rows(
            "fixed",
            Step.DATES,
            forms.FixedDayRow,
            _fixed_days,
            _("What cannot move in their calendar"),
            _("Add a day"),
            known_as="fixed_days",
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
