"""Which side's word stays."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import NOW
from vinculo.exchange.connections.settling import Sides, Stays, settle

values = st.sampled_from(["a", "b", "c"])
moments = st.integers(0, 3).map(lambda minutes: NOW + timedelta(minutes=minutes))


@settings(max_examples=80, deadline=None)
@given(values, values, values, values, moments, st.none() | moments)
def test_the_rule(ours_then: str, theirs_then: str, ours: str, theirs: str, ours_at: Any, theirs_at: Any) -> None:
    sides = Sides({"name": ours_then}, {"name": theirs_then}, {"name": ours}, {"name": theirs})

    found = settle(sides, ["name"], {"name": ours_at}, {"name": theirs_at} if theirs_at else {})

    we, they = ours != ours_then, theirs != theirs_then
    assert bool(found) == (we or they)
    for verdict in found:
        if ours == theirs:
            assert (verdict.stays, verdict.is_clash) == (Stays.BOTH, False)
        elif we and they:
            newer = Stays.THEIRS if theirs_at and theirs_at > ours_at else Stays.OURS
            assert (verdict.stays, verdict.is_clash) == (newer, True)
        else:
            assert (verdict.stays, verdict.is_clash) == (Stays.OURS if we else Stays.THEIRS, False)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), values), max_size=8))
def test_both_sides_say_the_same_in_the_end(changes: list[tuple[bool, str]]) -> None:
    """Whatever is changed on either side, one more look at both and they agree; another look changes nothing."""
    ours, theirs = {"name": "a"}, {"name": "a"}
    ours_then, theirs_then = dict(ours), dict(theirs)
    times = {True: NOW, False: NOW}
    for number, (is_ours, value) in enumerate(changes):
        (ours if is_ours else theirs)["name"] = value
        times[is_ours] = NOW + timedelta(minutes=number)
    for _ in range(2):
        found = settle(
            Sides(ours_then, theirs_then, ours, theirs), ["name"], {"name": times[True]}, {"name": times[False]}
        )
        for verdict in found:
            if verdict.stays == Stays.OURS:
                theirs["name"] = ours["name"]
            elif verdict.stays == Stays.THEIRS:
                ours["name"] = theirs["name"]
        ours_then, theirs_then = dict(ours), dict(theirs)
    assert ours == theirs
    assert not found
