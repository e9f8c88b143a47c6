"""Who has the next word, from what was said and asked."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.conversations.waiting import Asked, Waiting, Word, waiting

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)


def at(hours):
    return NINE + timedelta(hours=hours)


def theirs(hours, channel="email", wants=None):
    return Word(at(hours), "in", channel, wants)


def ours(hours, channel="email"):
    return Word(at(hours), "out", channel)


CASES = {
    "a letter of theirs waits": ([theirs(0)], [], None, Waiting("us", at(0))),
    "since the first one without an answer": ([ours(0), theirs(1), theirs(5)], [], None, Waiting("us", at(1))),
    "our answer ends it": ([theirs(0), ours(2)], [], None, Waiting("nobody", None)),
    "a call ends it, too": ([theirs(0)], [], at(3), Waiting("nobody", None)),
    "a call before it does not": ([theirs(4)], [], at(3), Waiting("us", at(4))),
    "a question waits though we wrote": ([theirs(0), ours(2)], [Asked(at(0), by_us=False)], None, Waiting("us", at(0))),
    "our question waits for them": ([ours(0)], [Asked(at(0), by_us=True)], None, Waiting("them", at(0))),
    "their word goes before ours": ([ours(0), theirs(1)], [Asked(at(0), by_us=True)], None, Waiting("us", at(1))),
    "a call is over when it is over": ([Word(at(0), "both", "phone")], [], None, Waiting("nobody", None)),
    "a call they made is over, too": ([theirs(0, "phone")], [], None, Waiting("nobody", None)),
    "a machine waits for nothing": ([theirs(0, wants=False)], [], None, Waiting("nobody", None)),
    "what they did in the portal": ([theirs(0, "portal")], [], None, Waiting("nobody", None)),
    "a complaint in the portal": ([theirs(0, "portal", wants=True)], [], None, Waiting("us", at(0))),
    "asked in a call": ([Word(at(0), "both", "phone")], [Asked(at(0), by_us=False)], None, Waiting("us", at(0))),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_who_waits(name):
    words, asked, spoken_at, expected = CASES[name]

    assert waiting(words, asked, spoken_at) == expected
