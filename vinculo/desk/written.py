"""What every page does after it has written something about a client."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from vinculo.desk.numbers import is_number
from vinculo.desk.settled import settle
from vinculo.desk.undo import came_from
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.models import Nudge
from vinculo.practices.recheck import client_changed
from vinculo.web.dialogs import in_dialog


def written(request: HttpRequest, client_id: int, *, plan_of: int | None = None) -> None:
    """
    The engine looks at the client again; the nudge that led here (`?nudge=`) is done. `plan_of`: the id of the project
    when its plan, tasks or time changed, so that its milestones are forecast again.
    """
    nudge_id = request.GET.get("nudge", "")
    if is_number(nudge_id):
        nudge = Nudge.objects.visible_to(request.user).filter(client=client_id, pk=nudge_id).first()
        settle(nudge, by=request.user, at=timezone.now())
    client_changed(client_id)
    if plan_of is not None:
        plan_changed(plan_of)


def go_on(request: HttpRequest, address: str) -> HttpResponseRedirect:
    """To `address`; from a dialog, back to the page it lies on."""
    return redirect(came_from(request) if in_dialog(request) else address)
