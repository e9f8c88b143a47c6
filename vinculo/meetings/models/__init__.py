"""Meetings with clients: who is asked to come, what is talked about, and the calendars they appear in."""

from vinculo.meetings.models.calendars import CalendarAccount, CalendarCopy, Clash, Engagement, Trouble
from vinculo.meetings.models.feed import Feed
from vinculo.meetings.models.guest import Answer, Guest
from vinculo.meetings.models.meeting import AgendaPoint, Kind, Meeting, Repeats, State, VideoPlace

__all__ = [
    "AgendaPoint",
    "Answer",
    "CalendarAccount",
    "CalendarCopy",
    "Clash",
    "Engagement",
    "Feed",
    "Guest",
    "Kind",
    "Meeting",
    "Repeats",
    "State",
    "Trouble",
    "VideoPlace",
]
