"""The client page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.clients.summary import ledger, timeline, turns
from vinculo.desk.clients.summary.ahead import ahead
from vinculo.desk.clients.summary.callout import worst_nudge
from vinculo.desk.clients.summary.header import line_under, next_meeting, next_word
from vinculo.desk.clients.summary.people import cards
from vinculo.desk.clients.summary.recommended import recommended
from vinculo.desk.clients.summary.record import read_record
from vinculo.desk.clients.summary.ribbon import ribbon
from vinculo.desk.clients.summary.selling import selling
from vinculo.desk.clients.summary.signed import signed
from vinculo.desk.clients.summary.sky import sky
from vinculo.desk.clients.summary.work import areas, projects
from vinculo.desk.clients.tabs import tabs

RECENT = 12


@require_safe
def page(request: Any, pk: int) -> HttpResponse:
    at, today, person = timezone.now(), timezone.localdate(), request.user
    client: Any = read_record(pk, person=person)
    if client is None:
        return redirect(where_it_went(request, pk))
    recent, older = timeline.entries(timeline.newest(client, person, size=RECENT), today=today, size=RECENT)
    recent = turns.among(recent, [*client.changes, *client.skies], person, is_last_page=not older, today=today)
    context = {
        "client": client,
        "tabs": tabs(client, "summary", {"projects": len(client.project_rows)}),
        "line_under": line_under(client, today),
        "next_word": next_word(client, today),
        "next_meeting": next_meeting(client, at),
        "ribbon": ribbon(client, client.changes, client.project_rows, person=person, today=today),
        "sky": sky(client, person, today),
        "callout": worst_nudge(client, person, at, today),
        "hopes": ledger.hopes(client, person, today),
        "promises": ledger.words_given(client, person, today),
        "questions": ledger.open_questions(client, person, at, today),
        "projects": projects(client.project_rows, today),
        "areas": areas(client.member_rows),
        "selling": selling(client),
        "signed": signed(client),
        "people": cards(client.people, at=at, our_zone=our_zone(request)),
        "recommended": recommended(client, person, today),
        "ahead": ahead(client.date_rows, today=today),
        "days": timeline.by_day(recent, today),
        "older": older,
        "may_change": may_change_clients(person),
        "is_pinned": is_pinned(request, client),
    }
    return render(request, "clients/page.html", context)


def where_it_went(request: HttpRequest, pk: int) -> Client:
    """The client this one was merged into; 404 for any other that is not to be seen."""
    gone = get_object_or_404(Client, pk=pk, merged_into__isnull=False)
    return get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=gone.merged_into_id)


def our_zone(request: Any) -> str:
    organization = request.desk.organization
    return organization.time_zone if organization else "UTC"


def is_pinned(request: Any, client: Client) -> bool:
    """The sidebar has read the pins anyway."""
    return any(address == client.get_absolute_url() for _name, address, _season in request.desk.pinned)
