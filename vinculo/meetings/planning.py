"""
Calling a meeting, changing it, calling it off.

Whoever is asked gets a letter with the invitation; each change that moves or renames it raises its sequence, so that
calendars know which of two letters is the newer. Letters leave after the commit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from vinculo import jobs
from vinculo.clients.models import Audience, Client, Contact
from vinculo.meetings.models import Answer, Guest, Kind, Meeting, State
from vinculo.people.models import Person
from vinculo.projects.models import Project

MATTERS = ("starts_at", "minutes", "is_all_day", "time_zone", "repeats", "repeats_until_on")  # asks for a new answer
SHOWN = (*MATTERS, "title", "kind", "place", "link", "note")
POST = "vinculo.meetings.invitations.post"


@dataclass(frozen=True, slots=True)
class Plan:
    """
    A meeting before it is written. `starts_at` is aware; a whole day begins at its midnight by the clock of the zone
    and lasts full days of 1440 minutes.
    """

    client: Client
    title: str
    starts_at: datetime
    time_zone: str
    project: Project | None = None
    minutes: int = 60
    is_all_day: bool = False
    kind: str = Kind.IN_PERSON
    place: str = ""
    link: str = ""
    note: str = ""
    repeats: str = ""
    repeats_until_on: date | None = None
    audience: str = Audience.TEAM
    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()


@transaction.atomic
def plan(said: Plan, *, by: Person, at: datetime, letters: bool = True, uid: str = "") -> Meeting:
    """
    Call a meeting; everybody asked gets a letter. Without `letters` nobody does: they know of it in another way. Who
    calls it is no guest of their own. A meeting they are asked to is one they see, whatever else is said.
    """
    said = _as_it_must_be(said)
    meeting = Meeting(
        client=said.client, project=said.project, organizer=by, changed_at=at, audience=said.audience,
        **{name: getattr(said, name) for name in SHOWN},
    )  # fmt: skip
    if uid:
        meeting.uid = uid
    meeting.save(force_insert=True)
    guests = [Guest(meeting=meeting, contact=contact) for contact in said.contacts]
    guests += [Guest(meeting=meeting, person=person) for person in said.people if person.pk != by.pk]
    Guest.objects.bulk_create(guests)
    if letters:
        _post(meeting, guests)
    return meeting


@transaction.atomic
def change(meeting: Meeting, said: Plan, *, by: Person, at: datetime, letters: bool = True) -> bool:
    """
    Say it anew: another time, place, or other guests. Who is new is asked, who is left out hears that it is off for
    them. Another time asks everybody for a new answer. False, and nothing is written, when nothing changed.
    """
    said = _as_it_must_be(said)
    before = Meeting.objects.select_for_update().get(pk=meeting.pk)
    changed = [name for name in SHOWN if getattr(before, name) != getattr(said, name)]
    asked, gone = _guests(meeting, said, at)
    others = [name for name in ("project_id", "audience") if getattr(before, name) != _of(said, name)]
    if not (changed or others or asked or gone) or before.state != State.PLANNED:
        return False
    for name in changed:
        setattr(meeting, name, getattr(said, name))
    meeting.project, meeting.audience, meeting.changed_at = said.project, said.audience, at
    meeting.sequence = before.sequence + 1
    meeting.save(update_fields=[*changed, "project", "audience", "changed_at", "sequence"])
    if set(changed) & set(MATTERS):
        meeting.guests.asked().update(answer=Answer.NONE, answered_at=None, answered_how="", remark="")
        if meeting.repeats or before.repeats:
            meeting.days.filter(state=State.PLANNED).delete()  # days moved by hand belong to the old rhythm
    if letters:
        _post(meeting, list(meeting.guests.asked()) if changed else asked)
        _post(meeting, gone, method="CANCEL")
    return True


@transaction.atomic
def cancel(meeting: Meeting, *, because: str, by: Person | None, at: datetime, letters: bool = True) -> bool:
    """Call it off; everybody asked hears of it and why. False if it was held or called off before."""
    values = {"state": State.CANCELLED, "cancelled_at": at, "cancelled_because": because[:200], "changed_at": at}
    planned = Meeting.objects.planned().filter(pk=meeting.pk)
    if planned.update(**values, sequence=meeting.sequence + 1) != 1:
        return False
    meeting.refresh_from_db()
    if letters:
        _post(meeting, list(meeting.guests.asked()), method="CANCEL")
    return True


@transaction.atomic
def take_up_again(meeting: Meeting, *, at: datetime) -> bool:
    """It takes place after all: everybody is asked anew. False if it was not called off."""
    off = Meeting.objects.filter(pk=meeting.pk, state=State.CANCELLED)
    values = {"state": State.PLANNED, "cancelled_at": None, "cancelled_because": "", "changed_at": at}
    if off.update(**values, sequence=meeting.sequence + 1) != 1:
        return False
    meeting.refresh_from_db()
    _post(meeting, list(meeting.guests.asked()))
    return True


def as_plan(meeting: Meeting) -> Plan:
    """What is said of it now, to be changed with `replace`. Two queries."""
    guests = list(meeting.guests.asked().select_related("contact", "person"))
    return Plan(
        client=meeting.client,
        project=meeting.project,
        audience=meeting.audience,
        contacts=tuple(guest.contact for guest in guests if guest.contact),
        people=tuple(guest.person for guest in guests if guest.person),
        **{name: getattr(meeting, name) for name in SHOWN},
    )


def _as_it_must_be(said: Plan) -> Plan:
    """Whoever is asked to come sees that they are."""
    return replace(said, audience=Audience.SHARED) if said.contacts else said


def _of(said: Plan, name: str) -> object:
    return (said.project.pk if said.project else None) if name == "project_id" else getattr(said, name)


def _guests(meeting: Meeting, said: Plan, at: datetime) -> tuple[list[Guest], list[Guest]]:
    """Bring the list in line. Who is asked anew, and who no longer."""
    there = {(one.contact_id, one.person_id): one for one in meeting.guests.all()}
    wanted = {(contact.pk, None): contact for contact in said.contacts}
    people = {(None, person.pk): person for person in said.people if person.pk != meeting.organizer_id}
    new: list[Guest] = []
    for key in [*wanted, *people]:
        known = there.get(key)
        if known is None:
            new.append(Guest.objects.create(meeting=meeting, contact_id=key[0], person_id=key[1]))
        elif known.removed_at:
            known.removed_at, known.answer, known.answered_at = None, Answer.NONE, None
            known.save(update_fields=["removed_at", "answer", "answered_at"])
            new.append(known)
    gone = [one for key, one in there.items() if key not in wanted and key not in people and not one.removed_at]
    meeting.guests.filter(pk__in=[one.pk for one in gone]).update(removed_at=at)
    return new, gone


def _post(meeting: Meeting, guests: Iterable[Guest], method: str = "REQUEST") -> None:
    """One job for each letter, so that one address that refuses keeps nobody else waiting."""
    listed: Sequence[Guest] = list(guests)
    for guest in listed:
        jobs.enqueue(POST, guest.pk, meeting.sequence, method)
