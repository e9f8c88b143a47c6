"""How often something may be tried at the door. Counted in the database: for all workers, and over a restart."""

from datetime import datetime, timedelta

from django.db import transaction

from vinculo.access.keyed import keyed
from vinculo.access.models import Attempt
from vinculo.db.locking import lock_named

WINDOW = timedelta(minutes=15)
LETTERS = 3  # to one address
ASKS, TRIES = 30, 60  # from one IP
KEPT = timedelta(days=1)


class TooOften(Exception):
    """Tried too often; `again_at` is when it goes on."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__()
        self.again_at = again_at


@transaction.atomic
def count(what: str, who: str, *, most: int, at: datetime) -> None:
    """One more. TooOften if that was it for now; what is refused does not count, so that nobody is kept out longer."""
    key = keyed(what, who)
    lock_named(f"attempt:{what}:{key}")
    lately = Attempt.objects.filter(what=what, who=key, at__gt=at - WINDOW, at__lte=at).order_by("-at")
    times = list(lately.values_list("at", flat=True)[:most])
    if len(times) >= most:
        raise TooOften(times[-1] + WINDOW)
    Attempt.objects.create(what=what, who=key, at=at)


def forget(*, before: datetime) -> int:
    return Attempt.objects.filter(at__lt=before).delete()[0]
