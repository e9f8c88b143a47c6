"""Since when the studio of the story knows what it knows: papers are as old as what they are about, not as the demo."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from vinculo.agreements.models import Agreement, Obligation
from vinculo.clients.models import ContactRole, HandoverSheet, PersonalNote
from vinculo.projects.models import Closing, Kickoff, PhaseChange


def tell_when_noted(ids: list[int]) -> None:
    """Hand-over sheets, agreements with what both sides owe by them, kickoffs, personal notes, how projects end."""
    _date(HandoverSheet.objects.filter(client__in=ids), "won_on")
    _date(Agreement.objects.filter(client__in=ids), "signed_on")
    _date(Obligation.objects.filter(client__in=ids).select_related("agreement"), "agreement", "signed_on")
    _date(Kickoff.objects.filter(project__client__in=ids), "held_at")
    for contact_id, since in ContactRole.objects.filter(client__in=ids).values_list("contact_id", "client__created_at"):
        PersonalNote.objects.filter(contact_id=contact_id, created_at__gt=since).update(created_at=since)
    _closings(ids)


def _closings(ids: list[int]) -> None:
    """As old as the phase in which a project is brought to its end; before it, as the demo."""
    begun = PhaseChange.objects.filter(project__client__in=ids, to_phase="closing").values_list("project_id", "at")
    for project_id, at in begun:
        Closing.objects.filter(project=project_id, started_at__gt=at).update(started_at=at)


def _date(rows: Iterable[Any], *path: str) -> None:
    for row in rows:
        on: Any = row
        for name in path:
            on = getattr(on, name, None)
        if on is not None:
            at = on if isinstance(on, datetime) else _morning(on)
            type(row).objects.filter(pk=row.pk, created_at__gt=at).update(created_at=at)


def _morning(on: date) -> datetime:
    return datetime.combine(on, time(7), UTC)
