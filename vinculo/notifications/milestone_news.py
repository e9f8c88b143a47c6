"""
Who leads a project, and whoever has work for a milestone of it, hear that its promised date is another, or that it is
reached.
"""

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from vinculo.agreements.models import ChangeRequest, Promise
from vinculo.documents.models import Approval
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Milestone, Project, Task


def moved(milestone: Milestone, from_on: date | None, *, by: Person | None, name: str = "", at: datetime) -> None:
    """Its promised date was another one before. `name`: who did it, if it was none of us."""
    if from_on != milestone.promised_on and (from_on or milestone.promised_on):
        to_on = milestone.promised_on
        dates = {"from_on": from_on.isoformat() if from_on else "", "to_on": to_on.isoformat() if to_on else ""}
        deed = "moved" if from_on and to_on else "promised" if to_on else "unpromised"
        _tell(milestone, deed, f"{at:%Y%m%d%H%M%S%f}", dates, by=by, name=name, at=at)


def reached(milestone: Milestone, *, by: Person | None, name: str = "", at: datetime) -> None:
    _tell(milestone, "reached", str(milestone.done_on), {}, by=by, name=name, at=at)


def not_reached(milestone: Milestone) -> None:
    """Taken back: whoever has not read it need not."""
    same = Notice.objects.filter(kind=Kind.WORK, key__startswith=f"{_subject(milestone)}:reached@")
    same.unseen().delete()


def agreed(change: ChangeRequest, *, by: Person | None, name: str = "", at: datetime) -> None:
    """A change was accepted, with new dates for these milestones."""
    days = change.applied.get("promised", {})
    for milestone in Milestone.objects.filter(pk__in=days).select_related("project"):
        was_on = days[str(milestone.pk)][0]
        moved(milestone, date.fromisoformat(was_on) if was_on else None, by=by, name=name, at=at)


def approved(approval: Approval, *, by: Person | None, name: str, at: datetime) -> None:
    """They said yes to a milestone or to a change: what came of that."""
    if approval.about == Approval.About.MILESTONE and approval.milestone:
        milestone = Milestone.objects.select_related("project").get(pk=approval.milestone.pk)
        if milestone.done_on == timezone.localdate(at):
            reached(milestone, by=by, name=name, at=at)
    elif approval.about == Approval.About.CHANGE:
        for change in ChangeRequest.objects.filter(pk=approval.subject_id or 0):
            agreed(change, by=by, name=name, at=at)


def _tell(
    milestone: Milestone, deed: str, occasion: str, facts: dict[str, str], *, by: Person | None, name: str, at: datetime
) -> None:
    project, subject = milestone.project, _subject(milestone)
    told = {
        "deed": deed, "by": by.name if by else name, "what": milestone.name, "words": project.name,
        "project": project.pk, **facts,
    }  # fmt: skip
    to = [one for one in _whose(milestone) if (by is None or one.pk != by.pk) and _sees(one, project)]
    if to:
        news = News(Kind.WORK, subject, f"{subject}:{deed}@{occasion}", project.client_id, told)
        tell(news, to=to, by=by, at=at, organization=Organization.current())


def _whose(milestone: Milestone) -> list[Person]:
    """The lead, who sees to its stage, who has tasks for it, who gave our word about it. One query."""
    tasks = Task.objects.filter(milestone=milestone).values("assignee")
    promises = Promise.objects.open().filter(milestone=milestone).values("owner")
    stage = Milestone.objects.filter(pk=milestone.pk).values("stage__owner")
    theirs = Q(pk=milestone.project.lead_id) | Q(pk__in=tasks) | Q(pk__in=promises) | Q(pk__in=stage)
    return list(Person.objects.active().filter(theirs).order_by("pk"))


def _subject(milestone: Milestone) -> str:
    return f"milestone:{milestone.pk}"


def _sees(person: Person, project: Project) -> bool:
    return Project.objects.visible_to(person).kept().filter(pk=project.pk).exists()
