"""Bytes that belong to nobody any more leave the store, a day later."""

from datetime import timedelta

from django.utils import timezone

from tests.documents.papers import PNG
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through
from vinculo.documents.storage import storage
from vinculo.documents.sweeping import sweep


def test_what_nobody_speaks_of_goes_the_day_after(world):
    now = timezone.now()
    kept, gone = (add_version(NewDocument(world.luna), PNG, name="a", at=now, by=world.marek) for _ in range(2))
    for version in (kept, gone):
        look_through(version.pk)
    keys = [gone.key, *gone.drawn.values_list("key", flat=True)]
    gone.document.delete()

    sweep(at=now)
    assert all(map(storage().exists, keys))
    sweep(at=now + timedelta(days=2))

    assert not any(map(storage().exists, keys))
    assert storage().exists(kept.key)
    assert all(storage().exists(page.key) for page in kept.drawn.all())
