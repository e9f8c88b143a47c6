"""A practice of our own for the tests of the engine: it speaks of every open promise."""

from collections.abc import Iterator
from typing import Any

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship


def sample(rule: Any = None) -> Practice:
    practice = Practice(
        "tests.practices.open_promise",
        code="TEST-01",
        title="An open promise",
        rule="Fires when a promise is open.",
        advice="Think of %(what)s by %(promised_on)s.",
        settled_by="Keeping it.",
        source="A0",
        urgency=TODAY,
        kind="care",
        action="keep",
        parameters={"days": Parameter(0, "days", 0, 90)},
    )
    practice.check(rule or open_promises)
    return practice


def open_promises(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    for promise in relationship.promises:
        if promise.is_open and now.days_since(promise.made_at) >= days:
            on = promise.promised_on.isoformat() if promise.promised_on else ""
            yield Finding(about=promise, to=promise.made_to, reason=on, facts={"what": promise.text, "promised_on": on})
