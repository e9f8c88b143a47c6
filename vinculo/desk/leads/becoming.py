"""A lead becomes a client, or it is one: nothing they said is lost on the way."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Channel, Client, Contact
from vinculo.conversations.models import Interaction
from vinculo.desk.leads.forms import ClientOfLeadForm
from vinculo.desk.leads.found import lead_of, leads_seen_by
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.logbook import log as logbook
from vinculo.logbook.entry import Entry
from vinculo.money.quoting.following import follow, turn_back
from vinculo.people.models import Person
from vinculo.pipeline.leads.becoming import AlreadyClient, SomethingHangs, become_client, join, part, unmake_client
from vinculo.pipeline.models import Lead
from vinculo.practices.recheck import client_changed
from vinculo.practices.recheck_leads import lead_changed
from vinculo.web.toasts import toast

CHANNELS = {Lead.Came.FORM: Channel.EMAIL, Lead.Came.MAIL: Channel.EMAIL}  # what they wrote themselves


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def make_client(request: HttpRequest, pk: int) -> HttpResponse:
    lead = lead_of(request, pk)
    form = ClientOfLeadForm(request.POST or None, lead=lead, person=request.user)
    if request.method == "POST" and form.is_valid():
        before = _before(lead)
        try:
            with transaction.atomic():
                new = become_client(lead, **form.cleaned_data, at=timezone.now())
                quotes = follow(lead)
                talk = logbook.log(_first_words(lead), by=request.user, organization=request.desk.organization)
        except AlreadyClient:
            toast(request, _("They are a client by now."))
            return redirect(lead)
        client_changed(new.client.pk)
        lead_changed(pk)
        now_yours(request, f"client:{new.client.pk}", new.client.owner, what=new.client.name, client_id=new.client.pk)
        undo = undo_address(
            request.user, "leads.client", ids=[lead.pk], before=[*before, talk.pk, quotes], back=lead.get_absolute_url()
        )
        toast(
            request,
            _("%(client)s is a client now, with everything they told us.") % {"client": new.client.name},
            undo=undo,
        )
        return redirect(new.client)
    context = {"form": form, "lead": lead, "heading": _("Make a client"), "back_url": lead.get_absolute_url()}
    return render(request, "leads/form.html", context)


def _first_words(lead: Lead) -> Entry:
    """What they wanted, on the day they wrote, as the first exchange in the log."""
    assert lead.client is not None
    words = "\n\n".join(part for part in (lead.wants, lead.note) if part) or _("They came to us as a lead.")
    return Entry(
        client=lead.client,
        at=lead.received_at,
        channel=CHANNELS.get(Lead.Came(lead.came), Channel.NOTE),
        direction="in",
        summary=words,
        contacts=(lead.contact,) if lead.contact else (),
    )


@require_POST
@team_only
def same(request: HttpRequest, pk: int) -> HttpResponse:
    """It is them: a contact or a client of ours. Another lead goes into the bin for this one."""
    lead = lead_of(request, pk)
    kind, _dash, number = request.POST.get("who", "").partition("-")
    if not is_number(number) or kind not in ("client", "contact", "lead"):
        raise Http404
    if kind == "lead":
        return _one_of_two(request, lead, int(number))
    client, contact = _them(request, kind, int(number))
    before = _before(lead)
    try:
        with transaction.atomic():
            join(lead, client=client, contact=contact, at=timezone.now())
            quotes = follow(lead)
    except AlreadyClient:
        toast(request, _("They are a client by now."))
        return redirect(lead)
    client_changed(client.pk)
    lead_changed(pk)
    undo = undo_address(request.user, "leads.same", ids=[lead.pk], before=[*before, quotes])
    toast(request, _("It is them: %(client)s.") % {"client": client.name}, undo=undo)
    return redirect(lead)


def _them(request: HttpRequest, kind: str, pk: int) -> tuple[Client, Contact | None]:
    clients = Client.objects.visible_to(request.user).kept()
    if kind == "client":
        return get_object_or_404(clients, pk=pk), None
    contact = get_object_or_404(Contact.objects.visible_to(request.user).kept(), pk=pk)
    role = contact.roles.filter(client__in=clients, left_on=None).select_related("client").first()
    if role is None:
        raise Http404
    return role.client, contact


def _one_of_two(request: HttpRequest, lead: Lead, pk: int) -> HttpResponse:
    other = get_object_or_404(leads_seen_by(request.user).exclude(pk=lead.pk), pk=pk)
    if lead.throw_away(by=request.user, at=timezone.now()):
        lead_changed(lead.pk)
        undo = undo_address(request.user, "leads.bin", ids=[lead.pk], back=lead.get_absolute_url())
        toast(request, _("One of the two is enough: the later one is in the bin."), undo=undo)
    return redirect(other)


def _before(lead: Lead) -> list[Any]:
    return [lead.state, lead.decided_at.isoformat() if lead.decided_at else None]


@undoing("leads.same")
def undo_same(person: Person, ids: list[int], before: Any) -> None:
    for lead in _of_seen_clients(person, ids):
        client = lead.client_id
        _back_to_the_lead(before[2])
        part(lead, state=before[0], decided_at=parse_datetime(before[1]) if before[1] else None)
        client_changed(client)
        lead_changed(lead.pk)


@undoing("leads.client")
def undo_client(person: Person, ids: list[int], before: Any) -> None:
    """Only while nothing else was written about the client; else everything stays."""
    state, decided_at, talk, quotes = before
    for lead in _of_seen_clients(person, ids):
        try:
            with transaction.atomic():
                for one in Interaction.objects.filter(pk=talk, client=lead.client):
                    logbook.undo(one, by=person)
                _back_to_the_lead(quotes)
                unmake_client(lead, state=state, decided_at=parse_datetime(decided_at) if decided_at else None)
            lead_changed(lead.pk)
        except SomethingHangs as no:
            raise CannotUndo(_("Something was written about them meanwhile, so the client stays.")) from no


def _back_to_the_lead(quotes: list[int]) -> None:
    if not turn_back(quotes):
        raise CannotUndo(_("Their quotes lie with the papers of the client by now."))


def _of_seen_clients(person: Person, ids: list[int]) -> Any:
    seen = leads_seen_by(person).filter(pk__in=ids, client__in=Client.objects.visible_to(person))
    return seen.select_related("client", "contact")
