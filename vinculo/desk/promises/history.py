"""What happened to a promise, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise, Warning
from vinculo.web.dates import day


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    icon: str
    what: str
    detail: str
    who: str


def history(promise: Promise, warnings: Iterable[Warning]) -> list[Event]:
    """One query, for the renegotiations; the promise comes with its people loaded."""
    events = [_made(promise)]
    for change in promise.renegotiations.select_related("by"):
        said = {"before": day(change.from_on) or _("no date"), "after": day(change.to_on)}
        events.append(_event(change, "calendar", _("Moved from %(before)s to %(after)s") % said, change.reason))
    for warning in warnings:
        what = _("They heard that it will be %(day)s") % {"day": day(warning.forecast_on)}
        events.append(_event(warning, "phone", what if warning.forecast_on else _("They were warned"), warning.way_out))
    if promise.kept_on:
        noon = timezone.make_aware(datetime.combine(promise.kept_on, time(12)))
        who = promise.kept_by.name if promise.kept_by else ""
        events.append(Event(noon, "circle-check", _("Kept"), "", who))
    if promise.withdrawn_at:
        who = promise.withdrawn_by.name if promise.withdrawn_by else ""
        events.append(Event(promise.withdrawn_at, "x", _("Withdrawn"), promise.withdrawn_because, who))
    return sorted(events, key=lambda event: event.at, reverse=True)


def _made(promise: Promise) -> Event:
    name = promise.made_to.name if promise.made_to else promise.client.name
    return Event(promise.made_at, "flag", _("Promised to %(name)s") % {"name": name}, "", _name(promise.by))


def _event(row, icon: str, what: str, detail: str) -> Event:
    return Event(row.at, icon, what, detail, _name(row.by))


def _name(person) -> str:
    return person.name if person else ""
