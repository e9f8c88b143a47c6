"""Signing for our side: the password or second step was confirmed just before, as the library asks for it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.signatures.forms import CountersignForm
from vinculo.desk.signatures.found import request_of
from vinculo.desk.written import written
from vinculo.documents.models import Signer, SigningRequest
from vinculo.documents.signing.consenting import Consent, words
from vinculo.documents.signing.standing import NotOpen, NotTheirTurn, is_hidden, is_overtaken, waits_for
from vinculo.logbook.signed import sign as sign_it
from vinculo.people.acting import acting
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """To whoever is not asked to sign it, there is nothing here."""
    found = request_of(request, pk)
    mine = _mine(request, found)
    if mine is None:
        raise Http404
    return _confirmed(request, found, mine)


@reauthentication_required
def _confirmed(request: HttpRequest, found: SigningRequest, mine: Signer) -> HttpResponse:
    said = words(found, mine.capacity)
    form = CountersignForm(request.POST or None, words=said, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        consent = Consent(
            name=form.cleaned_data["name"], words=said, language=get_language() or "en", identified_by="password",
            identified_at=at, time_zone=request.user.time_zone,
        )  # fmt: skip
        try:
            sign_it(mine, consent, actor=_actor(request), at=at)
        except (NotOpen, NotTheirTurn):
            toast(request, _("It does not wait for you any more."))
        else:
            written(request, found.client_id)
            toast(request, _("You have signed “%(what)s”.") % {"what": found.title})
        return redirect(found.get_absolute_url())
    context = {"form": form, "signing": found, "words": said, "back_url": found.get_absolute_url()}
    return render(request, "signatures/sign.html", context)


def _mine(request: HttpRequest, found: SigningRequest) -> Signer | None:
    if not found.is_open(timezone.now()) or is_hidden(found) or is_overtaken(found):
        return None
    places = found.signers.filter(person=request.user).select_related("signature", "request__client")
    return next((one for one in places if waits_for(one)), None)


def _actor(request: HttpRequest) -> Any:
    adapter: Any = get_adapter(request)
    return acting(
        request.user, proof="password", ip=adapter.get_client_ip(request),
        user_agent=request.headers.get("User-Agent", ""),
    )  # fmt: skip
