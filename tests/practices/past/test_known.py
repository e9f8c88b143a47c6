"""What is written down later changes nothing of what would have been said earlier."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.practices.make import NOW, contact, days_ago, promise, relationship, word
from tests.practices.strategies import patient, relationships
from tests.practices.strategies.whole import FACTS
from vinculo.practices.past.known import as_noted_at
from vinculo.practices.past.noted import ROWS, Act, Noted
from vinculo.practices.relationship import Relationship

LATER = 1_000_000  # ids of what is added later


def with_more(who: Relationship, more: Relationship) -> tuple[Relationship, set[tuple[str, int]]]:
    """The same relationship with further rows, and which those are."""
    added: dict[str, Any] = {}
    for part in FACTS:
        if part in ROWS:
            fresh = tuple(replace(one, id=one.id + LATER) for one in getattr(more, part))
            added[part] = (*getattr(who, part), *fresh)
    new = {(part, one.id) for part, facts in added.items() for one in facts if one.id >= LATER}
    return replace(who, **added), new


@patient
@given(who=relationships, more=relationships, days=st.integers(0, 40))
def test_rows_written_later_change_nothing_earlier(who: Relationship, more: Relationship, days: int):
    at = NOW - timedelta(days=days)
    fuller, new = with_more(who, more)
    noted = Noted(rows={key: at + timedelta(minutes=1) for key in new})

    assert as_noted_at(fuller, noted, at) == as_noted_at(who, Noted(), at)


@patient
@given(who=relationships, days=st.integers(1, 40), kind=st.sampled_from(["kept", "withdrawn", "reopened"]))
def test_what_became_of_a_promise_later_changes_nothing_earlier(who: Relationship, days: int, kind: str):
    at = NOW - timedelta(days=days)
    open_ = tuple(replace(one, kept_on=None, withdrawn_at=None) for one in who.promises)
    settled = tuple(replace(one, kept_on=days_ago(60)) for one in open_)  # said later, of a day long before
    acts = {one.ref: [Act(at + timedelta(hours=1), kind, days_ago(60))] for one in open_}

    then = as_noted_at(replace(who, promises=settled), Noted(acts=acts), at)

    assert then == as_noted_at(replace(who, promises=open_), Noted(), at)


def test_stays_as_it_is_where_nothing_says_since_when():
    who = relationship(promises=[promise(kept_on=days_ago(3))], interactions=[word(5)], contacts=[contact()])

    assert as_noted_at(who, Noted(), NOW) == who.as_known_at(NOW)


def test_dates_are_put_back_as_they_stood():
    moved_at, thought_at = NOW - timedelta(days=5), NOW - timedelta(days=8)
    one = promise(
        on=days_ago(-20), internal_on=days_ago(-15), forecast_on=days_ago(-25),
        moves=((moved_at, days_ago(-2), days_ago(-20)),),
    )  # fmt: skip
    thoughts = [(thought_at, days_ago(-9)), (NOW - timedelta(days=1), days_ago(-25))]
    noted = Noted(forecasts={one.id: thoughts}, moves={one.id: [(moved_at, days_ago(1))]})

    def dates(days: int) -> Any:
        then = as_noted_at(relationship(promises=[one]), noted, NOW - timedelta(days=days)).promises[0]
        return then.promised_on, then.internal_on, then.forecast_on

    assert dates(9) == (days_ago(-2), days_ago(1), None)
    assert dates(7) == (days_ago(-2), days_ago(1), days_ago(-9))
    assert dates(3) == (days_ago(-20), days_ago(-15), None)  # a date agreed anew makes what we thought before void
    assert dates(0) == (days_ago(-20), days_ago(-15), days_ago(-25))


def test_who_left_or_was_archived_later_is_still_there():
    who = relationship(contacts=[contact(left_on=days_ago(2))])
    who = replace(who, client=replace(who.client, is_archived=True))
    noted = Noted(archived_at=NOW - timedelta(days=1))

    def then(days: int) -> Any:
        seen = as_noted_at(who, noted, NOW - timedelta(days=days))
        return len(seen.present_contacts), seen.client.is_archived

    assert [then(days) for days in (3, 1, 0)] == [(1, False), (0, True), (0, True)]
    assert isinstance(noted.archived_at, datetime)
