"""Finding what speaks of the same things: who speaks of most of them first, the newest of those next."""

from datetime import timedelta
from typing import Any

import pytest

from tests.world import NOW
from vinculo.db.search import Doc, mentioning, put

KINDS = ("question", "decision")
pytestmark = pytest.mark.django_db


def known(*docs: tuple[str, int, str], client: int | None = 1, **fields: Any) -> None:
    """The later in the list, the older."""
    put(
        Doc(kind, pk, client, text[:20], text, NOW - timedelta(days=place), **fields)
        for place, (kind, pk, text) in enumerate(docs)
    )


def found(*things: tuple[str, ...], **fields: Any) -> list[tuple[str, int]]:
    return mentioning(things, **{"client_id": 1, "kinds": KINDS, **fields})


def test_not_all_things_need_be_named_and_the_most_come_first() -> None:
    known(
        ("question", 1, "Which colour?"), ("decision", 2, "The oven is new"), ("question", 3, "The colours of the logo")
    )

    assert found(("colour",), ("logo",)) == [("question", 3), ("question", 1)]


def test_a_thing_may_be_written_in_several_ways_and_counts_once() -> None:
    known(("question", 1, "Logo, logos and logotypes"), ("question", 2, "Ein ŁOGOTYP, in colour"))

    assert found(("logo", "brand"), ("colour",)) == [("question", 2), ("question", 1)]
    assert found(("e-logo",)) == [("question", 1), ("question", 2)]


def test_the_newest_of_those_that_speak_as_much_come_first() -> None:
    known(*[("question", pk, "Which colour?") for pk in (5, 3, 4)])

    assert found(("colour",), limit=2) == [("question", 5), ("question", 3)]


def test_only_of_this_client_and_these_kinds_and_nothing_kept_for_some() -> None:
    known(("question", 1, "Which colour?"), ("promise", 2, "Which colour?"))
    known(("question", 3, "Which colour?"), client=2)
    known(("question", 4, "Which colour?"), client=None)
    known(("question", 5, "Which colour?"), only_for=("person:7",))

    assert found(("colour",)) == [("question", 1)]


def test_nothing_a_person_types_is_syntax(django_assert_num_queries: Any) -> None:
    known(("question", 1, "Which colour?"))

    with django_assert_num_queries(1):
        assert found(('zol" OR *',), ("':*|",), ("--",), ("",)) == []
    with django_assert_num_queries(0):
        assert found(("?",)) == [] == found()
    assert found(("which",), *[(f"w{number}",) for number in range(200)]) == [("question", 1)]
