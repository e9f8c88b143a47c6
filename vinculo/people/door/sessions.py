"""How I sign in, and where I am signed in."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vinculo.people.sessions import end_other_sessions, end_session, open_sessions


@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """Password, second step, passkeys, sessions: one page."""
    person = request.user
    ways = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    kinds = [way.type for way in ways]
    context = {
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": [_passkey(way) for way in ways if way.type == Authenticator.Type.WEBAUTHN],
        "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "sessions": open_sessions(person, current_key=request.session.session_key or "", at=timezone.now()),
        "section": "settings",
    }
    return render(request, "people/security.html", context)


@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    if not end_session(request.user, pk):
        raise Http404
    messages.success(request, _("That session has ended."))
    return redirect("people:security")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """All my sessions but this one."""
    end_other_sessions(request)
    messages.success(request, _("You are signed in here only."))
    return redirect("people:security")


def _passkey(way: Authenticator) -> dict[str, Any]:
    return {"pk": way.pk, "name": way.wrap().name, "added_at": way.created_at}
