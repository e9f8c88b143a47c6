"""Parts that many pages ask for at once are drawn once."""

from itertools import count

import pytest

from vinculo.live import tell
from vinculo.live.keeping import SECONDS, Drawn

pytestmark = pytest.mark.django_db


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def draw():
    numbers = count(1)
    return lambda: f"drawing {next(numbers)}"


def test_nothing_is_kept_where_nothing_was_told(clock, draw):
    drawn = Drawn(clock)

    assert [drawn.get("row", draw), drawn.get("row", draw)] == ["drawing 1", "drawing 2"]


def test_what_was_told_is_drawn_once_for_all_and_for_two_seconds(clock, draw):
    drawn = Drawn(clock)
    tell("client:1")

    assert [drawn.get("row", draw), drawn.get("row", draw)] == ["drawing 1"] * 2
    assert drawn.get("another row", draw) == "drawing 2"

    clock.now += SECONDS
    assert drawn.get("row", draw) == "drawing 3"


def test_news_are_seen_at_once(clock, draw):
    drawn = Drawn(clock)
    tell("client:1")
    drawn.get("row", draw)

    tell("client:2")

    assert drawn.get("row", draw) == "drawing 2"


def test_what_was_drawn_while_news_came_is_not_kept(clock, draw):
    drawn = Drawn(clock)
    tell("client:1")

    def slowly() -> str:
        tell("client:1")
        drawn.get("another row", draw)
        return "old"

    assert drawn.get("row", slowly) == "old"
    assert drawn.get("row", draw) == "drawing 2"
