"""Is this file the one we sealed, and is it whole? For whoever holds a copy."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.documents.sealing.verdict import LARGEST
from vinculo.documents.signing.words import told
from vinculo.portal.shared.signing import authority_certificate
from vinculo.portal.signing.forms import FileForm
from vinculo.portal.visitor import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: PortalRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        from vinculo.documents.sealing.checking import check as look  # large: only whoever looks takes it in

        sent = form.cleaned_data["file"]
        context |= {"name": sent.name, "told": told(look(sent.read(LARGEST + 1)))}
    return render(request, "portal/signing/check.html", context)


@require_safe
def authority(request: PortalRequest) -> HttpResponse:
    """The certificate to check our seals with."""
    certificate = authority_certificate()
    if not certificate:
        raise Http404
    response = HttpResponse(certificate, content_type="application/x-pem-file")
    response.headers["Content-Disposition"] = 'attachment; filename="authority.pem"'
    return response
