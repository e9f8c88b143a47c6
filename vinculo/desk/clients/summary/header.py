"""The line under the name: what they do, since when, who answers for them, what they expect to hear next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from vinculo.clients.models import Channel
from vinculo.db.rows import day_of, moment_of
from vinculo.meetings.models import Meeting
from vinculo.meetings.series import FAR, slots
from vinculo.web import dates

CHANNELS = dict(Channel.choices)


def line_under(client: Any, today: date) -> str:
    parts = [client.line]
    if client.since_on:
        parts.append(_("since %(month)s") % {"month": dates.month(client.since_on)})
    parts.append(_("%(name)s looks after them") % {"name": client.owner.name} if client.owner else _("nobody's yet"))
    return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    address: str
    words: str


def next_meeting(client: Any, now: datetime) -> NextMeeting | None:
    """The soonest meeting that is planned; of a series its next day."""
    ahead = [(at, row) for row in client.meeting_rows if (at := _next_start(row, now))]
    if not ahead:
        return None
    at, row = min(ahead, key=lambda pair: pair[0])
    said = {"title": row["title"], "when": dates.moment(at)}
    return NextMeeting(f"/meetings/{row['pk']}/", _("Next meeting: %(when)s, %(title)s") % said)


def _next_start(row: dict[str, Any], now: datetime) -> datetime | None:
    begins = moment_of(row["starts_at"])
    assert begins is not None
    meeting = Meeting(
        starts_at=begins, minutes=row["minutes"], time_zone=row["time_zone"],
        repeats=row["repeats"], repeats_until_on=day_of(row["repeats_until_on"]),
    )  # fmt: skip
    return next(slots(meeting, since=now, until=now + FAR), None)


def next_word(client: Any, today: date) -> str:
    """What they were told about our next word, if that day is still to come."""
    word = client.next_word_rows[0] if client.next_word_rows else None
    on = day_of(word["on"]) if word else None
    if word is None or on is None or on < today:
        return ""
    parts = [dates.day_near(on, today)]
    if word["at_time"]:
        parts.append(word["at_time"][:5].removeprefix("0"))
    if word["channel"]:
        parts.append(str(CHANNELS.get(word["channel"], "")).lower())
    said = _("they hear from us %(when)s") % {"when": ", ".join(parts)}
    return f"{said}: {word['about']}" if word["about"] else said
