"""What comes round by itself: drafts from instalments, and the bin."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from vinculo.jobs import takes, timetable
from vinculo.money import emptying
from vinculo.money.instalments import billing
from vinculo.money.quoting import following
from vinculo.people.models import Organization


@timetable.daily("03:10")
@takes(minutes=30)
def tidy_bin() -> None:
    """What was thrown away thirty days ago goes for good."""
    emptying.empty_bin(at=timezone.now())


@timetable.every(minutes=10)
@takes(minutes=10)
def file_papers() -> None:
    """What was offered to somebody who is a client by now lies with their papers."""
    following.file_papers(at=timezone.now())


@timetable.every(minutes=60)
@takes(minutes=10)
def bill_instalments() -> None:
    """Drafts for the turns that have come, where the house is; nothing is issued."""
    at, house = timezone.now(), Organization.current()
    if house:
        billing.bill_due(timezone.localdate(at, ZoneInfo(house.time_zone)), at=at)
