"""Not signing, and letting a colleague sign."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Contact
from vinculo.documents.signing.delegating import NotAColleague
from vinculo.documents.signing.standing import NotOpen, NotTheirTurn
from vinculo.logbook import signed
from vinculo.portal.signing.forms import DeclineForm, HandOnForm
from vinculo.portal.signing.found import actor_of, paper_of, place_of
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: PortalRequest, pk: int) -> HttpResponse:
    found = paper_of(request, pk)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if not found.may_sign:
        return _not_theirs(request, found.address)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        try:
            signed.decline(place_of(request, pk), because=because, actor=actor_of(request), at=timezone.now())
        except (NotOpen, NotTheirTurn):
            return _not_theirs(request, found.address)
        client_changed(request.visitor.client_id)
        toast(request, _("We know that you do not sign “%(what)s”, and why.") % {"what": found.title})
        return redirect(found.address)
    return render(request, "portal/signing/decline.html", {"paper": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: PortalRequest, pk: int) -> HttpResponse:
    found = paper_of(request, pk)
    form = HandOnForm(request.POST if request.method == "POST" else None, paper=found)
    if not found.may_sign:
        return _not_theirs(request, found.address)
    if request.method == "POST" and form.is_valid():
        to = Contact.objects.get(pk=form.cleaned_data["to"])
        try:
            signed.delegate(place_of(request, pk), to=to, actor=actor_of(request), at=timezone.now())
        except (NotOpen, NotTheirTurn):
            return _not_theirs(request, found.address)
        except NotAColleague:
            raise Http404 from None
        client_changed(request.visitor.client_id)
        toast(request, _("%(name)s is asked to sign “%(what)s” now.") % {"name": to.name, "what": found.title})
        return redirect(found.address)
    return render(request, "portal/signing/hand_on.html", {"paper": found, "form": form})


def _not_theirs(request: PortalRequest, address: str) -> HttpResponse:
    """It is theirs to see, and no longer theirs to decide."""
    toast(request, _("It does not wait for you any more."))
    return redirect(address)
