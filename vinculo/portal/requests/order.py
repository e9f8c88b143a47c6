"""What comes first for the client: buttons up and down, and the place a card was dragged to."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vinculo.logbook.theirs import changes
from vinculo.portal.requests.acting import must_write, them
from vinculo.portal.shared.requests import waiting_changes
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed

HIGHEST = 10_000


def _step(step: int) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: PortalRequest, pk: int) -> HttpResponse:
        return _put(request, pk, step=step)

    return view


up, down = _step(-1), _step(1)


@require_POST
def place(request: PortalRequest, pk: int) -> HttpResponse:
    """`to`: the place it shall have, 0 the first."""
    given = request.POST.get("to", "")
    if not (given.isascii() and given.isdigit()) or int(given[:6]) > HIGHEST:
        raise Http404
    return _put(request, pk, to=int(given[:6]))


def _put(request: PortalRequest, pk: int, *, to: int | None = None, step: int = 0) -> HttpResponse:
    waiting = waiting_changes(request.visitor)
    change = get_object_or_404(waiting, pk=pk)
    must_write(request.visitor, change.project_id)
    if changes.put(them(request), pk, among=waiting, to=to, step=step):
        client_changed(request.visitor.client_id)
    return redirect("portal:requests")
