"""How much they want to see of a project: the one who decides there says it for all of theirs."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from vinculo.portal.shared.home import decides
from vinculo.portal.shared.seen import seen
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import CommunicationPlan

BACK = {"home": "portal:home", "roadmap": "portal:roadmap"}


@require_POST
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    project = get_object_or_404(seen(request.visitor), pk=pk)
    told, plan = request.POST.get("detail", ""), getattr(project, "plan", None)
    if plan is None or not decides(project):
        raise Http404
    if told in CommunicationPlan.Detail.values:
        CommunicationPlan.objects.filter(pk=plan.pk).update(detail=told)
        client_changed(request.visitor.client_id)
    place = BACK.get(request.POST.get("back", ""), "portal:home")
    return redirect(f"{reverse(place)}?project={pk}")
