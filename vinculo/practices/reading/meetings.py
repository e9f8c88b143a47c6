"""Meetings that are planned."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.utils import timezone

from vinculo.meetings.models import Answer, Guest, Meeting
from vinculo.meetings.series import FAR, slots
from vinculo.practices.facts import MeetingFacts
from vinculo.practices.reading.rows import Grouped


def meetings(ids: list[int]) -> Grouped:
    """Those ahead to which somebody of the client is asked who has not said no. Of a series, its next day."""
    now, groups = timezone.now(), defaultdict(list)
    comes = Guest.objects.asked().exclude(answer=Answer.DECLINED).filter(meeting=OuterRef("pk"), contact__isnull=False)
    ahead = Meeting.objects.planned().touching(now, now + FAR).filter(Exists(comes), client__in=ids).order_by("pk")
    for one in ahead:
        starts_at = next(slots(one, since=now, until=now + FAR), None)
        if starts_at:
            fact = MeetingFacts(one.pk, starts_at, one.channel, one.created_at, one.project_id)
            groups[one.client_id].append(fact)
    return groups
