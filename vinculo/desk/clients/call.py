"""One sheet to have in front of you while it rings: whom, when it suits, what is open, what to leave settled."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import ContactRole, PersonalNote
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.clients.page import our_zone
from vinculo.desk.clients.summary import ledger, timeline
from vinculo.desk.clients.summary.callout import worst_nudge
from vinculo.desk.clients.summary.header import next_word
from vinculo.desk.clients.summary.people import cards
from vinculo.desk.clients.summary.record import read_record

LAST = 2


@require_safe
def call(request: Any, pk: int) -> HttpResponse:
    at, today, person = timezone.now(), timezone.localdate(), request.user
    client: Any = read_record(pk, person=person)
    if client is None:
        raise Http404
    last, _older = timeline.entries(timeline.newest(client, person, size=LAST), today=today, size=LAST)
    context = {
        "client": client,
        "people": cards(client.people, at=at, our_zone=our_zone(request)),
        "callout": worst_nudge(client, person, at, today),
        "next_word": next_word(client, today),
        "questions": ledger.open_questions(client, person, at, today),
        "promises": ledger.words_given(client, person, today)[:5],
        "days": timeline.by_day(last, today),
        "notes": personal(client, person),
        "may_change": may_change_clients(person),
    }
    return render(request, "clients/call.html", context)


def personal(client: Any, person: Any) -> list[PersonalNote]:
    """What the people there told us, as far as this person may read it."""
    if person.is_guest:
        return []
    present = ContactRole.objects.filter(client=client, left_on=None, contact__deleted_at=None).values("contact_id")
    notes = PersonalNote.objects.visible_to(person).filter(contact__in=present).select_related("contact")
    return list(notes.order_by("-created_at")[:6])
