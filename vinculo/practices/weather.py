"""
The weather: how a relationship goes right now, as a health from 0 to 100 and the facts that cost it.

Everybody starts at 100. Six parts can lose points, each at most its weight: promises, answers, rhythm, mood, trouble,
money. Every point lost belongs to a fact, so the reasons always add up. Feedback counts as a mood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.health import HALF, PARTS, is_enough_known
from vinculo.practices.practice import Moment
from vinculo.practices.reasons import Reason, Sentences, reason_sentence
from vinculo.practices.relationship import Relationship

CLEAR, CHANGEABLE, STORM, UNKNOWN = "clear", "changeable", "storm", ""
CLEAR_FROM, CHANGEABLE_FROM = 70, 40
TREND_POINTS, TREND_DAYS = 15, 30
DEFAULT: Mapping[str, int] = {"promises": 30, "answers": 20, "rhythm": 10, "mood": 10, "trouble": 20, "money": 10}

SENTENCES: Sentences = {
    "promise_broken": _("“%(what)s”, promised for %(due_on)s, was not kept."),
    "promise_late": _("“%(what)s” was promised for %(due_on)s and kept on %(kept_on)s."),
    "promise_open": _("“%(what)s” is still open since %(due_on)s."),
    "delay_untold": _("“%(what)s” looks like %(forecast_on)s; they still count on %(due_on)s."),
    "answer_owed": _("A question of %(asked_on)s waits for an answer: “%(question)s”"),
    "answer_late": _("A question of %(asked_on)s was answered late: “%(question)s”"),
    "check_in_missed": _("The check-in about %(project)s on %(missed_on)s was not held."),
    "had_to_ask": _("They had to ask how it is going on %(asked_on)s."),
    "gone_quiet": ngettext_lazy(
        "Not a word from them for %(days)d day.", "Not a word from them for %(days)d days.", "days"
    ),
    "only_written": ngettext_lazy(
        "The last %(count)d exchange was in writing.", "The last %(count)d exchanges were in writing.", "count"
    ),
    "felt_cool": _("The exchange of %(felt_on)s felt cool."),
    "felt_tense": _("The exchange of %(felt_on)s felt tense."),
    "news_untold": _("They do not know yet, and we have since %(known_on)s: “%(what)s”."),
    "no_way_out": _("They heard “%(what)s” on %(told_on)s without a way out."),
    "low_score": _("Asked how it was on %(given_on)s, they gave %(score)d of 10."),
    "complaint_open": _("Their complaint of %(said_on)s is open: “%(what)s”."),
    "incident_open": _("On fire since %(began_on)s: “%(what)s”."),
    "overdue": _("Invoice %(number)s was due on %(due_on)s and is not paid."),
    "flag_red": _("A red flag since %(raised_on)s: “%(what)s”."),
    "too_little": _("Not enough is known yet: fewer than three exchanges, and no promise or question settled."),
    "by_hand": _("Set by hand: %(reason)s"),
}


@dataclass(frozen=True, slots=True)
class WeatherFacts:
    """
    clear, changeable, storm or "" (not enough is known yet, then health is None); how many points health went up or
    down in 30 days, 0 when fewer than 15; why: facts for `weather_sentence`, each with the points it cost; and what
    each part lost, in thousandths of its weight, whatever that is.
    """

    weather: str
    health: int | None
    trend: int
    reasons: tuple[Reason, ...]
    shares: Mapping[str, int]


def weather(relationship: Relationship, now: Moment, weights: Mapping[str, int] = DEFAULT) -> WeatherFacts:
    """
    The weather of a relationship at a moment.

    weights: the most each part can cost, adding up to 100; raises ValueError when they do not. The trend compares with
    the health of 30 days ago, from what was known then.
    """
    checked(weights)
    if not is_enough_known(relationship, now):
        return WeatherFacts(UNKNOWN, None, 0, ({"key": "too_little", "points": 0},), {})
    costs = _costs(relationship, now)
    reasons = _points(costs, weights)
    health = 100 - sum(because["points"] for because in reasons)
    return WeatherFacts(
        weather_name(health), health, _trend(relationship, now, weights, health), reasons, _shares(costs)
    )


def checked(weights: Mapping[str, int]) -> Mapping[str, int]:
    """The same weights. Raises ValueError when a part is missing or unknown, or they do not add up to 100."""
    if set(weights) != set(PARTS) or sum(weights.values()) != 100 or min(weights.values()) < 0:
        raise ValueError(f"weights for {', '.join(PARTS)} must add up to 100")
    return weights


def health_at(relationship: Relationship, now: Moment, weights: Mapping[str, int] = DEFAULT) -> int | None:
    """Only the number, of a relationship as it was known then; None when not enough was."""
    if not is_enough_known(relationship, now):
        return None
    lost = sum((weights[part] * share for part, share, _because in _costs(relationship, now)), Fraction(0))
    return 100 - int(lost + HALF)


def health_from(shares: Mapping[str, int], weights: Mapping[str, int]) -> int:
    """What health would be under other weights, to the nearest point, from what each part lost."""
    lost = sum(weights[part] * share for part, share in shares.items() if part in weights)
    return 100 - (lost + 500) // 1000


def weather_sentence(because: Mapping[str, Any], today: date) -> str:
    """A stored reason as a sentence in the active language."""
    return reason_sentence(SENTENCES, because, today)


Lost = tuple[str, Fraction, Reason]  # a part, how much of its weight a fact cost, and the fact


def _costs(relationship: Relationship, now: Moment) -> list[Lost]:
    return [(name, share, because) for name, part in PARTS.items() for share, because in part(relationship, now)]


def _shares(costs: list[Lost]) -> dict[str, int]:
    lost = {name: Fraction(0) for name in PARTS}
    for name, share, _because in costs:
        lost[name] += share
    return {name: int(share * 1000 + HALF) for name, share in lost.items()}


def _points(costs: list[Lost], weights: Mapping[str, int]) -> tuple[Reason, ...]:
    """
    Whole points, most costly first, that add up to the rounded sum: what is left after rounding down goes to the
    largest remainders.
    """
    exact = [(weights[name] * share, because) for name, share, because in costs]
    exact.sort(key=lambda cost: (-cost[0], cost[1]["ref"], cost[1]["key"], str(cost[1])))
    total = int(sum((cost for cost, _because in exact), Fraction(0)) + HALF)
    points = [int(cost) for cost, _because in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: points[place] - exact[place][0])
    for place in by_remainder[: max(0, total - sum(points))]:
        points[place] += 1
    return tuple({**because, "points": lost} for (_cost, because), lost in zip(exact, points, strict=True) if lost)


def weather_name(health: int) -> str:
    """clear, changeable or storm."""
    if health >= CLEAR_FROM:
        return CLEAR
    return CHANGEABLE if health >= CHANGEABLE_FROM else STORM


def _trend(relationship: Relationship, now: Moment, weights: Mapping[str, int], health: int) -> int:
    then = replace(now, at=now.at - timedelta(days=TREND_DAYS))
    before = health_at(relationship.as_known_at(then.at), then, weights)
    change = health - before if before is not None else 0
    return change if abs(change) >= TREND_POINTS else 0
