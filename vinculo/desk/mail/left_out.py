"""What was left out of the record, and why; with a way in for what was left out wrongly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.mail.found import lines, seen
from vinculo.desk.team_only import team_only
from vinculo.mail import whose
from vinculo.mail.models import State
from vinculo.web.toasts import toast


@require_safe
@team_only
def left_out(request: HttpRequest) -> HttpResponse:
    return render(request, "mail/left_out.html", {"lines": lines(seen(request).left_out()), "tab": "left_out"})


@require_POST
@team_only
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    received = get_object_or_404(seen(request).left_out().exclude(key=""), pk=pk)
    whose.take_in_after_all(received)
    received.refresh_from_db()
    if received.state == State.LOGGED:
        toast(request, _("The letter is in the record."))
    elif received.state == State.ASKING:
        toast(request, _("Now say whose it is."))
        return redirect("mail:asking")
    else:
        toast(request, _("It stays out: %(why)s") % {"why": received.get_state_display()})
    return redirect("mail:left_out")
