"""A small history as a reader hands it on. People and companies are made up."""

from datetime import UTC, date, datetime
from typing import Any

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.history.records import (
    Account,
    Appointment,
    Before,
    Check,
    Deal,
    Job,
    Known,
    Mark,
    Paper,
    Said,
    Someone,
    Way,
    Work,
)

AT = datetime(2025, 3, 1, 10, tzinfo=UTC)
MAREK = Someone(id="u1", name="M. Wilk", email="marek@faro.example", ours=True)
EVA = Someone(id="u2", name="Eva Rio", email="eva@sol.example", ours=False)
LINES: Any = {"line": 1}


def history(**of: dict[str, Any]) -> list[Any]:
    """One of everything. `of` changes the fields of one record, by its name here: `job={"due_on": ...}`."""
    made = {
        "said": (Said, {"id": "s1", "on_kind": "work", "on_id": "w1", "text": "We begin.", "title": "Hello", "at": AT,
                        "by": MAREK, "shared": True}),
        "call": (Said, {"id": "s2", "on_kind": "known", "on_id": "k1", "text": "She called.", "way": Way.CALL,
                        "at": AT, "minutes": 12, "incoming": True, "by": MAREK}),
        "comment": (Said, {"id": "s3", "on_kind": "job", "on_id": "j1", "text": "Agreed.", "at": AT, "by": EVA}),
        "account": (Account, {"id": "a1", "name": "Sol", "website": "https://www.sol.example/en", "city": "León",
                              "country": "es", "owner": MAREK}),
        "work": (Work, {"id": "w1", "name": "Wine shop", "account_id": "a1", "about": "All of it",
                        "starts_on": date(2025, 2, 1), "due_on": date(2025, 6, 1), "lead": MAREK}),
        "mark": (Mark, {"id": "m1", "work_id": "w1", "name": "Launch", "due_on": date(2025, 5, 1), "shared": True}),
        "job": (Job, {"id": "j1", "work_id": "w1", "name": "Cart", "about": "Basket and all", "column": "Doing",
                      "status": "In progress", "due_on": date(2025, 4, 3), "mark_id": "m1", "labels": ("Urgent",),
                      "assignees": (MAREK, EVA), "checks": (Check(text="Pay", done=True, list_name="Steps"),),
                      "after": (Before(id="j2", lag_days=1),)}),
        "logo": (Job, {"id": "j2", "work_id": "w1", "name": "Logo", "status": "Hecho", "due_on": date(2025, 3, 3)}),
        "deal": (Deal, {"id": "d1", "name": "Second shop", "account_id": "a1", "contact_id": "k1", "minor": 1250000,
                        "currency": "EUR", "stage": "Negotiation", "closes_on": date(2027, 1, 1), "owner": MAREK}),
        "meeting": (Appointment, {"id": "e1", "title": "Kickoff", "starts_at": AT, "work_id": "w1", "with_": (EVA,)}),
        "paper": (Paper, {"id": "p1", "work_id": "w1", "title": "Scope", "text": "Everything.", "at": AT}),
    }  # fmt: skip
    known = Known(row=ContactRow(1, "Eva Rio", emails=("eva@sol.example",), external_id="k1"), account_id="a1")
    return [cls(**{**fields, **LINES, **of.get(name, {})}) for name, (cls, fields) in made.items()] + [known]
