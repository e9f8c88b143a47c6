"""What every part of the kickoff needs to know about its project, read once."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import OuterRef
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.agreements.models import Promise
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact, ImportantDate, Profile
from vinculo.db.rows import moment_of, rows_of
from vinculo.desk.projects.found import seen_by
from vinculo.desk.wizard.about import About as ProjectAbout
from vinculo.logbook.kickoffs import copies_sent
from vinculo.people.models import Person
from vinculo.projects.models import Kickoff, KickoffStep, Minutes, ProjectMember
from vinculo.projects.promising import calendar_of_both


@dataclass(frozen=True, slots=True)
class Settled:
    """A step that was gone through, when and by whom, or left out and why."""

    covered_at: datetime | None
    left_out_because: str
    by: str


class About(ProjectAbout):
    """One project being kicked off, as one of ours sees it."""

    project: Any  # a Project with `step_rows` and `member_rows`

    @cached_property
    def kickoff(self) -> Kickoff:
        """An unsaved one until something is written."""
        return getattr(self.project, "kickoff", None) or Kickoff(project=self.project)

    def begun(self) -> Kickoff:
        """The kickoff, in the database."""
        if self.kickoff.pk is None:
            made = {"started_by": self.person}
            self.kickoff = Kickoff.objects.get_or_create(project=self.project, defaults=made)[0]
        return self.kickoff

    @cached_property
    def steps(self) -> dict[str, Settled]:
        return {
            row["step"]: Settled(moment_of(row["covered_at"]), row["because"], row["by"] or "")
            for row in self.project.step_rows
        }

    @cached_property
    def members(self) -> list[ProjectMember]:
        """With what a page shows of them."""
        return [
            ProjectMember(
                pk=row["pk"], project=self.project, area=row["area"], may_ask_client=bool(row["may_ask"]),
                person=Person(pk=row["person"], name=row["name"]),
            )
            for row in self.project.member_rows
        ]  # fmt: skip

    @cached_property
    def profile(self) -> Profile:
        """An unsaved one until something is written."""
        return getattr(self.project.client, "profile", None) or Profile(client=self.project.client)

    @cached_property
    def fixed_days(self) -> list[ImportantDate]:
        """Days in the client's calendar that do not move."""
        found = ImportantDate.objects.filter(
            client=self.project.client_id, contact=None, is_yearly=False, year__isnull=False
        )
        return list(found.order_by("year", "month", "day"))

    @cached_property
    def sent(self) -> list[Minutes]:
        """What was sent, newest first."""
        return copies_sent(self.kickoff)

    @cached_property
    def promises(self) -> dict[int | None, Promise]:
        """The open promise of each milestone; the first one where there are several."""
        found = Promise.objects.open().filter(project=self.project, milestone__isnull=False).order_by("-pk")
        return {promise.milestone_id: promise for promise in found}

    def was_told(self, promise: Promise | None) -> bool:
        """Whether the client heard a promised date: in minutes, in a talk, or before this kickoff began."""
        if promise is None:
            return False
        before = self.kickoff.pk is None or promise.made_at < self.kickoff.created_at
        return bool(self.sent) or before or promise.said_in is not None

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days that both sides share."""
        return calendar_of_both(self.organization, self.project.client)

    @property
    def reader(self) -> Contact | None:
        """Who reads the minutes first: whoever read them last, else the first key contact."""
        return next((minutes.sent_to for minutes in self.sent if minutes.sent_to), None) or next(
            iter(self.contacts), None
        )


def about_project(request: HttpRequest, pk: int) -> About:
    """With the kickoff, its steps, the team and the client's profile, in one statement."""
    here = {"project": OuterRef("pk")}
    steps = KickoffStep.objects.filter(kickoff__project=OuterRef("pk"))
    members = ProjectMember.objects.filter(**here).order_by("pk")
    found = seen_by(request.user).select_related("client__profile", "lead", "plan", "kickoff")
    found = found.annotate(
        step_rows=rows_of(steps, step="step", covered_at="covered_at", because="left_out_because", by="by__name"),
        member_rows=rows_of(
            members, pk="pk", person="person_id", name="person__name", area="area", may_ask="may_ask_client"
        ),
    )
    return About(get_object_or_404(found, pk=pk), request.user, request.desk.organization)
