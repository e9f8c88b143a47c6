"""The tokens one has; administrators look after everybody's."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.programs.forms import TokenForm
from vinculo.people.permissions import only
from vinculo.programs.models import Token
from vinculo.programs.models.token import may_have_tokens
from vinculo.programs.scopes import Scope
from vinculo.web.toasts import toast

SHOWN = 200


@only(may_have_tokens)
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    return render(request, "programs/list.html", _shown(request))


@only(may_have_tokens)
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def new(request: HttpRequest) -> HttpResponse:
    """Who holds it is who made it, so the password is asked for again. Its secret is on the page that answers, once."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now, said = timezone.now(), form.cleaned_data
        _token, secret = Token.make(
            name=said["name"], scopes=said["scopes"], expires_at=now + form.lasts, by=request.user, at=now
        )
        answer = render(request, "programs/list.html", {**_shown(request), "secret": secret, "made": _token})
        answer.headers["Cache-Control"] = "no-store"
        return answer
    return render(request, "programs/new.html", {"form": form})


@only(may_have_tokens)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(Token.objects.visible_to(request.user), pk=pk)
    if token.revoke(by=request.user, at=timezone.now()):
        toast(request, _("“%(name)s” opens nothing any more.") % {"name": token.name})
    return redirect("programs:list")


def _shown(request: Any) -> dict[str, Any]:
    now, labels = timezone.now(), dict(Scope.choices)
    rows: list[Any] = list(Token.objects.visible_to(request.user).select_related("person", "revoked_by")[:SHOWN])
    for token in rows:
        token.may_do = [labels.get(scope, scope) for scope in token.scopes]
    good = [token for token in rows if token.is_alive(now)]
    return {"good": good, "over": [token for token in rows if token not in good]}
