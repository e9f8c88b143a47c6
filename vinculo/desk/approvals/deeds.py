"""What we do with an approval that waits: remind them, take it back, note what they said elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.acting import acting
from vinculo.clients.language import language_to
from vinculo.desk.approvals.forms import NotedForm, WithdrawForm
from vinculo.desk.approvals.found import approval_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.documents.approvals import ending, reminding
from vinculo.documents.approvals.answering import NotTheirTurn, Overtaken, Said
from vinculo.documents.models import Approval, Approver
from vinculo.logbook import approved
from vinculo.notifications import milestone_news
from vinculo.web.toasts import toast

MOVES_THE_PLAN = (Approval.About.CHANGE, Approval.About.MILESTONE)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    approval = approval_of(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ending.withdraw(approval, because=form.cleaned_data["because"], by=request.user, at=timezone.now())
        except ending.NotOpen:
            return _too_late(request, approval)
        written(request, approval.client_id)
        toast(request, _("Withdrawn. Those who had the letter hear of it."))
        return go_on(request, approval.get_absolute_url())
    if not approval.is_open(timezone.now()):
        return _too_late(request, approval)
    context = {"form": form, "approval": approval, "heading": _("Take it back"), "save": _("Withdraw it")}
    return render(request, "approvals/form.html", {**context, "back_url": approval.get_absolute_url()})


@require_POST
@team_only
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter at once to everybody whose turn it is and who has said nothing."""
    approval, now = approval_of(request, pk), timezone.now()
    waiting = reminding.silent(now).filter(approval=approval).select_related("contact", "approval__client")
    names = [one.contact.first_name for one in waiting if reminding.remind(one, by=request.user, at=now)]
    if names:
        written(request, approval.client_id)
        toast(request, _("A reminder goes to %(names)s.") % {"names": ", ".join(names)})
    else:
        toast(request, _("There is nobody to remind."))
    return redirect(approval)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def noted(request: HttpRequest, pk: int) -> HttpResponse:
    """They said it on the phone, at the table, in a mail."""
    approval = approval_of(request, pk)
    if not approval.is_open(timezone.now()):
        return _too_late(request, approval)
    asked: list[Approver] = [one for one in approval.approvers.all() if one.asked_at]
    form = NotedForm(request.POST or None, approvers=asked)
    if request.method == "POST" and form.is_valid():
        try:
            _note(request, approval, form)
        except (Overtaken, NotTheirTurn):
            return _too_late(request, approval)
        toast(request, _("Noted. What was only said is best put in writing, too."))
        return go_on(request, approval.get_absolute_url())
    context = {"form": form, "approval": approval, "heading": _("What they told us"), "save": _("Note it")}
    return render(request, "approvals/form.html", {**context, "back_url": approval.get_absolute_url()})


def _note(request: HttpRequest, approval: Approval, form: NotedForm) -> None:
    said, organization = form.cleaned_data, request.desk.organization
    approver = approval.approvers.select_related("contact", "approval").get(pk=said["approver"])
    words = Said(
        choice=said["choice"], sha256=approval.sha256, text=said["text"].strip(), channel=said["channel"],
        language=language_to(approver.contact, approval.client, organization),
    )  # fmt: skip
    answered = approved.answer(
        approver, words, actor=acting(approver.contact, proof="told"), at=timezone.now(), organization=organization,
        noted_by=request.user,
    )  # fmt: skip
    if answered.outcome == Approval.Outcome.APPROVED:
        milestone_news.approved(approval, by=request.user, name="", at=timezone.now())
    moves = answered.outcome and approval.about in MOVES_THE_PLAN
    written(request, approval.client_id, plan_of=approval.project_id if moves else None)


def _too_late(request: HttpRequest, approval: Approval) -> HttpResponse:
    toast(request, _("It is not waiting any more."))
    return redirect(approval)
