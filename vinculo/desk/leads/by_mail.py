"""A letter of somebody we do not know becomes a lead: one press, and nothing is typed twice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.domains import domain_of
from vinculo.desk.leads.found import leads_seen_by
from vinculo.desk.mail.found import seen
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.mail.models import State
from vinculo.pipeline.models import Lead
from vinculo.web.toasts import toast


@require_POST
@team_only
def from_mail(request: HttpRequest, pk: int) -> HttpResponse:
    waiting = seen(request).filter(state__in=(State.ASKING, State.NOT_OURS), is_sent=False).exclude(from_address="")
    letter = get_object_or_404(waiting, pk=pk)
    known = leads_seen_by(request.user).filter(message_id=letter.pk).first()
    if known:
        return redirect(known)
    address = letter.from_address.lower()
    lead = Lead.objects.create(
        name=letter.from_name or address.partition("@")[0],
        company=domain_of(address).partition(".")[0].capitalize()[:160],
        email=address,
        wants=letter.subject,
        came=Lead.Came.MAIL,
        message_id=letter.pk,
        owner=request.user,
        by=request.user,
        received_at=letter.at,
        confirmed_at=timezone.now(),
    )
    undo = undo_address(request.user, "leads.made", ids=[lead.pk])
    toast(request, _("A lead now. The letter stays where it is."), undo=undo)
    return redirect(lead)
