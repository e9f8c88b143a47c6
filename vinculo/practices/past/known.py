"""A relationship as it was known at an earlier moment: what was written later is gone, what was undone is back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from vinculo.practices.facts import InvoiceFacts, ObligationFacts, ProjectFacts, PromiseFacts
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
    there["beginnings"] = tuple(
        one for one in relationship.beginnings if one.kind != "agreement" or noted.knew("agreements", one.id, at)
    )
    there["expectations"] = (
        *there.get("expectations", ()),
        *(hope for gone_at, hope in noted.withdrawn if gone_at > at and noted.knew("expectations", hope.id, at)),
    )
    there["projects"] = tuple(_project(one, noted, at) for one in relationship.projects)
    there["invoices"] = tuple(_invoice(one, noted, at) for one in relationship.invoices)
    there["quotes"] = tuple(replace(one, talk_at=_talk(one.ref, one.talk_at, noted, at)) for one in relationship.quotes)
    archived = noted.archived_at is not None and noted.archived_at <= at
    client = replace(relationship.client, is_archived=archived)
    then = replace(relationship, client=client, **there).as_known_at(at)
    return replace(then, promises=tuple(_dates(one, noted, at) for one in then.promises))


def _project(one: ProjectFacts, noted: Noted, at: datetime) -> ProjectFacts:
    """Without what was agreed or noted about it later."""
    planned_at, looked_at = noted.plans.get(one.id), noted.looks_back.get(one.id)
    if planned_at and planned_at > at:
        one = replace(one, plan=None)
    return replace(one, looked_back_on=None) if looked_at and looked_at > at else one


def _invoice(one: InvoiceFacts, noted: Noted, at: datetime) -> InvoiceFacts:
    """Settled once the last payment was noted, whatever day it came on."""
    paid_at = noted.payments.get(one.id)
    settled_on = None if paid_at and paid_at > at else one.settled_on
    return replace(one, settled_on=settled_on, talk_at=_talk(one.ref, one.talk_at, noted, at))


def _talk(ref: str, talk_at: datetime | None, noted: Noted, at: datetime) -> datetime | None:
    """For when the last talk was booked that stood then."""
    booked = noted.talks.get(ref)
    if booked is None:
        return talk_at
    stood = (starts_at for made_at, gone_at, starts_at in booked if made_at <= at and (not gone_at or gone_at > at))
    return max(stood, default=None)


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
