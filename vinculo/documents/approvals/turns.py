"""Whose turn it is, and what their answers come to."""

from collections.abc import Iterable

from vinculo.documents.models import Answer, Approval, Approver

Choice, Outcome = Answer.Choice, Approval.Outcome


def last_words(approvers: Iterable[Approver]) -> dict[int, Answer]:
    """The answer that counts of each approver, by id: their latest. Their answers come loaded, oldest first."""
    found = {}
    for approver in approvers:
        for answer in approver.answers.all():
            found[approver.pk] = answer
    return found


def outcome(approvers: Iterable[Approver]) -> str:
    """Changes, as soon as one of them wants some; approved, when all have said yes; nothing before that."""
    approvers = list(approvers)
    last = last_words(approvers)
    choices = [last[one.pk].choice if one.pk in last else "" for one in approvers]
    if Choice.CHANGES in choices:
        return Outcome.CHANGES
    return Outcome.APPROVED if choices and set(choices) == {Choice.APPROVE} else ""


def next_in_line(approvers: Iterable[Approver]) -> Approver | None:
    """Who is asked next, once everybody before them has said yes."""
    approvers = sorted(approvers, key=lambda one: (one.position, one.pk))
    last = last_words(approvers)
    for approver in approvers:
        if approver.asked_at is None:
            return approver
        if approver.pk not in last or last[approver.pk].choice != Choice.APPROVE:
            return None
    return None
