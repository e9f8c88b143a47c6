"""
The facts of a report, read from the record: only what was shared when it was written, as on the pages of the portal. A
test compares both.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from vinculo.agreements.models import Obligation
from vinculo.clients.models import Audience, Contact
from vinculo.conversations.models import BadNews, Decision, Incident, IncidentReport
from vinculo.documents.approvals.reminding import silent
from vinculo.documents.signing import standing
from vinculo.projects.models import Milestone, Project, Side, Task
from vinculo.reports.facts import Facts, Owed, Risk, Stop, Wanted

MOST = 60  # of one kind
SOON = timedelta(days=7)


def facts_of(project: Project, contact: Contact | None, *, since: date, at: datetime) -> Facts:
    """
    What `contact` may know of the project: what came to be from `since` to `at`, and what stands open at `at`. Eight
    statements. Without a contact nothing that is theirs by name.
    """
    today = timezone.localdate(at)
    news = list(BadNews.objects.filter(project=project, over_at=None).order_by("-known_at")[:MOST])
    done, under_way, ahead = _work(project, since, today)
    return Facts(
        stops=tuple(_stops(project, today, untold=any(one.told_at is None for one in news))),
        done=done,
        under_way=under_way,
        ahead=ahead,
        decided=_decided(project, since, today),
        wanted=tuple(_wanted(project, contact, at)) if contact else (),
        owed=tuple(_owed(project, contact, today)),
        risks=(*_crises(project), *(Risk(one.what, one.way_out) for one in news if one.told_at)),
    )


def _stops(project: Project, today: date, *, untold: bool) -> list[Stop]:
    shared = Milestone.objects.filter(project=project, audience=Audience.SHARED)
    ordered = shared.order_by(F("promised_on").asc(nulls_last=True), "position", "pk")[:MOST]
    return [_stop(one, today, untold=untold) for one in ordered]


def _stop(one: Milestone, today: date, *, untold: bool) -> Stop:
    promised, forecast = one.promised_on, one.forecast_on
    is_late = promised is not None and promised < today and one.done_on is None
    holds = promised is not None and not is_late and not untold and (forecast is None or forecast <= promised)
    return Stop(one.name, promised, one.done_on, holds, is_late)


def _work(project: Project, since: date, today: date) -> tuple[tuple[str, ...], ...]:
    """Done since then, under way, and what comes in the next days; by name alone."""
    ours = Task.objects.kept().filter(project=project, audience=Audience.SHARED, side=Side.OURS)
    recent = Q(done_at=None) | Q(done_at__gte=_midnight(since))
    rows = list(ours.filter(recent).only("title", "done_at", "due_on", "started_on").order_by("position", "pk")[:400])
    done = [one.title for one in rows if one.done_at]
    going = [one.title for one in rows if not one.done_at and one.started_on]
    soon = [one for one in rows if not one.done_at and not one.started_on and one.due_on]
    ahead = [one.title for one in soon if one.due_on and one.due_on <= today + SOON]
    return tuple(done[:MOST]), tuple(going[:MOST]), tuple(ahead[:MOST])


def _decided(project: Project, since: date, today: date) -> tuple[str, ...]:
    found = Decision.objects.filter(project=project, audience=Audience.SHARED, at__gte=_midnight(since))
    return tuple(found.order_by("at", "pk").values_list("text", flat=True)[:MOST])


def _wanted(project: Project, contact: Contact, at: datetime) -> list[Wanted]:
    hidden = Q(approval__version__document__deleted_at__isnull=False)
    hidden |= Q(approval__version__document__audience=Audience.TEAM)
    asked = silent(at).filter(contact=contact, approval__project=project).exclude(hidden).select_related("approval")
    rows = [Wanted(one.approval.title, one.approval.due_on) for one in asked[:MOST]]
    to_sign: Any = standing.waiting(at).filter(contact=contact, request__project=project).select_related("request")
    rows += [Wanted(one.request.title, to_sign=True) for one in to_sign[:MOST]]
    return sorted(rows, key=lambda one: (one.due_on or date.max, one.title))


def _owed(project: Project, contact: Contact | None, today: date) -> list[Owed]:
    theirs = Obligation.objects.theirs().open().filter(project=project, audience=Audience.SHARED)
    return [_part(one, today) for one in theirs.select_related("milestone").soonest_first()[:MOST]]


def _part(one: Obligation, today: date) -> Owed:
    waits = one.milestone if one.milestone and one.milestone.audience == Audience.SHARED else None
    return Owed(
        one.what, one.due_on, one.is_late(today), waits.name if waits else "", waits.promised_on if waits else None
    )


def _crises(project: Project) -> list[Risk]:
    """Incidents that are not over, in the words of the last thing we told them."""
    told = IncidentReport.objects.filter(incident__in=Incident.objects.open().filter(project=project))
    found: dict[int, Risk] = {}
    for one in told.filter(told_at__isnull=False).select_related("incident").order_by("-told_at")[:MOST]:
        found.setdefault(one.incident_id, Risk(one.incident.what, one.way_out or one.text))
    return list(found.values())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
