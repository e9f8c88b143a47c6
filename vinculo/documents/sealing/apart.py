"""The signing library begins an event loop of its own for each call, which cannot be done where one is running."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def apart(call: Callable[Asked, Answer], *arguments: Asked.args, **named: Asked.kwargs) -> Answer:
    """What `call` returns or raises; on a thread of its own if this one is in the middle of an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return call(*arguments, **named)
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(call, *arguments, **named).result()
