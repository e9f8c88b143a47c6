"""
Tell bad news by the end of the day, with a way out.

Bad news is whatever costs more, takes longer or is less good than the client expects. It grows while we keep it: from
the moment we know, every hour makes it look more like something we hid.

It is told by voice, so that the first question gets an answer at once, and never alone: what happened, what it means
for them, what we propose. It waits for nobody's convenience and is not saved up for the next check-in.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import BadNewsFacts, ContactFacts, PromiseFacts
from vinculo.practices.practice import NOW, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TROUBLE-01",
    title=_("Bad news the client does not know yet"),
    rule=_(
        "Fires when we know bad news and have not told it; the clock ends with that working day. Fires again when it"
        " was told without a way out."
    ),
    advice=_("Call %(contact)s before %(until_at)s and bring a way out: “%(what)s”."),
    settled_by=_("Telling them, with what we propose."),
    source="A1, A2",
    urgency=NOW,
    kind="news",
    action="tell",
    instead=(
        _("Call %(contact)s with a way out of “%(what)s”: they heard of it on %(told_on)s, not of what we propose."),
        _("Call %(contact)s now and bring a way out: “%(what)s”. We have known since %(late_on)s."),
    ),
    why=(_("We have known since %(known_at)s."),),
    bring=(_("What we propose: %(way_out)s"), _("Say it in the first sentence, then what it means for %(contact)s.")),
)


@practice.check
def bad_news_to_tell(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    broken = {promise.milestone_id for promise in relationship.promises if _is_past(promise, now)}
    for news in relationship.bad_news:
        if not news.is_untold and (news.told_at is None or news.way_out.strip()):
            continue  # told with a way out, or over before anybody had to hear it
        if news.milestone_id and news.milestone_id in broken:
            continue  # its day has passed: the broken promise says so
        contact = relationship.contact(news.contact_id)
        yield Finding(
            about=news,
            to=contact.id if contact else None,
            reason="way out" if news.told_at else "untold",
            channel=contact.voice if contact else "phone",
            due_at=now.end_of_work(now.today) if news.told_at else now.calendar.end_of_day(news.known_at),
            facts={
                **relationship.names(contact),
                "what": news.what.rstrip("."),
                "known_at": news.known_at.isoformat(),
                "way_out": news.way_out,
                **_clock(news, now),
                **_wish(relationship, contact),
            },
        )


def _is_past(promise: PromiseFacts, now: Moment) -> bool:
    return promise.is_open and promise.counted_on is not None and promise.counted_on < now.today


def _clock(news: BadNewsFacts, now: Moment) -> dict[str, Any]:
    """Which of the three sentences fits: told but alone, too late already, or in time."""
    if news.told_at:
        return {"told_on": now.day_of(news.told_at).isoformat()}
    until_at = now.calendar.end_of_day(news.known_at)
    if until_at < now.at:
        return {"late_on": now.day_of(news.known_at).isoformat()}
    return {"until_at": until_at.isoformat()}


def _wish(relationship: Relationship, contact: ContactFacts | None) -> dict[str, Any]:
    """What they once asked of us in their own words: good to have in mind while dialling."""
    wish = relationship.wish_of(contact)
    if wish is None or wish.asked_on is None:
        return {}
    return {"wish": wish.text.strip(), "wished_on": wish.asked_on.isoformat()}
