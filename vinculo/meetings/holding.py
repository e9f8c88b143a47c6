"""It took place: what was said stands in the logbook, and the agenda says what was spoken of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from vinculo.logbook import log as logbook
from vinculo.logbook.entry import Entry
from vinculo.meetings.models import Meeting, State
from vinculo.people.models import Organization, Person


@transaction.atomic
def hold(
    meeting: Meeting,
    entry: Entry,
    *,
    ticked: Iterable[int],
    by: Person,
    at: datetime,
    organization: Organization | None = None,
) -> bool:
    """
    Write its minutes as one exchange, with the decisions, promises and questions of the entry. `ticked`: the points of
    its agenda that were spoken of. False, and nothing is written, if it was held or called off before.
    """
    if Meeting.objects.planned().filter(pk=meeting.pk).update(state=State.HELD, changed_at=at) != 1:
        return False
    interaction = logbook.log(replace(entry, project=meeting.project), by=by, organization=organization)
    meeting.state, meeting.held_in, meeting.changed_at = State.HELD, interaction, at
    meeting.save(update_fields=["held_in"])
    meeting.points.filter(pk__in=list(ticked)).update(done_at=at)
    return True


@transaction.atomic
def not_held(meeting: Meeting, *, by: Person, at: datetime) -> bool:
    """Take its minutes back, with everything that came out of them. False if it was not held."""
    if meeting.state != State.HELD:
        return False
    if meeting.held_in:
        logbook.undo(meeting.held_in, by=by)
    meeting.points.update(done_at=None)
    values = {"state": State.PLANNED, "held_in": None, "changed_at": at}
    return Meeting.objects.filter(pk=meeting.pk).update(**values) == 1
