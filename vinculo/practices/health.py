"""
The six parts of health. Each finds the facts that speak against it and says how much of its weight they cost.

Where good facts can outweigh bad ones (promises, answers, rhythm, mood, money) the cost is the share of the bad among
all, with one good fact taken on trust, so that a single slip does not cost everything. Trouble that is open now is
simply added up. Fractions are exact, so that the order in which facts come cannot change a sum.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import chain

from vinculo.calendar.clock import deadline
from vinculo.practices.checkins import missed_and_held
from vinculo.practices.facts import InvoiceFacts, PromiseFacts, QuestionFacts
from vinculo.practices.practice import Moment
from vinculo.practices.reasons import Reason, reason
from vinculo.practices.relationship import Relationship
from vinculo.practices.silence import silence

Cost = tuple[Fraction, Reason]  # the part of the weight that is lost, and the fact that cost it
Seen = tuple[Fraction, Reason | None]  # how bad a fact is, from 0 to 1; None: nothing to say against it

GOOD, HALF, BAD = Fraction(0), Fraction(1, 2), Fraction(1)
QUARTER = Fraction(1, 4)
MONTH = timedelta(days=30)
HALF_YEAR, QUARTER_YEAR = timedelta(days=180), timedelta(days=90)
ANSWER_HOURS = 24
MOODS = 6
GOOD_SCORE, POOR = 7, 5
WRITTEN = 8
FELT = {"warm": GOOD, "fine": GOOD, "cool": HALF, "tense": BAD}


def promises(relationship: Relationship, now: Moment) -> list[Cost]:
    """Kept in time, kept late, or past their date, in the last half year; open ones past their date always."""
    seen = (_promise(promise, now) for promise in relationship.promises if promise.withdrawn_at is None)
    return _share(seen)


def answers(relationship: Relationship, now: Moment) -> list[Cost]:
    """Their questions of the last quarter of a year, and all that wait."""
    theirs = (question for question in relationship.questions if not question.asked_by_us)
    recent = (question for question in theirs if question.is_open or question.asked_at >= now.at - QUARTER_YEAR)
    return _share(_answer(question, now) for question in recent)


def rhythm(relationship: Relationship, now: Moment) -> list[Cost]:
    """Check-ins against the plan, status they had to ask for, silence, and whether anybody still speaks."""
    return _share(_rhythm(relationship, now))


def mood(relationship: Relationship, now: Moment) -> list[Cost]:
    """How the last six exchanges of the quarter felt, where somebody noted it, and what they said when asked."""
    felt = [talk for talk in relationship.exchanges_since(now.at - QUARTER_YEAR) if talk.felt in FELT]
    moods = (
        (FELT[talk.felt], reason(f"felt_{talk.felt}", ref=talk.ref, felt_on=now.day_of(talk.at)))
        for talk in felt[-MOODS:]
    )
    return _share(chain(moods, _scores(relationship, now)))


def trouble(relationship: Relationship, now: Moment) -> list[Cost]:
    """What is wrong at this moment: two untold pieces of bad news, or two broken promises, cost it all."""
    costs = [*_untold_news(relationship, now), *_open_promises(relationship, now), *_open_trouble(relationship, now)]
    together = max(sum((bad for bad, _because in costs), GOOD), BAD)
    return [(bad / together, because) for bad, because in costs]


def money(relationship: Relationship, now: Moment) -> list[Cost]:
    """Invoices past their day, whole after a month; against those of the last half year that were paid in time."""
    return _share(_invoice(invoice, now) for invoice in relationship.invoices)


PARTS: Mapping[str, Callable[[Relationship, Moment], list[Cost]]] = {
    "promises": promises,
    "answers": answers,
    "rhythm": rhythm,
    "mood": mood,
    "trouble": trouble,
    "money": money,
}


def is_enough_known(relationship: Relationship, now: Moment) -> bool:
    """Three exchanges in half a year, or one promise or question of which we know how it went."""
    if sum(1 for _talk in relationship.exchanges_since(now.at - HALF_YEAR)) >= 3:
        return True
    went = [_promise(promise, now) for promise in relationship.promises if promise.withdrawn_at is None]
    went += [_answer(question, now) for question in relationship.questions if not question.asked_by_us]
    return any(seen is not None for seen in went)


def _share(seen: Iterator[Seen | None]) -> list[Cost]:
    """Each fact costs its badness among all that was seen, and one good fact more."""
    known = [fact for fact in seen if fact is not None]
    return [(bad / (len(known) + 1), because) for bad, because in known if bad and because]


def _promise(promise: PromiseFacts, now: Moment) -> Seen | None:
    due_on, kept_on = promise.counted_on, promise.kept_on
    if kept_on is None:
        if due_on is None or due_on >= now.today:
            return None
        return BAD, reason("promise_broken", ref=promise.ref, what=promise.text, due_on=due_on)
    if kept_on < now.today - HALF_YEAR:
        return None
    if due_on is None or kept_on <= due_on:
        return GOOD, None
    return HALF, reason("promise_late", ref=promise.ref, what=promise.text, due_on=due_on, kept_on=kept_on)


def _answer(question: QuestionFacts, now: Moment) -> Seen | None:
    facts = {"ref": question.ref, "question": question.text, "asked_on": now.day_of(question.asked_at)}
    limit_at = _limit(question, now)
    if question.answered_at is None:
        return (BAD, reason("answer_owed", **facts)) if limit_at < now.at else None
    return (GOOD, None) if question.answered_at <= limit_at else (HALF, reason("answer_late", **facts))


def _invoice(invoice: InvoiceFacts, now: Moment) -> Seen | None:
    if invoice.is_overdue(now.today):
        late = now.today - invoice.due_on > MONTH
        return BAD if late else HALF, reason("overdue", ref=invoice.ref, number=invoice.number, due_on=invoice.due_on)
    paid_on = invoice.settled_on
    in_time = paid_on is not None and now.today - HALF_YEAR <= paid_on <= invoice.due_on
    return (GOOD, None) if in_time else None


def _limit(question: QuestionFacts, now: Moment) -> datetime:
    given = question.by_when_at or question.due_at
    return given or deadline(question.asked_at, ANSWER_HOURS, now.calendar, now.clock)


def _rhythm(relationship: Relationship, now: Moment) -> Iterator[Seen]:
    for project in relationship.running_projects:
        missed, held = missed_and_held(relationship, project, now, QUARTER_YEAR.days)
        yield from ((GOOD, None) for _day in held)
        for day in missed:
            yield BAD, reason("check_in_missed", ref=project.ref, project=project.name, missed_on=day)
    for talk in relationship.exchanges_since(now.at - QUARTER_YEAR):
        if talk.asks_status:
            yield BAD, reason("had_to_ask", ref=talk.ref, asked_on=now.day_of(talk.at))
    quiet = silence(relationship, now)
    if quiet:
        yield BAD, reason("gone_quiet", ref=relationship.client.ref, spoke_on=quiet.since_on, days=quiet.days)
    written = len(relationship.written_streak)
    if relationship.is_active and written >= WRITTEN:
        yield HALF, reason("only_written", ref=relationship.client.ref, count=written)
    elif relationship.exchanges:
        yield GOOD, None


def _scores(relationship: Relationship, now: Moment) -> Iterator[Seen]:
    """What they gave us from nought to ten in the last half year."""
    for given in relationship.feedback:
        if given.score is not None and given.given_at and given.given_at >= now.at - HALF_YEAR:
            bad = BAD if given.score < POOR else HALF if given.score < GOOD_SCORE else GOOD
            yield bad, reason("low_score", ref=given.ref, score=given.score, given_on=now.day_of(given.given_at))


def _untold_news(relationship: Relationship, now: Moment) -> Iterator[Cost]:
    for news in relationship.bad_news:
        if news.is_untold:
            facts = {"ref": news.ref, "what": news.what, "known_on": now.day_of(news.known_at)}
            yield HALF, reason("news_untold", **facts)
        elif news.told_at and not news.way_out.strip():
            yield QUARTER, reason("no_way_out", ref=news.ref, what=news.what, told_on=now.day_of(news.told_at))


def _open_promises(relationship: Relationship, now: Moment) -> Iterator[Cost]:
    for promise in relationship.promises:
        due_on = promise.counted_on
        if promise.is_open and due_on and due_on < now.today:
            yield HALF, reason("promise_open", ref=promise.ref, what=promise.text, due_on=due_on)
        elif promise.is_expected_late() and not _is_heard_of(promise, relationship):
            late = {"due_on": promise.promised_on, "forecast_on": promise.expected_on}
            yield QUARTER, reason("delay_untold", ref=promise.ref, what=promise.text, **late)


def _is_heard_of(promise: PromiseFacts, relationship: Relationship) -> bool:
    """They were warned, or the slip of its milestone is bad news that counts already."""
    expected_on = promise.expected_on
    if promise.was_warned_of(expected_on) or expected_on is None:
        return True
    return any(news.speaks_of(promise.milestone_id, expected_on) for news in relationship.bad_news)


def _open_trouble(relationship: Relationship, now: Moment) -> Iterator[Cost]:
    """Complaints, incidents and red flags; a flag that is only watched is good work and costs nothing."""
    for complaint in relationship.complaints:
        if complaint.is_open:
            facts = {"ref": complaint.ref, "what": complaint.text.strip().rstrip(".")}
            yield HALF, reason("complaint_open", **facts, said_on=now.day_of(complaint.at))
    for incident in relationship.incidents:
        if incident.is_open:
            began_on = now.day_of(incident.began_at)
            yield HALF, reason("incident_open", ref=incident.ref, what=incident.what, began_on=began_on)
    for flag in relationship.flags:
        if flag.is_open and flag.weight == "red":
            raised_on = now.day_of(flag.raised_at)
            yield QUARTER, reason("flag_red", ref=flag.ref, what=flag.what, raised_on=raised_on)
