"""Show it to the client or not; into the bin and back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Audience
from vinculo.db import search
from vinculo.desk.documents.found import Place, document_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import written
from vinculo.documents.verbs import share as share_with
from vinculo.logbook.searchable import index_documents
from vinculo.web.toasts import toast


@require_POST
@team_only
def share(request: HttpRequest, pk: int) -> HttpResponse:
    document, audience = document_of(request, pk), request.POST.get("audience", "")
    if audience not in Audience.values:
        raise Http404
    before = document.audience
    if share_with(document, audience, by=request.user, at=timezone.now()):
        written(request, document.client_id)
        seen = _("%(client)s sees it now.") if audience == Audience.SHARED else _("Only our team sees it now.")
        undo = undo_address(request.user, "documents.shared", ids=[pk], before=before)
        toast(request, seen % {"client": document.client.name}, undo=undo)
    return redirect(document.get_absolute_url())


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)
    document.throw_away(by=request.user, at=timezone.now())
    search.drop("document", [pk])
    written(request, document.client_id)
    toast(request, _("In the bin."), undo=undo_address(request.user, "documents.thrown", ids=[pk]))
    return redirect(Place(document.client, document.project, document.folder).here)


@require_POST
@team_only
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk, in_bin=True)
    document.restore()
    index_documents([document])
    written(request, document.client_id)
    toast(request, _("Back where it was."))
    return redirect(document.get_absolute_url())
