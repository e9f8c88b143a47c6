"""What worries us, what is on fire, what they are unhappy about."""

from collections import defaultdict
from typing import Any

from django.db.models import Min, OuterRef, QuerySet, Subquery

from vinculo.conversations.models import Incident, SwarmMember
from vinculo.feedback.models import Complaint
from vinculo.practices.facts import ComplaintFacts, FlagFacts, IncidentFacts
from vinculo.practices.reading.rows import Grouped, fact, grouped, with_many
from vinculo.projects.models import RedFlag


def flags(ids: list[int]) -> Grouped:
    columns = ("id", "what", "project_id", "raised_at", "weight", "owner_id", "review_on", "lowered_at")
    rows = RedFlag.objects.filter(project__client__in=ids, project__deleted_at=None)
    groups: Grouped = defaultdict(list)
    reviews = ("reviews__at", "reviews__next_on")
    for (client_id, *values), looks in with_many(rows, ("project__client_id", *columns), reviews):
        groups[client_id].append(fact(FlagFacts, *values, tuple(sorted(looks, key=lambda look: look[0]))))
    return groups


def incidents(ids: list[int]) -> Grouped:
    columns = ("client_id", "id", "what", "began_at", "project_id", "by_id", "over_at", "swarm_at")
    rows = Incident.objects.filter(client__in=ids).annotate(swarm_at=Subquery(_first_of_swarm()))
    groups: Grouped = defaultdict(list)
    for (client_id, *values), reports in with_many(rows, columns, ("reports__on", "reports__told_at")):
        told = tuple(sorted(report for report in reports if report[1] is not None))
        groups[client_id].append(fact(IncidentFacts, *values, told))
    return groups


def _first_of_swarm() -> QuerySet[SwarmMember, Any]:
    members = SwarmMember.objects.filter(incident=OuterRef("pk")).order_by().values("incident")
    return members.annotate(first_at=Min("named_at")).values("first_at")


def complaints(ids: list[int]) -> Grouped:
    columns = ("id", "text", "at", "project_id", "contact_id", "resolved_at", "owner_id")
    steps = ("thanked_at", "found_at", "followed_up_at")
    return grouped(Complaint.objects.filter(client__in=ids), ComplaintFacts, "client_id", *columns, *steps)
