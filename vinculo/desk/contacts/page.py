"""The contact card: how, when and in which language to speak with somebody, and what they told us."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Channel, Contact, PersonalNote
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.channels import glyph_of
from vinculo.desk.clients.page import our_zone
from vinculo.desk.clients.summary import timeline
from vinculo.desk.clients.summary.ahead import dates_of
from vinculo.desk.contacts.found import roles_seen
from vinculo.desk.contacts.list_page import ONE
from vinculo.desk.contacts.reach import reach
from vinculo.desk.looking.pages import open_to

RECENT = 8
CHANNELS = dict(Channel.choices)
AUDIENCES = {"team": "users", "leads": "shield", "me": "lock"}


@require_safe
@ONE
def page(request: Any, pk: int) -> HttpResponse:
    person, at, today = request.user, timezone.now(), timezone.localdate()
    contact = Contact.objects.visible_to(person).kept().select_related("no_notes__by").filter(pk=pk).first()
    if contact is None:
        gone = get_object_or_404(Contact, pk=pk, merged_into__isnull=False)
        return redirect(get_object_or_404(Contact.objects.visible_to(person).kept(), pk=gone.merged_into_id))
    roles = roles_seen(contact, person)
    recent, _older = timeline.entries(timeline.exchanges_with(contact, person), today=today, size=RECENT)
    context = {
        "section": "clients",
        "contact": contact,
        "roles": roles,
        "reach": reach(contact.hours, contact.time_zone, at, our_zone=our_zone(request)),
        "channel": CHANNELS.get(contact.preferred_channel, ""),
        "glyph": glyph_of(contact.preferred_channel),
        "unwanted": [str(CHANNELS[name]).lower() for name in contact.unwanted_channels if name in CHANNELS],
        "points": list(contact.points.all()),
        "notes": notes_for(contact, person),
        "no_notes": getattr(contact, "no_notes", None),
        "dates": dates_of(contact, today),
        "days": timeline.by_day(recent, today),
        "may_change": may_change_clients(person),
        "looked_as": open_to(person).filter(contact=contact),
        "client": next((role.client for role in roles if role.left_on is None), None),
    }
    return render(request, "contacts/page.html", context)


def notes_for(contact: Contact, person: Any) -> list[tuple[PersonalNote, str, bool]]:
    """What this person may read of it: (note, glyph of its audience, may they take it away). Guests read none."""
    if person.is_guest:
        return []
    notes = contact.notes.visible_to(person).select_related("by")
    return [(note, AUDIENCES[note.audience], note.by_id == person.pk or person.sees_everyone) for note in notes]
