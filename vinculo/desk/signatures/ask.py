"""Sending a version of a document to be signed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Audience
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.documents.found import documents_seen_by
from vinculo.desk.numbers import is_number
from vinculo.desk.signatures.forms import AskForm
from vinculo.desk.written import written
from vinculo.documents.models import Version
from vinculo.documents.signing.asking import CannotBeAsked, ask
from vinculo.documents.signing.freezing import CannotBeFrozen
from vinculo.documents.signing.words import why_not
from vinculo.people.permissions import only
from vinculo.web.toasts import toast


@only(may_change_clients)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    version = _version(request)
    document = version.document
    initial = {
        "title": document.title,
        "capacity": document.client.name,
        "language": document.client.language or request.user.language,
        "about": request.GET.get("about", ""),
    }
    form = AskForm(request.POST or None, version=version, by=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask(form.wish(), by=request.user, at=timezone.now())
        except CannotBeAsked as why:
            form.add_error(None, str(why))
        except CannotBeFrozen as why:
            form.add_error(None, why_not(why.reason))
        else:
            written(request, document.client_id)
            toast(request, _("Sent to be signed. What they sign is frozen now."))
            return redirect(asked.get_absolute_url())
    context = {
        "form": form, "version": version, "document": document, "back_url": document.get_absolute_url(),
        "is_shared": document.audience == Audience.SHARED,
    }  # fmt: skip
    return render(request, "signatures/new.html", context)


def _version(request: HttpRequest) -> Version:
    said = request.GET.get("version", "")
    if not is_number(said):
        raise Http404
    seen = documents_seen_by(request.user).kept()
    found = Version.objects.filter(document__in=seen).select_related("document__client", "document__project")
    return get_object_or_404(found, pk=int(said))
