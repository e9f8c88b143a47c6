"""When a connection runs again: soon when all is well, ever later when it is not, and never all at the same second."""

import random
from datetime import datetime, timedelta

from vinculo.exchange.connections.models import Connection
from vinculo.exchange.connections.trouble import Trouble

EVERY = timedelta(minutes=5)
WITH_HOOKS = timedelta(minutes=15)  # a machine that tells by itself is asked less often
SLOWEST = timedelta(hours=6)
PATIENCE = 10  # failures in a row until we stop asking: with ever longer pauses, about a day and a half


def next_run(connection: Connection, *, at: datetime) -> datetime:
    hooked = not connection.links.filter(hook_id="").exists()
    return at + _about(WITH_HOOKS if hooked else EVERY)


def after_failure(failures: int, why: Trouble, *, at: datetime) -> datetime:
    """Not before it said; without a word, after a pause that doubles each time."""
    pause = max(min(EVERY * 2 ** min(failures - 1, 12), SLOWEST), timedelta(seconds=why.after))
    return at + _about(pause)


def _about(pause: timedelta) -> timedelta:
    return pause * random.uniform(1, 1.2)
