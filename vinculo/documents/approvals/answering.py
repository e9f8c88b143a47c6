"""What they answer: about exactly what was on their screen, once, and told when it has been overtaken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from vinculo import jobs
from vinculo.db.locking import lock_named
from vinculo.documents.approvals.asking import TELL, about
from vinculo.documents.approvals.turns import next_in_line, outcome
from vinculo.documents.models import Answer, Approval, Approver, Version
from vinculo.people.models import Person
from vinculo.record.chain import Actor, append


class Overtaken(Exception):
    """
    Something happened while they read: `why` is "version" (a newer one is there), "withdrawn", "settled", "ran_out" or
    "shown" (what is asked is no longer what they saw). Nothing is written.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotTheirTurn(Exception):
    """Somebody before them has not said yes yet."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer. `sha256`: of what was on the screen. `times`: when it suits them to talk."""

    choice: str
    sha256: str
    language: str
    text: str = ""
    times: str = ""
    channel: str = "portal"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of it: `is_new` is False for the same answer given twice; `outcome` is empty while others are asked."""

    answer: Answer
    is_new: bool
    outcome: str = ""


def hold(approval_id: int) -> Approval:
    """The approval as it is now; nobody else answers, withdraws or replaces it until our transaction ends."""
    lock_named(f"approval:{approval_id}")
    approval = Approval.objects.select_related("version__document").get(pk=approval_id)
    if approval.version:
        lock_named(f"document:{approval.version.document_id}")
    return approval


def newer_version(approval: Approval) -> Version | None:
    """What stands there instead of what they are asked about."""
    if approval.version is None:
        return None
    later = Version.objects.filter(document=approval.version.document_id, number__gt=approval.version.number)
    return later.filter(state=Version.State.GOOD).order_by("-number").first()


def check_open(approval: Approval, *, sha256: str, at: datetime) -> None:
    """Raises Overtaken."""
    if approval.withdrawn_at or (approval.version and approval.version.document.deleted_at):
        raise Overtaken("withdrawn")
    if approval.settled_at:
        raise Overtaken("settled")
    if approval.ran_out_at or approval.has_run_out(at):
        raise Overtaken("ran_out")
    if newer_version(approval):
        raise Overtaken("version")
    if sha256 != approval.sha256:
        raise Overtaken("shown")


@transaction.atomic
def answer(
    approver: Approver,
    said: Said,
    *,
    actor: Actor,
    at: datetime,
    noted_by: Person | None = None,
    still_so: Callable[[Approval], bool] = lambda _approval: True,
) -> Answered:
    """
    Write their answer beside those they gave before, and settle the approval when it is the last one that was missing.

    `actor`: as the record names them. `noted_by`: the person of ours to whom they said it, where it was not written by
    them. `still_so`: whether it still is what they read, as far as floors above this one know. Raises Overtaken or
    NotTheirTurn; then nothing is written.
    """
    approval = hold(approver.approval_id)
    approvers = list(approval.approvers.prefetch_related("answers"))
    mine = next(one for one in approvers if one.pk == approver.pk)
    before = list(mine.answers.all())[-1:]
    if before and _is_the_same(before[0], said):
        return Answered(before[0], False, approval.outcome)
    check_open(approval, sha256=said.sha256, at=at)
    if not still_so(approval):
        raise Overtaken("shown")
    if mine.asked_at is None:
        raise NotTheirTurn
    given = Answer.objects.create(
        approver=mine, choice=said.choice, text=said.text, times=said.times, version=approval.version,
        sha256=approval.sha256, language=said.language, channel=said.channel, noted_by=noted_by, at=at,
    )  # fmt: skip
    facts = {
        "choice": said.choice, "answer": given.pk, "contact": mine.contact_id, "version": approval.version_id,
        "sha256": approval.sha256, "language": said.language, "channel": said.channel,
        "noted_by": noted_by.pk if noted_by else None,
    }  # fmt: skip
    of = f"contact:{mine.contact_id}"
    append(about(approval, "approval.answered", facts, of=of, words=said.text, times=said.times), actor=actor, at=at)
    return Answered(given, True, _go_on(approval, at))


def _is_the_same(before: Answer, said: Said) -> bool:
    """Pressed twice, or sent again by a browser that did not hear from us."""
    return (before.choice, before.text, before.times) == (said.choice, said.text, said.times)


def _go_on(approval: Approval, at: datetime) -> str:
    """Settles it, or has the next in line told."""
    approvers = list(approval.approvers.prefetch_related("answers"))
    came_to = outcome(approvers)
    if came_to:
        Approval.objects.filter(pk=approval.pk, settled_at=None).update(settled_at=at, outcome=came_to)
    elif (following := next_in_line(approvers)) is not None:
        Approver.objects.filter(pk=following.pk, asked_at=None).update(asked_at=at)
        jobs.enqueue(TELL, approval.pk)
    return came_to


@transaction.atomic
def look(approver: Approver, *, actor: Actor, at: datetime) -> bool:
    """They have it before them. Only the first time is written down; whether this was it."""
    if Approver.objects.filter(pk=approver.pk, opened_at=None).update(opened_at=at) != 1:
        return False
    approval = approver.approval
    facts = {"contact": approver.contact_id, "version": approval.version_id, "sha256": approval.sha256}
    append(about(approval, "approval.opened", facts), actor=actor, at=at)
    return True
