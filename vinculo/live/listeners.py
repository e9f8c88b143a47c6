"""Those who listen: who each is, to what, and what is still to be sent to them."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

BEHIND = 50  # pieces not yet sent after which a line counts as dead


@dataclass(frozen=True, slots=True)
class Subscription:
    """What the door let somebody listen to, and what that rests on."""

    person: int
    session: str
    proof: str  # what the session carries of the person; another one ends it
    topics: frozenset[str]
    number: int  # the newest change when it was let in


@dataclass(eq=False, slots=True)
class Listener:
    """One open page. None in its queue ends it."""

    given: Subscription
    until: float
    queue: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)

    def send(self, text: str) -> None:
        if self.queue.qsize() < BEHIND:
            self.queue.put_nowait(text)
        else:
            self.end()

    def end(self) -> None:
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class Listeners:
    """All of them, found by topic."""

    def __init__(self) -> None:
        self.all: set[Listener] = set()
        self._by_topic: defaultdict[str, set[Listener]] = defaultdict(set)

    def add(self, one: Listener) -> None:
        self.all.add(one)
        for topic in one.given.topics:
            self._by_topic[topic].add(one)

    def remove(self, one: Listener) -> None:
        self.all.discard(one)
        for topic in one.given.topics:
            self._by_topic[topic].discard(one)
            if not self._by_topic[topic]:
                del self._by_topic[topic]

    def to(self, topic: str) -> set[Listener]:
        return self._by_topic.get(topic, set())

    def persons(self, topics: Iterable[str]) -> dict[str, set[int]]:
        """Topic → the ids of those who listen to it; without topics that nobody listens to."""
        heard = {topic: {one.given.person for one in self.to(topic)} for topic in topics}
        return {topic: persons for topic, persons in heard.items() if persons}
