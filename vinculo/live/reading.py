"""What was told, read by one for all, and by a page for the time it did not listen."""

from collections.abc import Collection
from datetime import datetime, timedelta

from vinculo.live.models import Change

LATE = timedelta(seconds=20)  # how long a transaction may take to commit what it told and still be heard
BEFORE = timedelta(seconds=2)  # between the clocks of two machines
MOST = 5_000  # rows in one look; the rest is for the next


class Reader:
    """
    New rows, in the order of their commits as far as that is known.

    Numbers are given out before the commit: a smaller one may appear after a larger one has been read. Each look
    begins a stretch further back for that and leaves out what is known.
    """

    def __init__(self, after: int) -> None:
        self.floor = after
        self.known: dict[int, datetime] = {}

    def look(self, now: datetime) -> list[tuple[int, str]]:
        """(number, topic) of what was committed since the last look. One statement, whoever listens."""
        rows = Change.objects.after(self.floor).values_list("pk", "topic")[: MOST + len(self.known)]
        fresh = [(pk, topic) for pk, topic in rows if pk not in self.known]
        self.known |= dict.fromkeys((pk for pk, _topic in fresh), now)
        old = [pk for pk, seen_at in self.known.items() if now - seen_at > LATE]
        if old:
            self.floor = max(old)
            self.known = {pk: at for pk, at in self.known.items() if pk > self.floor}
        return fresh


def newest() -> int:
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def missed(topics: Collection[str], *, after: int | None, since: datetime | None) -> set[str]:
    """Those of the topics that changed after this number, or else since this moment. One statement, or none."""
    if after is not None:
        told = Change.objects.filter(pk__gt=after)
    elif since is not None:
        told = Change.objects.filter(at__gte=since - BEFORE)
    else:
        return set()
    return set(told.filter(topic__in=topics).values_list("topic", flat=True).distinct())
