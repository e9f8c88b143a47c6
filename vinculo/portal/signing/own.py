"""Bringing the paper back, signed with a certificate of one's own."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.documents.keeping import whole_bytes
from vinculo.documents.sealing.verdict import LARGEST
from vinculo.documents.signing.bringing import NotAccepted, look_at
from vinculo.documents.signing.standing import NotOpen, NotTheirTurn
from vinculo.documents.signing.words import why_not
from vinculo.logbook.signed import bring
from vinculo.portal.signing.forms import FileForm
from vinculo.portal.signing.found import actor_of, paper_of, place_of
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: PortalRequest, pk: int) -> HttpResponse:
    found = paper_of(request, pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if not found.may_sign:
        toast(request, _("It does not wait for you any more."))
        return redirect(found.address)
    if request.method == "POST" and form.is_valid():
        sent, place, at = form.cleaned_data["file"], place_of(request, pk), timezone.now()
        content = sent.read(LARGEST + 1)
        try:
            brought = look_at(content, whole_bytes(place.request.frozen))
            actor = replace(actor_of(request), proof="certificate")
            bring(place, content, brought, words=found.consent, language=get_language() or "", actor=actor, at=at)
        except NotAccepted as why:
            form.add_error("file", why_not(why.reason))
        except (NotOpen, NotTheirTurn):
            return redirect(found.address)
        else:
            client_changed(request.visitor.client_id)
            toast(request, _("Taken: signed with the certificate of %(name)s.") % {"name": brought.name})
            return redirect(found.address)
    return render(request, "portal/signing/own.html", {"paper": found, "form": form})
