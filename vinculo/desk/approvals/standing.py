"""How an approval stands, in a shape and a few words."""

from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.documents.approvals.turns import last_words
from vinculo.documents.models import Answer, Approval
from vinculo.web.dates import day, day_near, local_date
from vinculo.web.glyphs import state

Choice = Answer.Choice


def mark(approval: Approval, at: datetime) -> SafeString:
    """No query: those who are asked come loaded with their answers."""
    if approval.settled_at:
        when = {"day": day_near(approval.settled_at)}
        if approval.outcome == Approval.Outcome.APPROVED:
            return state("ok", _("Approved %(day)s") % when)
        return state("tight", _("Changes wanted %(day)s") % when)
    if approval.withdrawn_at:
        return state("open", _("Signed instead") if approval.is_overtaken else _("Withdrawn"))
    if approval.has_run_out(at):
        return state("risk", _("Ran out without an answer"))
    newest = getattr(approval, "newest_number", None)
    if newest:
        return state("tight", _("Version %(number)d is there: ask anew") % {"number": newest})
    return _waiting(approval, local_date(at))


def _waiting(approval: Approval, today: date) -> SafeString:
    approvers: list[Any] = list(approval.approvers.all())
    said = last_words(approvers)
    talking = [one for one in approvers if one.pk in said and said[one.pk].choice == Choice.TALK]
    names = ", ".join(one.contact.first_name for one in approvers if one.asked_at and one.pk not in said)
    if talking and not names:
        return state("tight", _("%(name)s would rather talk") % {"name": talking[0].contact.first_name})
    if approval.due_on and approval.due_on < today:
        return state("risk", _("Waits for %(names)s since %(day)s") % {"names": names, "day": day(approval.due_on)})
    return state("run", _("Waits for %(names)s") % {"names": names})


def mark_of(approver: Any, answer: Answer | None) -> SafeString:
    if answer is not None:
        shape = {Choice.APPROVE: "ok", Choice.CHANGES: "tight", Choice.TALK: "run"}[Choice(answer.choice)]
        words = {
            Choice.APPROVE: _("Yes %(day)s"), Choice.CHANGES: _("Wants changes %(day)s"),
            Choice.TALK: _("Would rather talk %(day)s"),
        }[Choice(answer.choice)]  # fmt: skip
        return state(shape, words % {"day": day_near(answer.at)})
    if approver.asked_at is None:
        return state("open", _("Comes later"))
    if approver.opened_at:
        return state("run", _("Opened it %(day)s") % {"day": day_near(approver.opened_at)})
    if approver.told_at is None:
        return state("open", _("The letter waits for their hours"))
    return state("run", _("Has the letter since %(day)s") % {"day": day_near(approver.told_at)})
