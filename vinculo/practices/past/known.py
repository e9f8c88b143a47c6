"""A relationship as it was known at an earlier moment: what was written later is gone, what was undone is back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from vinculo.practices.facts import ObligationFacts, PromiseFacts
from vinculo.practices.past.noted import ROWS, Act, Noted
from vinculo.practices.relationship import Relationship


def as_noted_at(relationship: Relationship, noted: Noted, at: datetime) -> Relationship:
    """
    Only what had happened by then, and of that only what was written down by then.

    relationship: as it is known now. Back-dated entries appear on the day they were written; a promise or an obligation
    is settled once somebody said so, whatever day it was settled on; who was archived or left later is still there.
    """
    there: dict[str, Any] = {}
    for part in ROWS:
        if facts := getattr(relationship, part):
            there[part] = tuple(one for one in facts if noted.knew(part, one.id, at))
    there["promises"] = tuple(_promise(one, noted, at) for one in there.get("promises", ()))
    there["obligations"] = tuple(_obligation(one, noted, at) for one in there.get("obligations", ()))
    archived = noted.archived_at is not None and noted.archived_at <= at
    client = replace(relationship.client, is_archived=archived)
    then = replace(relationship, client=client, **there).as_known_at(at)
    return replace(then, promises=tuple(_dates(one, noted, at) for one in then.promises))


def _dates(one: PromiseFacts, noted: Noted, at: datetime) -> PromiseFacts:
    """Our own date and what we thought of it, as they stood then."""
    later = [on for moved_at, on in noted.moves.get(one.id, ()) if moved_at > at]
    if later:
        one = replace(one, internal_on=later[0])
    thoughts = noted.forecasts.get(one.id)
    if thoughts is None:
        return one
    agreed_at = max((move[0] for move in one.moves), default=None)
    known = [on for thought_at, on in thoughts if thought_at <= at and (agreed_at is None or thought_at > agreed_at)]
    return replace(one, forecast_on=known[-1] if known else None)


def _promise(one: PromiseFacts, noted: Noted, at: datetime) -> PromiseFacts:
    acts = noted.acts.get(one.ref)
    if not acts:
        return one
    last = _last(acts, at)
    kept_on = last.on if last and last.kind == "kept" else None
    withdrawn_at = last.at if last and last.kind == "withdrawn" else None
    return replace(one, kept_on=kept_on, withdrawn_at=withdrawn_at)


def _obligation(one: ObligationFacts, noted: Noted, at: datetime) -> ObligationFacts:
    acts = noted.acts.get(one.ref)
    if not acts:
        return one
    last = _last(acts, at)
    done_on = (last.on or last.at.date()) if last and last.kind == "settled" else None
    withdrawn_at = last.at if last and last.kind == "withdrawn" else None
    return replace(one, done_on=done_on, withdrawn_at=withdrawn_at)


def _last(acts: list[Act], at: datetime) -> Act | None:
    """What was last said of it by then."""
    said = [act for act in acts if act.at <= at]
    return said[-1] if said else None
