"""Files that nothing in the database speaks of any more: of clients who were emptied out, or of a write that broke."""

from datetime import datetime, timedelta

from vinculo.documents.models import Page, Version
from vinculo.documents.storage import storage

YOUNG = timedelta(days=1)  # may belong to a write that has not ended yet
SHARDS = [f"{kind}/{number:02x}" for kind in ("v", "p") for number in range(256)]


def sweep(*, at: datetime) -> int:
    """Deletes what belongs to nobody; how many files that were. One query a shard."""
    return sum(_sweep(shard, at) for shard in SHARDS)


def _sweep(shard: str, at: datetime) -> int:
    try:
        names = storage().listdir(shard)[1]
    except FileNotFoundError:
        return 0
    keys = {f"{shard}/{name}" for name in names}
    model = Version if shard.startswith("v/") else Page
    known = set(model.objects.filter(key__startswith=f"{shard}/").values_list("key", flat=True)) if keys else set()
    gone = [key for key in keys - known if storage().get_modified_time(key) < at - YOUNG]
    for key in gone:
        storage().delete(key)
    return len(gone)
