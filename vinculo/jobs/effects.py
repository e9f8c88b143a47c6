"""Effects that must happen exactly once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils import timezone

from vinculo.jobs.models import JobEffect


@contextmanager
def once(key: str) -> Iterator[bool]:
    """
    True inside the block the first time a key is used, False ever after:

        with jobs.once(f"reminder:{promise.pk}:{today}") as first:
            if first:
                ...write what the effect is...

    Block and key are one transaction: both happen or neither does, and two workers with one key wait for each other. So
    what is written to the database happens exactly once. For an effect outside (a mail), write an outbox row in the
    block and send it from there; a cut between sending and marking can then repeat it at most once.
    """
    with transaction.atomic():
        yield _is_first(key)


def _is_first(key: str) -> bool:
    try:
        with transaction.atomic():
            JobEffect.objects.create(key=key, at=timezone.now())
    except IntegrityError:
        return False
    return True
