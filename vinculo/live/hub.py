"""One reader for all who listen: asks the database twice a second, however many pages are open, and passes on."""

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Set
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, Protocol

from django.db import close_old_connections
from django.utils import timezone

from vinculo.live.listeners import Listener, Listeners, Subscription
from vinculo.live.reading import Reader
from vinculo.live.words import HEARTBEAT, news

log = logging.getLogger(__name__)
LOOK = 0.4  # seconds between two looks at what was told
CHECK = 4.0  # seconds between two looks at whether those who listen are still let in
BEAT = 15.0  # seconds between two words for nobody
LONGEST = 15 * 60  # seconds after which a page comes through the door again, a tenth more or less
REMEMBERED = 2_000  # changes kept for those who come in while they are passed on


class Rules(Protocol):
    """What the hub is told about the trade. Both are asked for all at once."""

    def may_hear(self, listening: Mapping[str, Set[int]]) -> Mapping[str, Set[int]]:
        """Of the persons who listen to each topic, those who may still see it."""

    def gone(self, given: Iterable[Subscription]) -> set[Subscription]:
        """Those whose session has ended, run out, or lost what it rests on."""


class Hub:
    """Everything here happens in one loop; only the database is asked in a thread, one question after the other."""

    def __init__(self, rules: Rules, database: Executor | None = None) -> None:
        self.rules = rules
        self.database = database or ThreadPoolExecutor(1, "live")
        self.clock: Callable[[], float] = time.monotonic
        self.listeners = Listeners()
        self.reader: Reader | None = None
        self.recent: deque[tuple[int, str]] = deque(maxlen=REMEMBERED)
        self.keeping: asyncio.Task[None] | None = None
        self.checked_at = self.beaten_at = 0.0

    def join(self, given: Subscription) -> Listener:
        """Somebody listens from now on, and hears at once what changed since they were let in."""
        one = Listener(given, self.clock() + LONGEST * random.uniform(0.9, 1.1))  # noqa: S311 spreads the load
        self.listeners.add(one)
        if self.reader is None:
            self.reader = Reader(given.number)
        self._pass(one, [(pk, topic) for pk, topic in self.recent if pk > given.number])
        if self.keeping is None or self.keeping.done():
            self.keeping = asyncio.get_running_loop().create_task(self.keep())
        return one

    def leave(self, one: Listener) -> None:
        self.listeners.remove(one)

    def end(self) -> None:
        for one in list(self.listeners.all):
            one.end()

    async def keep(self) -> None:
        """While somebody listens."""
        self.checked_at = self.beaten_at = self.clock()
        while self.listeners.all:
            try:
                await self.turn()
            except Exception:  # the database is away, say
                log.exception("Live pages: tried again in a moment")
                await asyncio.sleep(CHECK)
            await asyncio.sleep(LOOK)
        self.reader = None
        self.recent.clear()

    async def turn(self) -> None:
        await self.deliver()
        now = self.clock()
        if now - self.checked_at >= CHECK:
            self.checked_at = now
            await self.let_go(now)
        if now - self.beaten_at >= BEAT:
            self.beaten_at = now
            for one in list(self.listeners.all):
                one.send(HEARTBEAT)

    async def deliver(self) -> None:
        """What was told since the last look, to those who listen to it and may still see it."""
        assert self.reader is not None
        fresh = await self._ask(self.reader.look, timezone.now())
        if not fresh:
            return
        self.recent.extend(fresh)
        listening = self.listeners.persons({topic for _pk, topic in fresh})
        allowed = await self._ask(self.rules.may_hear, listening) if listening else {}
        for one in {one for topic in listening for one in self.listeners.to(topic)}:
            self._pass(one, [(pk, topic) for pk, topic in fresh if one.given.person in allowed.get(topic, ())])

    async def let_go(self, now: float) -> None:
        """End the lines of those who are let in no more, and those that stood long."""
        given = {one.given for one in self.listeners.all}
        gone = await self._ask(self.rules.gone, given)
        for one in list(self.listeners.all):
            if one.given in gone or one.until <= now:
                one.end()

    def _pass(self, one: Listener, changes: Iterable[tuple[int, str]]) -> None:
        mine = [(pk, topic) for pk, topic in changes if topic in one.given.topics]
        if mine:
            one.send(news(max(pk for pk, _topic in mine), {topic for _pk, topic in mine}))

    async def _ask(self, question: Callable[..., Any], *given: Any) -> Any:
        def ask() -> Any:
            close_old_connections()
            return question(*given)

        return await asyncio.get_running_loop().run_in_executor(self.database, ask)
