"""
Builders of facts, without a database: `relationship(promises=[promise("the catalogue", on=in_days(2))])`.

All moments hang on one Wednesday, 11 March 2026, 10:30 in Madrid. The client is Café Luna, its contact Ana Prado, its
project the online shop; a fact says only what its test is about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from vinculo.calendar.clock import ClockKind
from vinculo.calendar.workdays import WorkCalendar
from vinculo.practices import facts
from vinculo.practices.practice import Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 11)
CALENDAR = WorkCalendar(ZoneInfo("Europe/Madrid"), holidays=frozenset({date(2026, 3, 19)}))
ids = count(1)

ANA = facts.ContactFacts(
    id=1, name="Ana Prado", power="decides", is_key=True, preferred_channel="phone", noted_at=NOW - timedelta(days=300)
)
LUNA = facts.ClientFacts(id=1, name="Café Luna", owner_id=7, since_on=TODAY - timedelta(days=400))


def now(at: datetime = NOW, clock: ClockKind = "plain") -> Moment:
    return Moment(at=at, calendar=CALENDAR, clock=clock)


def ago(days: float = 0, hours: float = 0) -> datetime:
    """A moment so long before now."""
    return NOW - timedelta(days=days, hours=hours)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def client(**fields: Any) -> facts.ClientFacts:
    return replace(LUNA, **fields)


def contact(name: str = "Ana Prado", **fields: Any) -> facts.ContactFacts:
    return replace(ANA, name=name, **fields)


def promise(text: str = "Send the catalogue", on: date | None = None, **fields: Any) -> facts.PromiseFacts:
    """Made a month ago to Ana, with a week of margin; `on` is the day she heard."""
    given = {"made_at": ago(30), "promised_on": on, "made_to": ANA.id, "owner_id": 8, "project_id": 1}
    if on and "internal_on" not in fields:
        given["internal_on"] = on - timedelta(days=7)
    return facts.PromiseFacts(id=next(ids), text=text, **{**given, **fields})


def question(text: str = "Can we change the logo?", asked_at: datetime = NOW, **fields: Any) -> facts.QuestionFacts:
    return facts.QuestionFacts(id=next(ids), text=text, asked_at=asked_at, **{"contact_id": ANA.id, **fields})


def proposal(text: str = "Can we change the logo?", asked_at: datetime = NOW, **fields: Any) -> facts.ProposalFacts:
    """What a letter of Ana's seems to ask."""
    given = {"contact_id": ANA.id, "interaction_id": 900, **fields}
    return facts.ProposalFacts(id=next(ids), text=text, asked_at=asked_at, **given)


def reproach(at: datetime = NOW, **fields: Any) -> facts.ReproachFacts:
    """A letter of ours to Ana says that Zofia forgot something."""
    given = {"name": "Zofia Kos", "passage": "Zofia forgot it.", "interaction_id": 901, "contact_id": ANA.id, **fields}
    return facts.ReproachFacts(id=next(ids), at=at, **given)


def word(days: float = 0, channel: str = "phone", direction: str = "both", **fields: Any) -> facts.InteractionFacts:
    """An exchange with Ana so many days ago."""
    given = {"contact_ids": (ANA.id,), "project_id": 1}
    return facts.InteractionFacts(
        id=next(ids), at=ago(days), channel=channel, direction=direction, **{**given, **fields}
    )


def words(days: Iterable[float], channel: str = "phone", **fields: Any) -> list[facts.InteractionFacts]:
    return [word(day, channel, **fields) for day in days]


def plan(rhythm: str = "weekly", weekday: int = 1, **fields: Any) -> facts.PlanFacts:
    """Every Tuesday, by video, for the last hundred days."""
    given = {"starts_on": days_ago(100), "channel": "video"}
    return facts.PlanFacts(rhythm=rhythm, weekday=weekday, **{**given, **fields})


def project(name: str = "Online shop", phase: str = "delivery", **fields: Any) -> facts.ProjectFacts:
    """In delivery for sixty days, due in sixty, led by somebody."""
    given = {"id": 1, "created_at": ago(70), "starts_on": days_ago(60), "due_on": in_days(60), "lead_id": 9}
    return facts.ProjectFacts(name=name, phase=phase, **{**given, **fields})


def past_project(closed_days_ago: int = 200, name: str = "Menu cards", **fields: Any) -> facts.ProjectFacts:
    given = {
        "id": 2,
        "created_at": ago(closed_days_ago + 90),
        "starts_on": days_ago(closed_days_ago + 90),
        "due_on": days_ago(closed_days_ago),
        "closed_on": days_ago(closed_days_ago),
    }
    return project(name, "closed", **{**given, **fields})


