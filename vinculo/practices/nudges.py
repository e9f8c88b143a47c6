"""Findings that live: raised, updated while the facts change, cleared when they no longer hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vinculo.practices.linter import Raised
from vinculo.practices.models import Nudge, NudgeEvent, State
from vinculo.practices.relationship import Relationship

Identity = tuple[int, str, str, str]
CHANGING = ("facts", "urgency", "channel", "due_at", "contact_id", "person_id")
WRITTEN = ["facts", "urgency", "channel", "due_at", "contact", "person", "state", "changed_at", "closed_at"]


@dataclass
class Settled:
    """What a settling did, and the nudges that are live after it, by client."""

    raised: list[Nudge] = field(default_factory=list)
    changed: list[Nudge] = field(default_factory=list)
    cleared: list[Nudge] = field(default_factory=list)
    live: dict[int, list[Nudge]] = field(default_factory=dict)


def settle(
    findings: Mapping[int, tuple[Relationship, Iterable[Raised]]], *, at: datetime, of: str = "client"
) -> Settled:
    """
    Bring the nudges of these clients in line with what was found about them now. of: "client", or "lead" where the ids
    are those of leads.

    findings: by client id, the relationship and all that the linter raised; a live nudge that is not among them is
    cleared. A nudge that a person has done or dismissed stays so: the same practice, subject and reason never nags
    twice. One that cleared itself comes back when its facts do. A fixed number of statements.
    """
    known = _known(list(findings), of)
    of_client: dict[int, list[tuple[Identity, Nudge]]] = {}
    for identity, nudge in known.items():
        of_client.setdefault(identity[0], []).append((identity, nudge))
    settled = Settled(live={client_id: [] for client_id in findings})
    events: list[NudgeEvent] = []
    for client_id, (relationship, raised) in findings.items():
        seen: set[Identity] = set()
        for one in raised:
            values = _values(relationship, one)
            identity = (client_id, one.practice.id, one.finding.about.ref, one.finding.reason)
            if identity in seen:
                continue
            seen.add(identity)
            _keep(known.get(identity), identity, {f"{of}_id": client_id, **values}, settled, at)
        for identity, nudge in of_client.get(client_id, ()):
            if identity not in seen and nudge.state in (State.OPEN, State.SNOOZED):
                nudge.state, nudge.closed_at, nudge.changed_at = State.CLEARED, at, at
                settled.cleared.append(nudge)
    Nudge.objects.bulk_create(settled.raised, batch_size=500)
    Nudge.objects.bulk_update(settled.changed + settled.cleared, WRITTEN, batch_size=200)
    for kind, nudges in (("raised", settled.raised), ("cleared", settled.cleared)):
        events += [NudgeEvent(nudge=nudge, kind=kind, at=at) for nudge in nudges]
    events += [NudgeEvent(nudge=nudge, kind="raised", at=at) for nudge in settled.changed if nudge.raised_at == at]
    NudgeEvent.objects.bulk_create(events, batch_size=500)
    return settled


def _known(ids: list[int], of: str) -> dict[Identity, Nudge]:
    rows = Nudge.objects.filter(**{f"{of}__in": ids})
    return {(getattr(nudge, f"{of}_id"), nudge.practice, nudge.subject, nudge.reason): nudge for nudge in rows}


def _values(relationship: Relationship, raised: Raised) -> dict[str, Any]:
    finding, practice = raised.finding, raised.practice
    return {
        "facts": {"client": relationship.client.name, **finding.facts},
        "urgency": int(finding.urgency or practice.urgency),
        "channel": finding.channel or practice.channel,
        "due_at": finding.due_at,
        "contact_id": finding.to,
        "person_id": finding.person or relationship.client.owner_id,
    }


def _keep(nudge: Nudge | None, identity: Identity, values: dict[str, Any], settled: Settled, at: datetime) -> None:
    client_id, practice, subject, reason = identity
    if nudge is None:
        nudge = Nudge(
            practice=practice,
            subject=subject,
            reason=reason,
            raised_at=at,
            changed_at=at,
            **values,
        )
        settled.raised.append(nudge)
    elif nudge.state in (State.DONE, State.DISMISSED):
        return
    elif nudge.state == State.CLEARED:
        nudge.state, nudge.raised_at, nudge.closed_at = State.OPEN, at, None
        _take(nudge, values, settled, at)
    elif any(getattr(nudge, name) != values[name] for name in CHANGING):
        _take(nudge, values, settled, at)
    settled.live[client_id].append(nudge)


def _take(nudge: Nudge, values: dict[str, Any], settled: Settled, at: datetime) -> None:
    for name, value in values.items():
        setattr(nudge, name, value)
    nudge.changed_at = at
    settled.changed.append(nudge)
