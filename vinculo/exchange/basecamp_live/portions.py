"""What a look reads comes in by portions, and is remembered as seen once it is in: a cut costs one portion at most."""

from datetime import datetime, timedelta

from vinculo.exchange.basecamp_live.completing import join
from vinculo.exchange.basecamp_live.fetching import Change, Found, pack
from vinculo.exchange.connections.bringing import bring
from vinculo.exchange.connections.models import Link
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json
from vinculo.jobs.crash import crash_point

MOST = 200  # things that were read, in one import


class Portions:
    """One look. `seen`: what was told, by id, since `since`; `came`: something here became another."""

    def __init__(self, link: Link, project: Json, at: datetime) -> None:
        self.link, self.project, self.at = link, project, at
        self.seen: dict[str, str] = dict(link.cursor.get("seen") or {})
        self.came = False
        self._found: Found = {}
        self._told: dict[str, str] = {}

    def take(self, change: Change) -> None:
        self._told[change.key] = change.told
        if change.whole:
            self._found.setdefault(change.file, []).append(change.whole)
        if sum(map(len, self._found.values())) >= MOST:
            self.bring()

    def bring(self) -> None:
        """What was read comes in; then it counts as seen, as long as `since` stands. Trouble."""
        if self._found:
            bring_found(self.link, self.project, self._found, self.at)
            crash_point("live.imported")
            join(self.link, self._found.get("todos", []))
            self.came = True
        if self._told.items() - self.seen.items():
            self.seen |= self._told
            self.link.change(cursor={**self.link.cursor, "seen": self.seen})
        self._found, self._told = {}, {}

    def close(self, since: datetime, overlap: timedelta) -> None:
        """All was seen: from now on only what changes after the newest of it, and a little before, is asked for."""
        moments = [moment for moment in map(moment_of, self.seen.values()) if moment]
        since = max([since, *(moment - overlap for moment in moments)])
        kept = {key: told for key, told in self.seen.items() if (moment := moment_of(told)) and moment >= since}
        self.link.change(cursor={**self.link.cursor, "since": since.isoformat(), "seen": kept})


def bring_found(link: Link, project: Json, found: Found, at: datetime) -> None:
    owner = link.connection.owner
    if owner is None:
        raise Trouble("owner")
    bring(link, [pack(project, found)], f"{link.name}.zip", by=owner, at=at)
