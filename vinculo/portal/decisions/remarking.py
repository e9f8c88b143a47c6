"""Comments pinned to a place of the paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vinculo.documents.approvals.remarks import pin
from vinculo.portal.decisions.forms import RemarkForm
from vinculo.portal.decisions.found import approval_of
from vinculo.portal.decisions.paper import show
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.approval import may_remark
from vinculo.portal.visitor import PortalRequest


@require_POST
def remark(request: PortalRequest, pk: int) -> HttpResponse:
    approval, acts = approval_of(request, pk), them(request)
    if approval.version is None or not may_remark(request.visitor, approval, at=acts.at):
        raise Http404
    form = RemarkForm(request.POST, pages=approval.version.drawn.filter(number__gt=0).count())
    if not form.is_valid():
        return show(request, approval, remark=form, status=422)
    given = form.cleaned_data
    made = pin(
        approval, page=given["page"], x=given["x"], y=given["y"], text=given["text"].strip(), contact=acts.contact,
        actor=acts.actor, at=acts.at,
    )  # fmt: skip
    return redirect(f"/portal/decisions/{pk}/#remark-{made.pk}")
