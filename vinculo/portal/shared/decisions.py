"""What waits for a visitor's yes, what others are asked, and everything both sides agreed on, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.access.sees import projects_of
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Audience
from vinculo.conversations.models import Decision
from vinculo.documents.approvals.turns import last_words
from vinculo.documents.models import Answer, Approval, SigningRequest
from vinculo.portal.shared import asked as asked_once
from vinculo.portal.shared.seen import seen_approvals
from vinculo.portal.visitor import Visitor
from vinculo.web.dates import day

LATEST = 60  # of what was agreed
Choice, Outcome = Answer.Choice, Approval.Outcome


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that waits for a yes or a signature. `verb`: what they do there; `note`: how long, until when, who."""

    address: str
    icon: str
    title: str
    project: str
    note: str
    is_mine: bool
    to_sign: bool = False
    due_on: date | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that came to an end: a yes, a paper signed, a change or a decision. `state`: a shape beside `words`."""

    at: datetime
    icon: str
    title: str
    state: str
    words: str
    detail: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    mine: tuple[Asked, ...]
    others: tuple[Asked, ...]
    agreed: tuple[Agreed, ...]


def waiting_count(visitor: Visitor) -> int:
    """How many decisions and signatures wait for this very visitor. Two queries."""
    now, whose = timezone.now(), (visitor.contact_id, visitor.client_id)
    return len(asked_once.approvals(*whose, now)) + len(asked_once.signatures(*whose, now))


def decisions(visitor: Visitor, *, at: datetime) -> Decisions:
    """The whole page, in a fixed number of queries."""
    found = list(_loaded(seen_approvals(visitor)).order_by("-sent_at", "-pk")[: LATEST * 2])
    running = [one for one in found if one.is_open(at)]
    asked = [_asked(one, visitor) for one in running]
    signing = [_signing(signer.request) for signer in asked_once.signatures(visitor.contact_id, visitor.client_id, at)]
    mine = sorted([*signing, *(one for one in asked if one.is_mine)], key=_soonest)
    agreed = [*_answered(found, at), *_signed(visitor), *_changes(visitor), *_decided(visitor)]
    return Decisions(
        tuple(mine),
        tuple(sorted((one for one in asked if not one.is_mine), key=_soonest)),
        tuple(sorted(agreed, key=lambda one: one.at, reverse=True)[:LATEST]),
    )


def _loaded(found: QuerySet[Approval]) -> QuerySet[Approval]:
    related = found.select_related("project", "version", "client")
    return related.prefetch_related("approvers__contact", "approvers__answers")


def _soonest(one: Asked) -> tuple[date, float]:
    return one.due_on or date.max, one.at.timestamp() if one.at else 0


def icon_of(about: str) -> str:
    return {
        "document": "file-text", "milestone": "flag", "change": "git-merge", "minutes": "handshake",
        "closing": "party-popper", "quote": "banknote",
    }.get(about, "square-check")  # fmt: skip


def title_of(approval: Approval) -> str:
    if approval.version is None:
        return approval.title
    return _("%(what)s, version %(number)d") % {"what": approval.title, "number": approval.version.number}


def _asked(approval: Approval, visitor: Visitor) -> Asked:
    approvers: list[Any] = list(approval.approvers.all())
    said = last_words(approvers)
    turn = [one for one in approvers if one.asked_at and one.pk not in said]
    is_mine = any(one.contact_id == visitor.contact_id for one in turn)
    return Asked(
        address=f"/portal/decisions/{approval.pk}/",
        icon=icon_of(approval.about),
        title=title_of(approval),
        project=approval.project.name if approval.project else "",
        note=_minutes(approval) if is_mine else _whose(approval, turn, approvers, said),
        is_mine=is_mine,
        due_on=approval.due_on,
        at=approval.sent_at,
    )


def _minutes(approval: Approval) -> str:
    if not approval.minutes:
        return ""
    return _("takes about %(number)d min") % {"number": approval.minutes}


def _whose(approval: Approval, turn: list[Any], approvers: list[Any], said: dict[int, Answer]) -> str:
    if turn:
        return _("waits for %(names)s") % {"names": ", ".join(one.contact.first_name for one in turn)}
    talking = [one for one in approvers if one.pk in said and said[one.pk].choice == Choice.TALK]
    names = ", ".join(one.contact.first_name for one in talking)
    return _("%(names)s and we talk it over") % {"names": names} if names else ""


def _signing(request: SigningRequest) -> Asked:
    return Asked(
        address=f"/portal/sign/{request.pk}/",
        icon="signature",
        title=request.title,
        project=request.project.name if request.project else "",
        note=_("to sign"),
        is_mine=True,
        to_sign=True,
        at=request.sent_at,
    )


def _answered(found: Iterable[Approval], at: datetime) -> list[Agreed]:
    return [one for one in (_end(approval, at) for approval in found) if one]


def _end(approval: Approval, at: datetime) -> Agreed | None:
    common: dict[str, Any] = {
        "icon": icon_of(approval.about), "title": title_of(approval), "address": f"/portal/decisions/{approval.pk}/",
    }  # fmt: skip
    if approval.settled_at:
        approvers: list[Any] = list(approval.approvers.all())
        said = last_words(approvers)
        who = [one for one in approvers if one.pk in said and said[one.pk].choice == _choice(approval)]
        names = ", ".join(one.contact.first_name for one in who)
        good = approval.outcome == Outcome.APPROVED
        words = _("Approved by %(names)s") if good else _("%(names)s asked for changes")
        return Agreed(approval.settled_at, state="ok" if good else "tight", words=words % {"names": names}, **common)
    if approval.withdrawn_at:
        detail = approval.withdrawn_because
        words = _("Nothing to decide any more") if approval.is_overtaken else _("We took it back")
        return Agreed(approval.withdrawn_at, state="open", words=words, detail=detail, **common)
    if approval.expires_at and approval.has_run_out(at):
        return Agreed(approval.expires_at, state="open", words=_("Ran out without an answer"), **common)
    return None


def _choice(approval: Approval) -> str:
    return Choice.APPROVE if approval.outcome == Outcome.APPROVED else Choice.CHANGES


def _signed(visitor: Visitor) -> list[Agreed]:
    """Papers that all have signed, of their projects or with their name on them."""
    theirs = Q(project__in=projects_of(visitor.contact_id, visitor.client_id))
    mine = Q(signers__contact=visitor.contact_id)
    found = SigningRequest.objects.filter(theirs | mine, client=visitor.client_id, completed_at__isnull=False)
    return [
        Agreed(one.completed_at, "signature", one.title, "ok", _("Signed by all"), "", f"/portal/sign/{one.pk}/")
        for one in found.distinct().order_by("-completed_at")[:LATEST]
        if one.completed_at
    ]


def _changes(visitor: Visitor) -> list[Agreed]:
    """Changes that were decided, of those both sides see."""
    state = ChangeRequest.State
    found = ChangeRequest.objects.filter(
        client=visitor.client_id, audience=Audience.SHARED, decided_at__isnull=False,
        project__in=projects_of(visitor.contact_id, visitor.client_id),
    ).exclude(state=state.WITHDRAWN)  # fmt: skip
    heard = found.filter(~Q(state=state.INFEASIBLE) | Q(explained_at__isnull=False))
    return [
        Agreed(
            one.decided_at, "git-merge",
            _("Change %(number)d: %(title)s") % {"number": one.number, "title": one.title},
            "ok" if one.state == state.ACCEPTED else "open", one.get_state_display(),
            address=f"/portal/requests/{one.pk}/",
        )
        for one in heard.order_by("-decided_at")[:LATEST]
        if one.decided_at
    ]  # fmt: skip


def _decided(visitor: Visitor) -> list[Agreed]:
    """What was decided in a talk, where it is shared."""
    theirs = Q(project=None) | Q(project__in=projects_of(visitor.contact_id, visitor.client_id))
    found = Decision.objects.filter(theirs, client=visitor.client_id, audience=Audience.SHARED)
    return [
        Agreed(one.at, "message-circle", one.text, "ok", _confirmed(one))
        for one in found.order_by("-at", "-pk")[:LATEST]
    ]


def _confirmed(decision: Decision) -> str:
    if decision.confirmed_at:
        return _("In writing since %(day)s") % {"day": day(decision.confirmed_at)}
    return _("Agreed in a talk")
