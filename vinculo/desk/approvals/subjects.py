"""What a yes is asked for, as an address says it: a version, a milestone, a change, a kickoff, an end, or words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from vinculo.clients.models import Client
from vinculo.desk.changes.found import change_of
from vinculo.desk.documents.found import documents_seen_by
from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import project_of, seen_by
from vinculo.documents.models import Approval, Version
from vinculo.logbook.approval_facts import of_change, of_closing, of_milestone, of_minutes
from vinculo.projects.models import Kickoff, Milestone, Project

About = Approval.About


@dataclass(frozen=True, slots=True)
class Subject:
    """`shown`: what is frozen, made when it is asked; `title`: what it is called, unless somebody writes otherwise."""

    client: Client
    project: Project | None
    about: str
    title: str
    back: str
    version: Version | None = None
    milestone: Milestone | None = None
    subject_id: int | None = None
    shown: Callable[[str], dict[str, Any]] = field(default=lambda _means: {})

    @property
    def kind(self) -> Any:
        return About(self.about).label


def subject_asked(request: HttpRequest) -> Subject:
    """The first that the address names; 404 for none, and for what they may not see."""
    for name, find in FINDERS.items():
        said = request.GET.get(name, "")
        if said:
            if not is_number(said):
                raise Http404
            return find(request, int(said))
    raise Http404


def _version(request: HttpRequest, pk: int) -> Subject:
    seen = Version.objects.filter(document__in=documents_seen_by(request.user).kept(), state=Version.State.GOOD)
    return of_version(get_object_or_404(seen.select_related("document__client", "document__project"), pk=pk))


def of_version(version: Version) -> Subject:
    document = version.document
    back = document.get_absolute_url()
    return Subject(document.client, document.project, About.DOCUMENT, document.title, back, version=version)


def _milestone(request: HttpRequest, pk: int) -> Subject:
    found = Milestone.objects.filter(project__in=seen_by(request.user)).select_related("project__client")
    milestone = get_object_or_404(found, pk=pk)
    project = milestone.project
    return Subject(
        project.client, project, About.MILESTONE, milestone.name, project.get_absolute_url(), milestone=milestone,
        shown=lambda means: of_milestone(milestone, means=means),
    )  # fmt: skip


def _change(request: HttpRequest, pk: int) -> Subject:
    change = change_of(request, pk)
    title = _("Change %(number)d: %(title)s") % {"number": change.number, "title": change.title}
    return Subject(
        change.client, change.project, About.CHANGE, title, change.get_absolute_url(), subject_id=change.pk,
        shown=lambda _means: of_change(change),
    )  # fmt: skip


def _kickoff(request: HttpRequest, pk: int) -> Subject:
    project = project_of(request, pk)
    kickoff = get_object_or_404(Kickoff.objects.select_related("project__client", "project__lead"), project=project)
    return Subject(
        project.client, project, About.MINUTES, _("Kickoff record: %(project)s") % {"project": project.name},
        f"{project.get_absolute_url()}kickoff/minutes/", subject_id=kickoff.pk,
        shown=lambda _means: of_minutes(kickoff, request.desk.organization),
    )  # fmt: skip


def _closing(request: HttpRequest, pk: int) -> Subject:
    project = project_of(request, pk)
    return Subject(
        project.client, project, About.CLOSING, _("The end of %(project)s") % {"project": project.name},
        f"{project.get_absolute_url()}closing/", subject_id=project.pk, shown=lambda _means: of_closing(project),
    )  # fmt: skip


def _words(request: HttpRequest, pk: int) -> Subject:
    project = project_of(request, pk)
    return Subject(project.client, project, About.DELIVERABLE, "", project.get_absolute_url())


FINDERS: dict[str, Callable[[HttpRequest, int], Subject]] = {
    "version": _version,
    "milestone": _milestone,
    "change": _change,
    "kickoff": _kickoff,
    "closing": _closing,
    "project": _words,
}
KEYS = {
    About.DOCUMENT: ("version", "version_id"), About.MILESTONE: ("milestone", "milestone_id"),
    About.CHANGE: ("change", "subject_id"), About.MINUTES: ("kickoff", "project_id"),
    About.CLOSING: ("closing", "project_id"), About.DELIVERABLE: ("project", "project_id"),
}  # fmt: skip


def subject_again(request: HttpRequest, approval: Approval, newest: Version | None) -> Subject:
    """The same thing as it is now, the newest version of a paper."""
    if approval.version:
        return of_version(newest or approval.version)
    name, field_name = KEYS.get(About(approval.about), ("", ""))
    pk = getattr(approval, field_name, None) if name else None
    if pk is None:
        raise Http404
    return FINDERS[name](request, pk)
