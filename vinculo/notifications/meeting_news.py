"""
Colleagues hear what happens to a meeting they are asked to.

Guests have the letter with the invitation anyway, so their notice never makes a second one. Of one meeting only the
newest word waits for somebody: what they have not seen of it before goes. What a guest answers stands beside it:
whoever called the meeting hears each answer, the other colleagues only that somebody cannot come.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from vinculo.meetings.models import Answer, Guest, Meeting
from vinculo.meetings.planning import MATTERS, SHOWN
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Organization, Person

ANSWERED = {Answer.ACCEPTED: "comes", Answer.TENTATIVE: "perhaps", Answer.DECLINED: "declines"}


def asked(meeting: Meeting) -> dict[int, Person]:
    """Those of us who are asked to come and did not decline, by their id."""
    guests = Guest.objects.asked().filter(meeting=meeting, person__isnull=False).exclude(answer=Answer.DECLINED)
    return {guest.person.pk: guest.person for guest in guests.select_related("person") if guest.person}


def as_it_is(meeting: Meeting) -> dict[str, Any]:
    """What a change is told from: read it before the change. One query more for the guests."""
    return {"guests": asked(meeting), **{name: getattr(meeting, name) for name in SHOWN}}


def changed(meeting: Meeting, before: dict[str, Any], *, by: Person, at: datetime) -> None:
    """Who is new is asked, who is left out is spared, the others hear what is another."""
    now = asked(meeting)
    new = [person for pk, person in now.items() if pk not in before["guests"]]
    gone = [person for pk, person in before["guests"].items() if pk not in now]
    told(meeting, "asked", by=by, at=at, guests=new)
    told(meeting, "spared", by=by, at=at, guests=gone)
    others = {name for name in SHOWN if getattr(meeting, name) != before[name]}
    if others:
        deed = "moved" if others & set(MATTERS) else "changed"
        known = [person for pk, person in now.items() if pk in before["guests"]]
        told(meeting, deed, by=by, at=at, guests=known, organizer=meeting.organizer)


@transaction.atomic
def told(
    meeting: Meeting,
    deed: str,
    *,
    by: Person,
    at: datetime,
    guests: Iterable[Person] | None = None,
    organizer: Person | None = None,
    because: str = "",
) -> None:
    """Tell these guests, or all of ours; and whoever called the meeting, if it was somebody else who did that to it."""
    organization = Organization.current()
    guests = asked(meeting).values() if guests is None else guests
    for people, has_letter in ((list(guests), True), ([organizer], False)):
        able = [one for one in people if one and one.pk != by.pk and _sees(one, meeting)]
        if able:
            Notice.objects.unseen().filter(kind=Kind.MEETING, subject=_subject(meeting), person__in=able).delete()
            news = _news(meeting, deed, by.name, at, because, has_letter)
            tell(news, to=able, by=by, at=at, organization=organization)


@transaction.atomic
def answered(guest: Guest, *, by: Person | None, at: datetime) -> None:
    """Tell of what a guest answers now. `by`: whoever of us wrote it down, the guest themselves if they are of ours."""
    meeting = guest.meeting
    deed = ANSWERED.get(Answer(guest.answer))
    if deed is None or not meeting.is_planned:
        return
    hear = {meeting.organizer.pk: meeting.organizer} if meeting.organizer else {}
    if guest.answer == Answer.DECLINED:
        hear.update(asked(meeting))
    able = [one for pk, one in hear.items() if pk != guest.person_id and (by is None or pk != by.pk)]
    able = [one for one in able if _sees(one, meeting)]
    if able:
        key = f"{_subject(meeting)}:{guest.pk}@{guest.answered_at or at:%Y%m%d%H%M%S%f}"
        before = Notice.objects.unseen().filter(kind=Kind.MEETING, key__startswith=f"{_subject(meeting)}:{guest.pk}@")
        before.exclude(key=key).delete()
        news = _news(meeting, deed, guest.name, at, guest.remark, has_letter=False)
        tell(replace(news, key=key), to=able, by=by, at=at, organization=Organization.current())


def _news(meeting: Meeting, deed: str, by: str, at: datetime, because: str, has_letter: bool) -> News:
    facts: dict[str, Any] = {"deed": deed, "by": by, "what": meeting.title, "words": because or meeting.client.name}
    if meeting.is_all_day:
        facts["on"] = meeting.starts_at.astimezone(meeting.zone).date().isoformat()
    else:
        facts["at"] = meeting.starts_at.isoformat()
    subject = _subject(meeting)
    key = f"{subject}@{at:%Y%m%d%H%M%S%f}:{deed}"
    return News(Kind.MEETING, subject, key, meeting.client_id, facts, has_letter=has_letter)


def _subject(meeting: Meeting) -> str:
    return f"meeting:{meeting.pk}"


def _sees(person: Person, meeting: Meeting) -> bool:
    return Meeting.objects.visible_to(person).kept().filter(pk=meeting.pk).exists()
