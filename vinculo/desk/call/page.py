"""One screen of a phone: who, the number, whether it is a good moment, what was said last, and what to say."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from vinculo.clients.models import Channel, Contact, ContactPoint
from vinculo.desk.call.agenda import Point, agenda
from vinculo.desk.call.found import callee, nudge_id
from vinculo.desk.clients.page import our_zone
from vinculo.desk.clients.summary import timeline
from vinculo.desk.contacts.page import notes_for
from vinculo.desk.contacts.reach import clock, reach, zone_named

LAST = 3


@require_safe
def page(request: Any, pk: int) -> HttpResponse:
    person, at, today = request.user, timezone.now(), timezone.localdate()
    found = callee(request, pk)
    contact, client, zone = found.contact, found.client, our_zone(request)
    exchanges = timeline.exchanges_with(contact, person).filter(client=client)
    last, _older = timeline.entries(exchanges, today=today, size=LAST)
    points = agenda(client, contact, person, at=at, today=today)
    about: dict[str, Any] = {
        "client": client.pk,
        "contact": contact.pk,
        "channel": "phone",
        "nudge": settled_by_talk(points, nudge_id(request)),
    }
    context = {
        "section": "clients", "contact": contact, "client": client, "role": found.role, "others": found.others,
        "numbers": numbers(contact), "reach": reach(contact.hours, contact.time_zone, at, our_zone=zone),
        "there": clock(at, zone_named(contact.time_zone or zone)),
        "is_elsewhere": bool(contact.time_zone) and contact.time_zone != person.time_zone,
        "unwanted": Channel.PHONE in contact.unwanted_channels,
        "points": points,
        "days": timeline.by_day(last, today), "notes": notes_for(contact, person), "nudge": nudge_id(request),
        "log": f"/log/new/?{urlencode({name: value for name, value in about.items() if value})}",
    }  # fmt: skip
    return render(request, "call/page.html", context)


def settled_by_talk(points: list[Point], asked: str) -> str:
    """
    The nudge that led here, if a talk is what settles it: that is noted with the talk. Any other has a page of its own
    (who was told of bad news, when a promise is due now), which the agenda leads to.
    """
    return asked if any(point.path == f"/nudges/{asked}/" and point.is_settled_by_talk for point in points) else ""


def numbers(contact: Contact) -> list[tuple[str, str, str]]:
    """(as a tel: link wants it, as it is written, what it is), the usual one first. One query."""
    known = [(contact.phone, "")] if contact.phone else []
    more = contact.points.filter(kind=ContactPoint.Kind.PHONE).order_by("pk").values_list("value", "label")
    found: dict[str, tuple[str, str, str]] = {}
    for written, label in [*known, *more]:
        dialled = "".join(sign for sign in written if sign.isdigit() or sign == "+")
        if dialled:
            found.setdefault(dialled, (dialled, written, label))
    return list(found.values())
