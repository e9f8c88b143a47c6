"""
One full sweep by one process; prints its seconds, those of the processor, and the most memory of its own in MB.

Its own: of a file that is mapped, the system lends pages to whoever reads them, as long as nobody else needs the room.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

from tools.bench.server import own_mb


@contextmanager
def memory_watched() -> Iterator[list[float]]:
    """What this process had, looked at five times a second."""
    seen, over = [own_mb(os.getpid())], threading.Event()

    def look() -> None:
        while not over.wait(0.2):
            seen.append(own_mb(os.getpid()))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


if __name__ == "__main__":
    django.setup()
    from vinculo.practices.recheck import sweep

    started = time.perf_counter()
    with memory_watched() as seen:
        sweep()
    print(round(time.perf_counter() - started, 1), round(time.process_time(), 1), round(max(seen)))
