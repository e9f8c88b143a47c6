"""The page on which a yes is said: what is new, the paper, and three ways out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.documents.approvals.answering import look
from vinculo.documents.models import Approval
from vinculo.portal.decisions.forms import AnswerForm, RemarkForm
from vinculo.portal.decisions.found import approval_of
from vinculo.portal.decisions.times import Time, offered
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.approval import approver_for, earlier, paper
from vinculo.portal.visitor import PortalRequest


@require_safe
def paper_page(request: PortalRequest, pk: int) -> HttpResponse:
    approval = approval_of(request, pk)
    note_look(request, approval)
    return show(request, approval)


def show(
    request: PortalRequest,
    approval: Approval,
    *,
    form: AnswerForm | None = None,
    remark: RemarkForm | None = None,
    times: list[Time] | None = None,
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    """
    The page. `why`: what overtook the answer they have just given, which then counts for nothing. `times`: when one
    could talk, where the caller has worked it out.
    """
    now = timezone.now()
    shown = paper(approval, request.visitor, at=now)
    context: dict[str, Any] = {"paper": shown, "earlier": earlier(approval), "why": why, "compare": _compares(request)}
    if shown.may_answer:
        times = times if times is not None or form else offered(request.visitor, at=now)
        context["form"] = form or AnswerForm(about=approval.about, times=times or (), initial={"sha256": shown.sha256})
    if shown.may_remark:
        context["remark"] = remark or RemarkForm(pages=len(shown.sheets))
    return render(request, "portal/decisions/paper.html", context, status=status)


def note_look(request: PortalRequest, approval: Approval) -> None:
    """They have it before them: written down the first time. Whoever only looks as somebody else leaves no trace."""
    mine = approver_for(request.visitor, approval)
    if mine is None or mine.opened_at or request.visitor.is_only_looking or request.method != "GET":
        return
    acts = them(request)
    if approval.is_open(acts.at):
        look(mine, actor=acts.actor, at=acts.at)


def _compares(request: PortalRequest) -> bool:
    """Whether the pages of the version before stand beside these."""
    return request.GET.get("compare") == "1"
