"""What every part of the closing needs to know about its project, read once."""

from functools import cached_property

from django.http import HttpRequest

from vinculo.agreements.models import ChangeRequest, Obligation, Promise
from vinculo.desk.projects.found import project_of
from vinculo.desk.wizard.about import About as ProjectAbout
from vinculo.feedback.models import Appreciation, Feedback, Lesson, Reference, Retrospective
from vinculo.projects.models import Closing, HandOverItem


class About(ProjectAbout):
    """One project being brought to its end, as one of ours sees it."""

    @cached_property
    def closing(self) -> Closing:
        """An unsaved one until something is written."""
        found = Closing.objects.filter(project=self.project).select_related("accepted_by").first()
        return found or Closing(project=self.project)

    def begun(self) -> Closing:
        """The closing, in the database."""
        if self.closing.pk is None:
            made = {"started_by": self.person}
            self.closing = Closing.objects.get_or_create(project=self.project, defaults=made)[0]
        return self.closing

    @cached_property
    def look_back(self) -> Retrospective:
        """An unsaved one until something is written."""
        return Retrospective.objects.filter(project=self.project).first() or Retrospective(project=self.project)

    @cached_property
    def items(self) -> list[HandOverItem]:
        return list(HandOverItem.objects.filter(project=self.project).select_related("owner"))

    def items_of(self, kind: str) -> list[HandOverItem]:
        return [item for item in self.items if item.kind == kind]

    @cached_property
    def promises(self) -> list[Promise]:
        """All of the project, without those that were withdrawn."""
        found = Promise.objects.filter(project=self.project, withdrawn_at=None)
        return list(found.order_by("promised_on", "pk"))

    @cached_property
    def obligations(self) -> list[Obligation]:
        found = Obligation.objects.filter(project=self.project, withdrawn_at=None)
        return list(found.order_by("due_on", "pk"))

    @cached_property
    def changes(self) -> list[ChangeRequest]:
        return list(ChangeRequest.objects.filter(project=self.project).order_by("number"))

    @cached_property
    def feedback(self) -> list[Feedback]:
        return list(Feedback.objects.filter(project=self.project).select_related("contact").order_by("asked_at", "pk"))

    @cached_property
    def thanks(self) -> list[Appreciation]:
        return list(Appreciation.objects.filter(project=self.project).select_related("person", "milestone"))

    @cached_property
    def lessons(self) -> list[Lesson]:
        return list(Lesson.objects.filter(project=self.project).order_by("at", "pk"))

    @cached_property
    def references(self) -> list[Reference]:
        return list(Reference.objects.filter(project=self.project).select_related("contact").order_by("asked_at", "pk"))


def about_project(request: HttpRequest, pk: int) -> About:
    return About(project_of(request, pk), request.user, request.desk.organization)