def milestone(name: str = "First pages", **fields: Any) -> facts.MilestoneFacts:
    return facts.MilestoneFacts(id=next(ids), name=name, **{"project_id": 1, **fields})


def meeting(days: float = 3, channel: str = "in_person", **fields: Any) -> facts.MeetingFacts:
    """Planned a week ago, so many days ahead."""
    given = {"created_at": ago(7), "project_id": 1}
    return facts.MeetingFacts(
        id=next(ids), starts_at=NOW + timedelta(days=days), channel=channel, **{**given, **fields}
    )


def important_date(on: date, kind: str = "birthday", **fields: Any) -> facts.DateFacts:
    given = {"what": "", "contact_id": ANA.id}
    return facts.DateFacts(id=next(ids), kind=kind, day=on.day, month=on.month, **{**given, **fields})


def next_word(on: date, told_at: datetime | None = None, **fields: Any) -> facts.NextWordFacts:
    return facts.NextWordFacts(id=next(ids), on=on, told_at=told_at or ago(5), **fields)


def bad_news(what: str = "The photos are lost", known_at: datetime = NOW, **fields: Any) -> facts.BadNewsFacts:
    return facts.BadNewsFacts(id=next(ids), what=what, known_at=known_at, **{"contact_id": ANA.id, **fields})


def expectation(side: str = "theirs", asked_on: date | None = TODAY, **fields: Any) -> facts.ExpectationFacts:
    given = {"text": "More orders from Gràcia", "created_at": ago(300)}
    return facts.ExpectationFacts(id=next(ids), side=side, asked_on=asked_on, **{**given, **fields})


def kickoff(held_at: datetime | None = None, **fields: Any) -> facts.KickoffFacts:
    """All of the agenda gone through, and the minutes sent on the same day, if it was held."""
    steps = tuple((step, held_at) for step in facts.AGENDA) if held_at else ()
    return facts.KickoffFacts(created_at=ago(60), **{"held_at": held_at, "steps": steps, "sent_at": held_at, **fields})


def effort(**fields: Any) -> facts.EffortFacts:
    """Ten tasks of ten hours each, half done."""
    given = {"tasks": 10, "percents": 500, "estimated": 6000, "done": 300_000}
    return facts.EffortFacts(changed_at=ago(1), **{**given, **fields})


def budget(spent: int, minutes: int = 6000, **fields: Any) -> facts.BudgetFacts:
    return facts.BudgetFacts(changed_at=ago(1), minutes=minutes, spent=spent, **fields)


def closing(**fields: Any) -> facts.ClosingFacts:
    return facts.ClosingFacts(started_at=ago(30), **fields)


def area(name: str = "Photos", **fields: Any) -> facts.AreaFacts:
    given = {"project_id": 1, "responsible_id": 7, "responsible": "Rita Sol", "counterpart_id": ANA.id}
    return facts.AreaFacts(id=next(ids), name=name, **{**given, **fields})


def check_in(due_at: datetime, **fields: Any) -> facts.CheckInFacts:
    given = {"project_id": 1, "slot_on": due_at.date(), "created_at": ago(60), "channel": "video"}
    return facts.CheckInFacts(id=next(ids), due_at=due_at, **{**given, **fields})


def agreement(name: str = "Contract", **fields: Any) -> facts.AgreementFacts:
    """Signed when the shop began, with obligations of both sides."""
    given = {"created_at": ago(65), "signed_on": days_ago(61), "project_id": 1, "sides": frozenset({"ours", "theirs"})}
    return facts.AgreementFacts(id=next(ids), name=name, **{**given, **fields})


CONTRACT = agreement(project_id=None)


def obligation(what: str = "126 photos", due_on: date | None = None, **fields: Any) -> facts.ObligationFacts:
    given = {"side": "theirs", "kind": "content", "created_at": ago(30), "contact_id": ANA.id, "owner_id": 8}
    return facts.ObligationFacts(id=next(ids), what=what, due_on=due_on, **{**given, **fields})


def change(title: str = "Gift cards", **fields: Any) -> facts.ChangeFacts:
    """Asked by Ana today."""
    given = {"number": 3, "state": "asked", "side": "theirs", "asked_at": NOW, "project_id": 1, "contact_id": ANA.id}
    return facts.ChangeFacts(id=next(ids), title=title, **{**given, **fields})


def decision(text: str = "Green it is.", at: datetime = NOW, **fields: Any) -> facts.DecisionFacts:
    return facts.DecisionFacts(id=next(ids), text=text, at=at, **{"channel": "phone", **fields})


