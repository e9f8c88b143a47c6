"""One conversation: a nudge, or several about the same contact, with what one needs to hold it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from vinculo.calendar.hours import HoursNotUnderstood, OpenNow, WeekHours
from vinculo.practices.models import Nudge, Standing
from vinculo.practices.practice import NOW
from vinculo.practices.wording import Wording, wording

KINDS = ("news", "reply", "status", "money", "home", "care")  # in the order in which they are told


@dataclass(slots=True)
class Conversation:
    """The most urgent nudge about a contact, and what else to bring up while speaking with them."""

    nudge: Nudge
    words: Wording
    today: date
    also: list["Conversation"] = field(default_factory=list)
    open_now: OpenNow | None = None

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


def conversations(nudges: Iterable[Nudge], *, at: datetime, today: date, zone: tzinfo) -> list[Conversation]:
    """
    Fold nudges about the same contact of the same client into one conversation, led by the most urgent.

    By urgency, then by family (bad news first), then as they come. What must be said now is never put under something
    else. zone: ours, for contacts of whom we know no other.
    """
    folded: list[Conversation] = []
    by_contact: dict[tuple[int, int], Conversation] = {}
    for nudge, words in sorted(((nudge, wording(nudge, today)) for nudge in nudges), key=_order):
        one = Conversation(nudge, words, today, open_now=_open_now(nudge, at, zone))
        key = (nudge.client_id, nudge.contact_id or 0)
        lead = by_contact.get(key) if nudge.contact_id else None
        if lead and nudge.urgency != NOW:
            lead.also.append(one)
            continue
        folded.append(one)
        by_contact.setdefault(key, one)
    return folded


def _order(pair: tuple[Nudge, Wording]) -> tuple[int, int]:
    nudge, words = pair
    return nudge.urgency, KINDS.index(words.kind) if words.kind in KINDS else len(KINDS)


def _open_now(nudge: Nudge, at: datetime, ours: tzinfo) -> OpenNow | None:
    """Whether the contact can be reached now; None when their hours are not known."""
    contact = nudge.contact
    if contact is None:
        return None
    try:
        hours, zone = WeekHours.from_json(contact.hours), ZoneInfo(contact.time_zone) if contact.time_zone else ours
    except (HoursNotUnderstood, ZoneInfoNotFoundError, ValueError):
        return None
    return hours.now_yes_or_no(at, zone) if hours else None
