"""Meetings. They are called at the desk, which writes the invitations."""

from datetime import date, datetime

from django.db.models import QuerySet

from vinculo.api.kinds import Moment, Part, Shown, many, one_of
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.meetings.models import Meeting
from vinculo.meetings.models.meeting import State
from vinculo.people.models import Person


class GuestShown(Part):
    contact_id: int | None
    person_id: int | None
    answer: str
    removed_at: datetime | None


class MeetingShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    title: str
    kind: str
    starts_at: datetime
    minutes: int
    time_zone: str
    is_all_day: bool
    place: str
    link: str
    note: str
    repeats: str
    repeats_until_on: date | None
    of_id: int | None
    state: str
    audience: str
    organizer_id: int | None
    guests: many(GuestShown)  # type: ignore[valid-type]
    created_at: datetime
    changed_at: datetime


def found(person: Person) -> QuerySet[Meeting]:
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(person).kept()
    return rows.prefetch_related("guests")


shelf = Shelf(
    name="meetings", one="a meeting", area="talks", shown=MeetingShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "state": Filter(one_of(State), "state", "In this state."),
        "since": Filter(Moment, "starts_at__gte", "Begins at this moment or later."),
        "until": Filter(Moment, "starts_at__lt", "Begins before this moment."),
    },
    orders={"starts_at": "starts_at", "changed_at": "changed_at"}, updated="changed_at",
)  # fmt: skip
