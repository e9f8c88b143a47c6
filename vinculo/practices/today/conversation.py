"""One conversation: a nudge, or several about the same contact, with what one needs to hold it."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from vinculo.calendar.hours import HoursNotUnderstood, OpenNow, WeekHours
from vinculo.practices.models import Nudge, Standing
from vinculo.practices.wording import Wording, wording


@dataclass
class Conversation:
    """
    The most urgent nudge about a contact, and what else to bring up while speaking with them.

    at: the moment it is looked at; zone: ours, for contacts of whom we know no other. Words and hours are worked out
    only for those conversations that are shown.
    """

    nudge: Nudge
    at: datetime
    today: date
    zone: tzinfo
    also: list["Conversation"] = field(default_factory=list)

    @cached_property
    def words(self) -> Wording:
        return wording(self.nudge, self.today)

    @cached_property
    def open_now(self) -> OpenNow | None:
        return _open_now(self.nudge, self.at, self.zone)

    @property
    def standing(self) -> Standing | None:
        return getattr(self.nudge.client, "standing", None)

    @property
    def season(self) -> str:
        return self.standing.season if self.standing else ""

    @property
    def phone(self) -> str:
        return self.nudge.contact.phone if self.nudge.contact else ""

    @property
    def number(self) -> str:
        """The phone number as a tel: link wants it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def subject_kind(self) -> str:
        return self.nudge.subject.partition(":")[0]

    @property
    def subject_id(self) -> int:
        return int(self.nudge.subject.partition(":")[2] or 0)

    def day(self, name: str) -> date | None:
        """A date among the facts, for drawing."""
        value = self.nudge.facts.get(name)
        return date.fromisoformat(value) if isinstance(value, str) and value else None


@lru_cache(maxsize=2048)
def _hours(text: str) -> WeekHours:
    """Read once for all who keep the same."""
    return WeekHours.from_json(json.loads(text))


def _open_now(nudge: Nudge, at: datetime, ours: tzinfo) -> OpenNow | None:
    """Whether the contact can be reached now; None when their hours are not known."""
    contact = nudge.contact
    if contact is None:
        return None
    try:
        zone = ZoneInfo(contact.time_zone) if contact.time_zone else ours
        hours = _hours(json.dumps(contact.hours))
    except (HoursNotUnderstood, ZoneInfoNotFoundError, ValueError):
        return None
    return hours.now_yes_or_no(at, zone) if hours else None
