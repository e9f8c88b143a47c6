"""One approval: how it stands, who said what, what they pinned to it, and what the record says."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.approvals.found import approval_of
from vinculo.desk.approvals.standing import mark, mark_of
from vinculo.documents.approvals.answering import newer_version
from vinculo.documents.approvals.asking import subject_of
from vinculo.documents.approvals.turns import last_words
from vinculo.documents.models import Approval
from vinculo.documents.pages import pages_of
from vinculo.record.models import Entry
from vinculo.record.reading import read
from vinculo.web.dates import day_long


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    approval, now = approval_of(request, pk), timezone.now()
    is_open, newest = approval.is_open(now), newer_version(approval)
    context = {
        "approval": approval,
        "mark": mark(approval, now),
        "people": _people(approval),
        "is_open": is_open,
        "newest": newest,
        "may_ask_again": approval.outcome != Approval.Outcome.APPROVED and not approval.followed_by.exists(),
        "remarks": _remarks(approval),
        "sheets": pages_of(approval.version, "/documents") if approval.version else [],
        "lines": read(list(Entry.objects.filter(subject=subject_of(approval)).in_order()), day=day_long),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "approvals/page.html", context)


def _people(approval: Approval) -> list[dict[str, Any]]:
    """Each with all they said, the earlier answers beside the one that counts."""
    approvers: list[Any] = list(approval.approvers.all())
    said = last_words(approvers)
    return [
        {"contact": one.contact, "mark": mark_of(one, said.get(one.pk)), "answers": list(one.answers.all())}
        for one in approvers
    ]


def _remarks(approval: Approval) -> list[Any]:
    found: list[Any] = list(approval.remarks.select_related("by_contact", "by").order_by("page", "at", "pk"))
    for number, remark in enumerate(found, start=1):
        remark.number = number
        remark.percent_x, remark.percent_y = _percent(remark.x), _percent(remark.y)
    return found


def _percent(thousandths: int | None) -> str:
    return "" if thousandths is None else f"{thousandths / 10:g}%"
