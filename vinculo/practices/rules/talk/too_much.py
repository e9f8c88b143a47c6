"""
Say less, and say it together.

A client who agreed to hear from us once a week and gets six mails stops reading at the third. What matters then drowns
among what does not. Most of it can wait for the next talk, in one list.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.checkins import rhythm_of
from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-09",
    title=_("More words than they agreed to"),
    rule=_("Fires when we began more than twice as many exchanges in four weeks as the agreed rhythm bears."),
    advice=ngettext_lazy(
        "Gather what you have for %(contact)s into one word: you began %(count)d exchange in four weeks.",
        "Gather what you have for %(contact)s into one word: you began %(count)d exchanges in four weeks.",
        "count",
    ),
    settled_by=_("A week or two with one word instead of many."),
    source="A1, A3",
    urgency=CONSIDER,
    kind="care",
    action="open_client",
    why=(
        ngettext_lazy(
            "You agreed on %(agreed)d talk in that time.", "You agreed on %(agreed)d talks in that time.", "agreed"
        ),
    ),
    parameters={
        "times": Parameter(default=2, unit="count", low=1, high=10),
        "days": Parameter(default=28, unit="days", low=14, high=120),
    },
)


@practice.check
def more_than_the_rhythm_bears(relationship: Relationship, now: Moment, *, times: int, days: int) -> Iterator[Finding]:
    """days: the time that is looked at. What answers a word of theirs was not begun by us, nor was a talk of both."""
    plans = [project.plan for project in relationship.running_projects if project.plan]
    agreed = sum(max(1, days // rhythm_of(plan).days) for plan in plans)
    if not agreed:
        return
    since, began, answers = now.at - timedelta(days=days), 0, False
    for exchange in relationship.exchanges:
        if exchange.at > now.at:
            break
        if exchange.direction == "out" and not answers and exchange.at >= since and exchange.channel != "portal":
            began += 1
        answers = exchange.direction == "in"
    if began <= agreed * times:
        return
    contact, week = relationship.main_contact, now.today.isocalendar()
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=f"{week.year} {week.week // 4}",  # not more often than every four weeks
        facts={**relationship.names(contact), "count": began, "agreed": agreed},
    )
