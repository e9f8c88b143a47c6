"""What every part of the kickoff needs to know about its project, read once."""

from functools import cached_property

from django.http import HttpRequest

from vinculo.agreements.models import Promise
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact
from vinculo.desk.projects.found import project_of
from vinculo.desk.wizard.about import About as ProjectAbout
from vinculo.logbook.kickoffs import copies_sent
from vinculo.projects.models import Kickoff, KickoffStep, Minutes
from vinculo.projects.promising import calendar_of_both


class About(ProjectAbout):
    """One project being kicked off, as one of ours sees it."""

    @cached_property
    def kickoff(self) -> Kickoff:
        """An unsaved one until something is written."""
        return Kickoff.objects.filter(project=self.project).first() or Kickoff(project=self.project)

    def begun(self) -> Kickoff:
        """The kickoff, in the database."""
        if self.kickoff.pk is None:
            made = {"started_by": self.person}
            self.kickoff = Kickoff.objects.get_or_create(project=self.project, defaults=made)[0]
        return self.kickoff

    @cached_property
    def steps(self) -> dict[str, KickoffStep]:
        return {step.step: step for step in self.kickoff.steps.select_related("by")} if self.kickoff.pk else {}

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
    return About(project_of(request, pk), request.user, request.desk.organization)
