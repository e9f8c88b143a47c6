"""What is sent to a listening page: lines of server-sent events. Topics and numbers, nothing else."""

from collections.abc import Iterable

HEARTBEAT = ":\n\n"  # a word for nobody, so that proxies and browsers know that the line stands


def beginning(number: int, pause: float) -> str:
    """Where a page is to go on, and after how many seconds when the line breaks."""
    return f"retry: {round(pause * 1000)}\nid: {number}\n\n"


def news(number: int, topics: Iterable[str]) -> str:
    return f"id: {number}\ndata: {' '.join(sorted(topics))}\n\n"
