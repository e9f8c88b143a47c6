"""Signing in at Basecamp, and coming back from there."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.desk.connections.found import connection_of, importers_only
from vinculo.exchange.connections.connecting import Offered, accounts, try_out
from vinculo.exchange.connections.models import Connection, System
from vinculo.exchange.connections.oauth import Started, door_address, take_code
from vinculo.exchange.connections.trouble import Trouble
from vinculo.web.toasts import toast

KEPT = "connections.started"


@require_safe
@importers_only
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """A page with the way there: what was agreed for this visit lies in the session until they come back."""
    connection = _basecamp(request, pk)
    started = Started.now()
    request.session[KEPT] = {"pk": connection.pk, "state": started.state, "verifier": started.verifier}
    return render(request, "connections/door.html", {"connection": connection, "to": door_address(connection, started)})


@require_safe
@importers_only
def back(request: HttpRequest) -> HttpResponse:
    """Each state is good for one return."""
    kept: dict[str, Any] = request.session.pop(KEPT, {})
    state, code = request.GET.get("state", ""), request.GET.get("code", "")[:2000]
    if not kept or not constant_time_compare(kept["state"], state[:200]):
        raise Http404
    connection = _basecamp(request, kept["pk"])
    if not code:
        toast(request, _("Basecamp was not told to let us in. Nothing was changed."))
        return redirect("connections:page", connection.pk)
    at = timezone.now()
    try:
        take_code(connection, code, kept["verifier"], at=at)
        found = accounts(connection, at=at)
        if len(found) == 1 and _take(request, connection, found[0]):
            return redirect("connections:page" if connection.links.exists() else "connections:choose", connection.pk)
    except Trouble as trouble:
        toast(request, trouble.sentence("Basecamp"))
        return redirect("connections:page", connection.pk)
    return redirect("connections:account", connection.pk)


class AccountForm(forms.Form):
    account = forms.ChoiceField(label=gettext_lazy("Which account"))

    def __init__(self, *args: Any, found: list[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {one.id: one for one in found}
        self.fields["account"].choices = [(one.id, one.name) for one in found]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@importers_only
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever has several accounts there says which one."""
    connection = _basecamp(request, pk)
    why, found = "", []
    try:
        found = accounts(connection, at=timezone.now())
        form = AccountForm(request.POST or None, found=found)
        if request.method == "POST" and form.is_valid():
            _take(request, connection, form.found[form.cleaned_data["account"]])
            return redirect("connections:choose", connection.pk)
    except Trouble as trouble:
        why, form = trouble.sentence("Basecamp"), AccountForm(found=[])
    return render(request, "connections/account.html", {"connection": connection, "form": form, "why": why})


def _take(request: HttpRequest, connection: Connection, account: Offered) -> bool:
    connection.account_id, connection.account_name = account.id, account.name
    try_out(connection, at=timezone.now())
    toast(request, _("Basecamp lets us in as %(name)s.") % {"name": connection.member_name})
    return True


def _basecamp(request: HttpRequest, pk: int) -> Connection:
    found = connection_of(request, pk)
    if found.system != System.BASECAMP:
        raise Http404
    return found
