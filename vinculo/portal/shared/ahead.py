"""What comes: the check-in or the meeting they are asked to, whichever is first, and when they hear from us."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from vinculo.conversations.models import CheckIn, NextWord
from vinculo.db.rows import day_of, moment_of
from vinculo.meetings.models import Meeting, State
from vinculo.meetings.series import FAR, slots
from vinculo.portal.shared import asked
from vinculo.portal.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Talk:
    """`title` and `link` are those of a meeting; a check-in has none. `file`: it, for a calendar."""

    id: int
    at: datetime
    channel: str
    file: str
    title: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """When they hear from us next, as we told them."""

    on: date
    at_time: time | None
    channel: str
    about: str


@dataclass(frozen=True, slots=True)
class Ahead:
    talk: Talk | None = None
    next: Next | None = None


def ahead(visitor: Visitor, project_id: int, now: datetime) -> Ahead:
    """About this project, or about none. One statement."""
    found: Any = asked.ahead.one(visitor.contact_id, visitor.client_id, project_id, now)
    if found is None:
        return Ahead()
    talks = [_check_in(row) for row in found.talk_rows]
    talks += _meetings([_read(row) for row in found.meeting_rows], now)
    words = [_word(row) for row in found.word_rows]
    return Ahead(
        min(talks, key=lambda talk: (talk.at, talk.file), default=None),
        next((word for word in words if word.on >= timezone.localdate(now)), None),
    )


def _word(row: dict[str, Any]) -> Next:
    on, at_time = day_of(row["on"]), row["at_time"]
    assert on
    channel = NextWord(channel=row["channel"]).get_channel_display() if row["channel"] else ""
    return Next(on, time.fromisoformat(at_time) if at_time else None, str(channel), row["about"])


def _check_in(row: dict[str, Any]) -> Talk:
    at = moment_of(row["at"])
    assert at
    channel = CheckIn(channel=row["channel"]).get_channel_display()
    return Talk(row["pk"], at, str(channel), f"/portal/talks/{row['pk']}.ics")


def _read(row: dict[str, Any]) -> Meeting:
    times = {"slot_at": moment_of(row["slot_at"]), "starts_at": moment_of(row["starts_at"])}
    return Meeting(**{**row, **times, "repeats_until_on": day_of(row["repeats_until_on"])})


def _meetings(found: list[Meeting], now: datetime) -> Iterable[Talk]:
    """Each with its next time. A day of a series that has a row of its own stands for itself, moved or called off."""
    apart = {(one.of_id, one.slot_at) for one in found if one.of_id}
    for one in found:
        if one.state == State.PLANNED:
            times = slots(one, since=now, until=now + FAR) if one.repeats else [one.starts_at]
            at = next((at for at in times if at >= now and (one.pk, at) not in apart), None)
            if at:
                file = f"/portal/meetings/{one.pk}/meeting.ics"
                yield Talk(one.pk, at, str(one.get_kind_display()), file, one.title, one.link)
