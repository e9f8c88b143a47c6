"""How what was done to a meeting is taken back."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.desk.meetings.found import meetings_seen_by
from vinculo.desk.undo import CannotUndo, undoing
from vinculo.meetings.holding import not_held
from vinculo.meetings.models import AgendaPoint
from vinculo.meetings.planning import cancel, take_up_again
from vinculo.notifications.meeting_news import told
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("meetings.cancelled")
def take_up(person: Person, ids: list[int], before: Any) -> None:
    at = timezone.now()
    for meeting in meetings_seen_by(person).select_related("client", "organizer").filter(pk__in=ids):
        if take_up_again(meeting, at=at):
            told(meeting, "on", by=person, at=at, organizer=meeting.organizer)
        client_changed(meeting.client_id)


@undoing("meetings.planned")
def unplan(person: Person, ids: list[int], before: Any) -> None:
    """Whoever was invited hears that it does not take place."""
    at = timezone.now()
    for meeting in meetings_seen_by(person).select_related("client", "organizer").filter(pk__in=ids):
        if not cancel(meeting, because="", by=person, at=at):
            raise CannotUndo(_("That has changed meanwhile. Look at it again."))
        told(meeting, "off", by=person, at=at, organizer=meeting.organizer, because="")
        client_changed(meeting.client_id)


@undoing("meetings.held")
def unhold(person: Person, ids: list[int], before: Any) -> None:
    for meeting in meetings_seen_by(person).filter(pk__in=ids).select_related("held_in"):
        not_held(meeting, by=person, at=timezone.now())
        client_changed(meeting.client_id)


@undoing("meetings.dropped")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    text, source, audience, position = before
    for meeting in meetings_seen_by(person).filter(pk__in=ids):
        AgendaPoint.objects.create(
            meeting=meeting, text=text, source=source, audience=audience, position=position, by=person
        )
