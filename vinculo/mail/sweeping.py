"""Letters are kept as they came while somebody may need them; what is about no client is not."""

from datetime import datetime, timedelta

from vinculo.documents.storage import storage
from vinculo.mail import keeping
from vinculo.mail.models import Received, State

NOT_NEEDED = (State.NOT_OURS, State.AUTOMATIC, State.LIST, State.BOUNCE, State.LOOP)
KEEP_NOT_NEEDED = timedelta(days=30)
YOUNG = timedelta(days=1)  # may belong to a write that has not ended yet
SHARDS = [f"{keeping.KIND}/{number:02x}" for number in range(256)]
BATCH = 500


def sweep(*, at: datetime) -> int:
    """How many files went. That such a letter was there stays known, so that it is not fetched again."""
    return _not_needed(at) + _of_what_is_gone() + sum(_of_nobody(shard, at) for shard in SHARDS)


def _not_needed(at: datetime) -> int:
    old = Received.objects.filter(state__in=NOT_NEEDED, taken_at__lt=at - KEEP_NOT_NEEDED).exclude(key="")
    rows = list(old.values_list("pk", "key")[:BATCH])
    for _pk, key in rows:
        keeping.throw_away(key)
    Received.objects.filter(pk__in=[pk for pk, _key in rows]).update(key="")
    return len(rows)


def _of_what_is_gone() -> int:
    """The exchange was taken back, or its client emptied out: nothing of the letter stays but that it was there."""
    gone = Received.objects.filter(state=State.LOGGED, interaction=None)
    rows = list(gone.values_list("pk", "key")[:BATCH])
    for _pk, key in rows:
        keeping.throw_away(key)
    Received.objects.filter(pk__in=[pk for pk, _key in rows]).update(
        key="", state=State.NOT_OURS, reason="gone", from_address="", from_name="", counterpart="", subject=""
    )
    return len(rows)


def _of_nobody(shard: str, at: datetime) -> int:
    """Written just before a process was killed, or of a mailbox that went with its owner."""
    try:
        keys = {f"{shard}/{name}" for name in storage().listdir(shard)[1]}
    except FileNotFoundError:
        return 0
    known = set(Received.objects.filter(key__startswith=f"{shard}/").values_list("key", flat=True)) if keys else set()
    gone = [key for key in keys - known if storage().get_modified_time(key) < at - YOUNG]
    for key in gone:
        storage().delete(key)
    return len(gone)
