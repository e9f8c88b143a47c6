"""What other numbers would change today: the rule is run twice over the same relationships and nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vinculo.practices.practice import Practice
from vinculo.practices.reading import read_all
from vinculo.practices.replay import Said, try_out
from vinculo.practices.tuning.reading import current_settings
from vinculo.practices.tuning.settings import Scope, Setting, Settings

Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Preview:
    """now: what is raised as it is set. then: what would be. came and went: the difference."""

    now: tuple[Said, ...]
    then: tuple[Said, ...]

    @property
    def came(self) -> list[Said]:
        return _without(self.then, self.now)

    @property
    def went(self) -> list[Said]:
        return _without(self.now, self.then)


def preview(practice: Practice, scope: Scope, wanted: Setting, *, at: datetime, client_ids: Iterable[int]) -> Preview:
    """
    What a practice would raise at a moment over these clients if a place said `wanted`, beside what it raises now.

    The same number of queries whatever is tried. Nothing is written.
    """
    ids = sorted(client_ids)
    read, held = list(read_all(ids)), current_settings(ids)
    tried = Settings({**held, (practice.id, scope): wanted})
    now = try_out(practice, at=at, client_ids=ids, settings=held, read=read)
    then = try_out(practice, at=at, client_ids=ids, settings=tried, read=read)
    return Preview(tuple(now), tuple(then))


def _without(some: Iterable[Said], others: Iterable[Said]) -> list[Said]:
    known = {_key(said) for said in others}
    return [said for said in some if _key(said) not in known]


def _key(said: Said) -> Key:
    return said.client_id, said.raised.finding.about.ref, said.raised.finding.reason
