"""How what was done about an incident is taken back."""

from typing import Any

from django.utils.dateparse import parse_datetime

from vinculo.conversations.models import IncidentReport, SwarmMember
from vinculo.db import search
from vinculo.desk.incidents.found import incidents_seen_by
from vinculo.desk.undo import undoing
from vinculo.logbook import crisis
from vinculo.logbook.searchable import index_incidents
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("incidents.begun")
def unbegin(person: Person, ids: list[int], before: Any) -> None:
    for incident in incidents_seen_by(person).filter(pk__in=ids, by=person):
        search.drop("incident", [incident.pk])
        incident.delete()
        client_changed(incident.client_id)


@undoing("incidents.named")
def unname(person: Person, ids: list[int], before: Any) -> None:
    named = SwarmMember.objects.filter(pk__in=ids, incident__in=incidents_seen_by(person)).select_related("incident")
    for member in named:
        member.delete()
        client_changed(member.incident.client_id)


@undoing("incidents.released")
def name_again(person: Person, ids: list[int], before: Any) -> None:
    incident_id, who, part, at, by = before
    for incident in incidents_seen_by(person).filter(pk=incident_id):
        incident.swarm.get_or_create(
            person_id=who, defaults={"part": part, "named_at": parse_datetime(at), "named_by_id": by}
        )
        client_changed(incident.client_id)


@undoing("incidents.reported")
def untell(person: Person, ids: list[int], before: Any) -> None:
    told = IncidentReport.objects.filter(pk__in=ids, by=person, incident__in=incidents_seen_by(person))
    for report in told.select_related("incident"):
        crisis.take_back(report)
        client_changed(report.incident.client_id)


@undoing("incidents.findings")
def unfind(person: Person, ids: list[int], before: Any) -> None:
    for incident in incidents_seen_by(person).filter(pk__in=ids):
        incident.findings = before
        incident.save(update_fields=["findings"])
        index_incidents([incident])
        client_changed(incident.client_id)


@undoing("incidents.ended")
def unend(person: Person, ids: list[int], before: Any) -> None:
    for incident in incidents_seen_by(person).filter(pk__in=ids):
        incident.reopen()
        client_changed(incident.client_id)


@undoing("incidents.reopened")
def end_again(person: Person, ids: list[int], before: Any) -> None:
    for incident in incidents_seen_by(person).filter(pk__in=ids):
        incident.over_at, incident.over_by_id = parse_datetime(before[0]), before[1]
        incident.save(update_fields=["over_at", "over_by"])
        client_changed(incident.client_id)
