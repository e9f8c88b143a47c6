"""
What a dossier says besides the record: what was agreed, promised, decided, approved, signed and told.

Only what both sides know: no internal date, forecast, margin or note of ours, and of talks and files only those that
are shared with the client.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from vinculo.agreements.models import Agreement, ChangeRequest, Promise
from vinculo.clients.models import Audience, Client
from vinculo.conversations.models import Decision, Interaction
from vinculo.documents.models import Answer, Approval, Approver, Signer, SigningRequest
from vinculo.projects.models import Project

Row = dict[str, Any]


def contents(client: Client, project: Project | None) -> dict[str, Any]:
    """Everything as plain JSON, sections in the order in which one reads them. A fixed number of queries."""
    about: dict[str, Any] = {"client": client, **({"project": project} if project else {})}
    return {
        "client": {"id": client.pk, "name": client.name},
        "project": {"id": project.pk, "name": project.name} if project else None,
        "agreements": _agreements(Agreement.objects.filter(**about)),
        "promises": _promises(Promise.objects.filter(**about)),
        "decisions": [_decision(one) for one in Decision.objects.filter(**about).order_by("at", "pk")],
        "changes": [_change(one) for one in ChangeRequest.objects.filter(**about).order_by("asked_at", "pk")],
        "approvals": _approvals(Approval.objects.filter(**about)),
        "signatures": _signatures(SigningRequest.objects.filter(**about)),
        "talks": _talks(Interaction.objects.filter(**about, audience=Audience.SHARED)),
    }


def _agreements(found: QuerySet[Agreement]) -> list[Row]:
    known = found.kept().filter(Q(signed_on__isnull=False) | Q(language=""))  # type: ignore[attr-defined]
    related = known.prefetch_related("clauses", "annexes", "renewals")
    return [_agreement(one) for one in related.order_by("pk")]


def _agreement(one: Agreement) -> Row:
    """What was only drafted is not what both sides know."""
    return {
        "id": one.pk, "name": one.name, "signed_on": _text(one.signed_on), "where": one.where,
        "amends": one.amends_id, "starts_on": _text(one.starts_on), "until_on": _text(one.until_on),
        "ended_on": _text(one.ended_on), "ended_because": one.ended_because,
        "clauses": [{"title": clause.title, "text": clause.text} for clause in one.clauses.all()],
        "annexes": [
            {"title": annex.title, "text": annex.text, "file": annex.file_name, "sha256": annex.sha256}
            for annex in one.annexes.all()
        ],
        "renewed": [
            {"from_on": _text(again.from_on), "until_on": _text(again.until_on)} for again in one.renewals.all()
        ],
    }  # fmt: skip


def _promises(found: QuerySet[Promise]) -> list[Row]:
    return [
        {
            "id": one.pk, "text": one.text, "to": one.made_to.name if one.made_to else "",
            "made_at": _text(one.made_at), "promised_on": _text(one.promised_on), "kept_on": _text(one.kept_on),
            "withdrawn_at": _text(one.withdrawn_at), "withdrawn_because": one.withdrawn_because,
            "moved": [
                {
                    "from_on": _text(move.from_on), "to_on": _text(move.to_on), "at": _text(move.at),
                    "reason": move.reason,
                }
                for move in one.renegotiations.all()
            ],
        }
        for one in found.select_related("made_to").prefetch_related("renegotiations").order_by("made_at", "pk")
    ]  # fmt: skip


def _decision(one: Decision) -> Row:
    return {"id": one.pk, "text": one.text, "at": _text(one.at), "in_writing_at": _text(one.confirmed_at)}


def _change(one: ChangeRequest) -> Row:
    spoken = {"amount": one.amount, "currency": one.currency} if one.spoken_at else {}
    return {
        "id": one.pk, "number": one.number, "title": one.title, "text": one.text, "asked_at": _text(one.asked_at),
        "state": one.state, "decided_at": _text(one.decided_at), "because": one.because, "instead": one.instead,
        "signed_at": _text(one.signed_at), **spoken,
    }  # fmt: skip


def _approvals(found: QuerySet[Approval]) -> list[Row]:
    approvals = list(found.order_by("sent_at", "pk"))
    approvers = list(Approver.objects.filter(approval__in=approvals).select_related("contact"))
    answers: dict[int, list[Row]] = {}
    for answer in Answer.objects.filter(approver__in=approvers):
        answered: Row = {
            "choice": answer.choice, "text": answer.text, "at": _text(answer.at), "sha256": answer.sha256,
            "language": answer.language, "channel": answer.channel,
        }  # fmt: skip
        answers.setdefault(answer.approver_id, []).append(answered)
    asked: dict[int, list[Row]] = {}
    for one in approvers:
        told: Row = {"name": one.contact.name, "opened_at": _text(one.opened_at), "answers": answers.get(one.pk, [])}
        asked.setdefault(one.approval_id, []).append(told)
    return [
        {
            "id": one.pk, "title": one.title, "about": one.about, "note": one.note, "sha256": one.sha256,
            "sent_at": _text(one.sent_at), "outcome": one.outcome, "settled_at": _text(one.settled_at),
            "withdrawn_at": _text(one.withdrawn_at), "asked": asked.get(one.pk, []),
        }
        for one in approvals
    ]  # fmt: skip


def _signatures(found: QuerySet[SigningRequest]) -> list[Row]:
    requests = list(found.order_by("sent_at", "pk"))
    signers: dict[int, list[Row]] = {}
    related = Signer.objects.filter(request__in=requests).select_related("contact", "person", "signature")
    for signer in related.order_by("position", "pk"):
        signers.setdefault(signer.request_id, []).append(_signer(signer))
    return [
        {
            "id": one.pk, "title": one.title, "frozen_sha256": one.frozen_sha256, "sent_at": _text(one.sent_at),
            "completed_at": _text(one.completed_at), "declined_at": _text(one.declined_at),
            "withdrawn_at": _text(one.withdrawn_at), "signers": signers.get(one.pk, []),
        }
        for one in requests
    ]  # fmt: skip


def _signer(signer: Signer) -> Row:
    who = signer.contact or signer.person
    signature = getattr(signer, "signature", None)
    told: Row = {"name": who.name if who else "", "capacity": signer.capacity, "opened_at": _text(signer.opened_at)}
    if signature:
        told |= {
            "signed_at": _text(signature.at), "typed_name": signature.typed_name, "consent": signature.consent,
            "identified_by": signature.identified_by, "frozen_sha256": signature.frozen_sha256,
        }  # fmt: skip
    if signer.declined_at:
        told |= {"declined_at": _text(signer.declined_at), "declined_because": signer.declined_because}
    return told


def _talks(found: QuerySet[Interaction]) -> list[Row]:
    return [
        {
            "id": one.pk, "at": _text(one.at), "channel": one.channel, "direction": one.direction,
            "text": one.summary, "with": [contact.name for contact in one.contacts.all()],
        }
        for one in found.prefetch_related("contacts").order_by("at", "pk")
    ]  # fmt: skip


def _text(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None
