"""Taking a request back, and a friendly word to somebody who has not signed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.signatures.forms import WithdrawForm
from vinculo.desk.signatures.found import request_of
from vinculo.desk.written import go_on, written
from vinculo.documents.models import Signer
from vinculo.documents.signing import ending, reminding
from vinculo.documents.signing.standing import NotOpen
from vinculo.people.permissions import only
from vinculo.web.toasts import toast


@only(may_change_clients)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_of(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ending.withdraw(found, because=form.cleaned_data["because"], by=request.user, at=timezone.now())
        except NotOpen:
            toast(request, _("Too late: it is settled already."))
        else:
            written(request, found.client_id)
            toast(request, _("Taken back. Nobody can sign it any more."))
        return go_on(request, found.get_absolute_url())
    context = {"form": form, "heading": _("Take it back"), "back_url": found.get_absolute_url()}
    return render(request, "signatures/withdraw.html", context)


@only(may_change_clients)
@require_POST
def remind(request: HttpRequest, pk: int, signer: int) -> HttpResponse:
    found = request_of(request, pk)
    related = ("contact", "person", "request")
    whom = get_object_or_404(Signer.objects.select_related(*related), request=found, pk=signer)
    name = whom.contact or whom.person
    if name is None:
        raise Http404
    if reminding.remind(whom, by=request.user, at=timezone.now()):
        written(request, found.client_id)
        toast(request, _("A reminder goes to %(name)s.") % {"name": name.name})
    else:
        toast(request, _("It does not wait for %(name)s any more.") % {"name": name.name})
    return redirect(found.get_absolute_url())