def flag(what: str = "The card reader", **fields: Any) -> facts.FlagFacts:
    """Watched by somebody who looks again in a week."""
    given = {"project_id": 1, "raised_at": ago(10), "owner_id": 8, "review_on": in_days(7)}
    return facts.FlagFacts(id=next(ids), what=what, **{**given, **fields})


def incident(began_at: datetime = NOW, **fields: Any) -> facts.IncidentFacts:
    given = {"what": "The shop is down", "project_id": 1, "swarm_at": began_at}
    return facts.IncidentFacts(id=next(ids), began_at=began_at, **{**given, **fields})


def quote(sent_at: datetime = NOW, **fields: Any) -> facts.QuoteFacts:
    given = {"number": "Q-2026-0007", "title": "Online shop", "contact_id": ANA.id, "owner_id": 8}
    return facts.QuoteFacts(id=next(ids), sent_at=sent_at, **{**given, **fields})


def complaint(text: str = "Nobody called.", at: datetime = NOW, **fields: Any) -> facts.ComplaintFacts:
    return facts.ComplaintFacts(id=next(ids), text=text, at=at, **fields)


def hand_over(kind: str = "document", **fields: Any) -> facts.HandOverItemFacts:
    given = {"project_id": 1, "what": "How to add a wine"}
    return facts.HandOverItemFacts(id=next(ids), kind=kind, **{**given, **fields})


def feedback(asked_at: datetime = NOW, **fields: Any) -> facts.FeedbackFacts:
    return facts.FeedbackFacts(id=next(ids), asked_at=asked_at, **{"project_id": 1, **fields})


def thanks(at: datetime = NOW, **fields: Any) -> facts.AppreciationFacts:
    return facts.AppreciationFacts(at=at, **{"project_id": 1, **fields})


def referral(days: float = 5, **fields: Any) -> facts.ReferralFacts:
    """So many days ago Ana sent us Pan y Mar."""
    given = {"sent": "Pan y Mar", "contact_id": ANA.id}
    return facts.ReferralFacts(id=next(ids), at=ago(days), **{**given, **fields})


def favour(days: int = 5) -> facts.FavourFacts:
    return facts.FavourFacts(id=next(ids), on=days_ago(days))


def reference(days: float = 5) -> facts.ReferenceFacts:
    return facts.ReferenceFacts(id=next(ids), asked_at=ago(days))


def beginning(days: int, name: str = "Menu cards", kind: str = "opportunity") -> facts.BeginningFacts:
    return facts.BeginningFacts(id=next(ids), kind=kind, name=name, on=days_ago(days))


def invoice(due_days_ago: int = 10, **fields: Any) -> facts.InvoiceFacts:
    """Issued and sent a month before it was due; nothing came in yet."""
    given = {"number": "F-2026-0001", "issued_at": ago(due_days_ago + 30), "sent_at": ago(due_days_ago + 30)}
    return facts.InvoiceFacts(id=next(ids), due_on=days_ago(due_days_ago), **{**given, **fields})


def load(planned: int = 0, overdue: int = 0, **fields: Any) -> facts.LoadFacts:
    """Of Rita, who works eight hours on weekdays: 10 days of them until Tuesday in two weeks, one a holiday."""
    given = {"person_id": 7, "name": "Rita Sol", "on": TODAY, "project_id": 1}
    week = {"days": (((540, 1020),),) * 5 + ((),) * 2}
    return facts.LoadFacts(planned=planned, overdue=overdue, **{**given, **week, **fields})


def relationship(**parts: Any) -> Relationship:
    """Café Luna with Ana and the online shop in delivery, by contract, unless the parts say otherwise."""
    given = {"contacts": [ANA], "projects": [project()], "agreements": [CONTRACT], **parts}
    who = given.pop("client", LUNA)
    return Relationship(client=who, **{name: tuple(values) for name, values in given.items()})


def found(practice: Practice, who: Relationship, at: datetime = NOW, /, **parameters: int) -> list[Finding]:
    """What a practice finds at a moment, with some parameters set."""
    return list(practice.findings(who, now(at), parameters))


def only(findings: Iterable[Finding]) -> Finding:
    """The one finding there is."""
    (finding,) = findings
    return finding


def texts(practice: Practice) -> Iterator[Any]:
    """Every text of a practice that a person may read."""
    yield from (practice.title, practice.rule, practice.advice, practice.settled_by)
    yield from (*practice.instead, *practice.why, *practice.bring)
