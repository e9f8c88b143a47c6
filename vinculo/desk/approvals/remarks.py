"""What they pinned to a place: we answer, and say when it is seen to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.approvals.forms import ReplyForm
from vinculo.desk.approvals.found import remark_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.documents.approvals import remarks
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def reply(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    """They read it beside their comment."""
    found = remark_of(request, pk, remark)
    approval = found.approval
    assert approval is not None
    form = ReplyForm(request.POST or None, initial={"text": found.answer})
    if request.method == "POST" and form.is_valid():
        remarks.reply(found, text=form.cleaned_data["text"].strip())
        written(request, approval.client_id)
        toast(request, _("They read it beside their comment."))
        return go_on(request, approval.get_absolute_url())
    context = {
        "form": form,
        "approval": approval,
        "remark": found,
        "heading": _("Answer the comment"),
        "save": _("Answer"),
    }
    return render(request, "approvals/form.html", {**context, "back_url": approval.get_absolute_url()})


@require_POST
@team_only
def settled(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    found = remark_of(request, pk, remark)
    approval = found.approval
    assert approval is not None
    if remarks.settle(found, by=request.user, at=timezone.now()):
        undo = undo_address(request.user, "approvals.remark", ids=[found.pk], back=approval.get_absolute_url())
        toast(request, _("Seen to."), undo=undo)
    return redirect(approval)
