"""The reports we sent: all of them, one of them, and its paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.documents.serving.answer import paper_answer
from vinculo.portal.shared.reports import report, reports_of
from vinculo.portal.visitor import PortalRequest
from vinculo.reports.seeing import seen_reports
from vinculo.reports.sending import bytes_of, file_name


@require_safe
def list_page(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/reports/list.html", {"reports": reports_of(request.visitor)})


@require_safe
def page(request: PortalRequest, pk: int) -> HttpResponse:
    found = report(request.visitor, pk)
    if found is None:
        raise Http404
    return render(request, "portal/reports/page.html", {"report": found})


@require_safe
def paper(request: PortalRequest, pk: int) -> HttpResponse:
    seen = seen_reports(request.visitor.contact_id, request.visitor.client_id)
    found = seen.select_related("paper", "client", "project").filter(pk=pk).first()
    if found is None:
        raise Http404
    return paper_answer(bytes_of(found), file_name(found))
