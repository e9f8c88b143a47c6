"""The manager takes the work on, and with that it is won; taken back only while nothing has come of it."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.handover.work import address
from vinculo.desk.handover.work_sheet import gaps, is_in_place, may_accept
from vinculo.desk.opportunities.found import opportunity_of, seen_by
from vinculo.desk.opportunities.known import has_signed
from vinculo.desk.promises.telling import tell_owner
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.desk.written import written
from vinculo.logbook.unwinning import TooLate, unwin
from vinculo.logbook.winning import Won, win
from vinculo.people.models import Person
from vinculo.pipeline.models import Handover, Opportunity
from vinculo.pipeline.moving import Gone
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_POST
@team_only
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    sheet = get_object_or_404(Handover.objects.select_related("manager"), opportunity=opportunity)
    if not may_accept(request.user, sheet):
        raise Http404
    if lacks := gaps(sheet, list(opportunity.promises.all())):
        toast(request, _("It does not say yet: %(gaps)s.") % {"gaps": "; ".join(map(str, lacks))})
        return redirect(address(opportunity))
    if opportunity.is_open and not is_in_place(opportunity):
        toast(request, _("It is not in the last stage yet: move it there first."))
        return redirect(address(opportunity))
    return _win(request, opportunity, sheet)


def _win(request: HttpRequest, opportunity: Opportunity, sheet: Handover) -> HttpResponse:
    try:
        with transaction.atomic():
            won = win(
                opportunity, sheet, by=request.user, at=timezone.now(), is_signed=has_signed(opportunity),
                organization=request.desk.organization,
            )  # fmt: skip
            written(request, won.client.pk)
    except Gone:
        toast(request, _("Somebody accepted it before you."))
        return redirect(address(opportunity))
    _tell(request, won)
    undo = undo_address(request.user, "handover.won", ids=[sheet.pk], back=address(opportunity))
    toast(request, _("Won, and yours. The kickoff begins with what you were told."), undo=undo)
    return redirect("kickoff:start", won.project.pk)


def _tell(request: HttpRequest, won: Won) -> None:
    for promise in won.promises:
        tell_owner(request, promise)


@undoing("handover.won")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    found = Handover.objects.filter(pk__in=ids, accepted_by=person, opportunity__in=seen_by(person))
    for sheet in found.select_related("opportunity__lead__client", "opportunity__lead__contact", "opportunity__client"):
        client_id = sheet.opportunity.client_id
        try:
            unwin(sheet, by=person)
        except TooLate as why:
            raise CannotUndo(str(why)) from why
        if client_id:
            client_changed(client_id)
