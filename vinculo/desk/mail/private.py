"""Letters in one's own mailbox about clients, which nobody else sees yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.mail.found import lines, seen
from vinculo.desk.team_only import team_only
from vinculo.mail import whose
from vinculo.web.toasts import toast


@require_safe
@team_only
def private(request: HttpRequest) -> HttpResponse:
    rows = seen(request).private().filter(mailbox__owner=request.user)
    return render(request, "mail/private.html", {"lines": lines(rows), "tab": "private"})


@require_POST
@team_only
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Only its owner may."""
    received = get_object_or_404(seen(request).private().filter(mailbox__owner=request.user), pk=pk)
    whose.share(received, by=request.user, at=timezone.now())
    toast(request, _("The letter is in the record: everybody who sees the client sees it."))
    return redirect("mail:private")
