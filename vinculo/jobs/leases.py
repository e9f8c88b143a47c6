"""
What only one process may do at a time, for as long as it lives: a lease with an end, which has to be renewed.

Whoever dies keeps nobody else from it for longer than the lease.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from vinculo.jobs.models import Lease


def hold(name: str, by: str, *, at: datetime, seconds: int) -> bool:
    """Take it, or renew it: True while it is ours. One statement, three the first time."""
    until_at = at + timedelta(seconds=seconds)
    free = Lease.objects.filter(Q(by=by) | Q(until_at__lte=at), name=name)
    if free.update(by=by, until_at=until_at):
        return True
    return Lease.objects.get_or_create(name=name, defaults={"by": by, "until_at": until_at})[1]


def give_back(name: str, by: str) -> None:
    """The next one need not wait for its end. Nothing if somebody else has it."""
    Lease.objects.filter(name=name, by=by).delete()
