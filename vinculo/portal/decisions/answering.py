"""What they answer. It counts for exactly what was on their screen; overtaken, they are told and nothing is written."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.documents.approvals.answering import Answered, NotTheirTurn, Overtaken, Said
from vinculo.documents.models import Answer, Approval, Remark
from vinculo.logbook import approved
from vinculo.notifications import milestone_news
from vinculo.people.models import Organization
from vinculo.portal.decisions.forms import AnswerForm
from vinculo.portal.decisions.found import approval_of, approver_of
from vinculo.portal.decisions.paper import show
from vinculo.portal.decisions.times import offered
from vinculo.portal.requests.acting import them
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

MOVES_THE_PLAN = (Approval.About.CHANGE, Approval.About.MILESTONE)
Choice = Answer.Choice


@require_POST
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    approval = approval_of(request, pk)
    approver, acts = approver_of(request, approval), them(request)
    pinned = Remark.objects.filter(approval=approval, by_contact=approver.contact_id).exists()
    times = offered(request.visitor, at=acts.at)
    form = AnswerForm(request.POST, about=approval.about, times=times, has_pins=pinned)
    if not form.is_valid():
        return show(request, approval, form=form, status=422)
    given = form.cleaned_data
    said = Said(
        choice=given["choice"], sha256=given["sha256"], language=request.visitor.language, text=given["text"].strip(),
        times=form.times_said(),
    )  # fmt: skip
    try:
        answered = approved.answer(approver, said, actor=acts.actor, at=acts.at, organization=Organization.current())
    except Overtaken as told:
        return show(request, approval_of(request, pk), times=times, why=told.why, status=409)
    except NotTheirTurn:
        raise Http404 from None
    if answered.outcome == Approval.Outcome.APPROVED:
        milestone_news.approved(approval, by=None, name=request.visitor.name, at=acts.at)
    client_changed(request.visitor.client_id)
    if answered.outcome and approval.about in MOVES_THE_PLAN and approval.project_id:
        plan_changed(approval.project_id)
    toast(request, _thanks(answered, approval))
    return redirect("portal:decision", pk)


def _thanks(answered: Answered, approval: Approval) -> str:
    """What happens now, and who does it."""
    name = approval.by.first_name if approval.by else _("we")
    if answered.answer.choice == Choice.TALK:
        return _("Noted: %(name)s will call you about it.") % {"name": name}
    if answered.answer.choice == Choice.CHANGES:
        return _("Noted: %(name)s has your changes.") % {"name": name}
    return _("Thank you. Your yes is noted, with day and hour.")
