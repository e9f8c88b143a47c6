"""
Warn the client before a date slips.

A late date costs little when it is heard of early: people can move their own plans. The same delay, found out on the
day itself, costs trust, and makes every later date doubtful.

As soon as we ourselves expect to miss a date, whoever we gave it to hears it from us, by voice, together with what we
propose instead. A warning about one date does not cover a later one.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import NOW, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-03",
    title=_("Warn before a date slips"),
    rule=_(
        "Fires when the forecast, or without one the internal date, lies after the date we promised, and nobody has"
        " told the client about it."
    ),
    advice=_(
        "Call %(contact)s today and bring a way out: “%(what)s” is promised for %(due_on)s and looks like"
        " %(forecast_on)s."
    ),
    settled_by=_("A warning with a way out, or a new date agreed with them."),
    source="A0, A1",
    urgency=NOW,
    kind="news",
    action="warn",
    why=(
        _("%(contact_name)s heard %(due_on)s; we expect %(forecast_on)s."),
        _("They were warned of %(warned_on)s, which no longer holds either."),
    ),
    bring=(_("What %(contact)s can have on %(due_on)s all the same, and a date with margin for the rest."),),
)


@practice.check
def late_promises_nobody_was_told_of(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    for promise in relationship.promises:
        expected_on = promise.expected_on
        if promise.is_broken(now.today) or not promise.is_expected_late() or promise.was_warned_of(expected_on):
            continue
        assert promise.promised_on and expected_on
        if any(news.speaks_of(promise.milestone_id, expected_on) for news in relationship.bad_news):
            continue  # the slip of its milestone is bad news to tell already
        contact = relationship.contact(promise.made_to)
        warned_on = promise.latest_warning[1] if promise.latest_warning else None
        yield Finding(
            about=promise,
            to=contact.id if contact else None,
            reason=expected_on.isoformat(),
            channel=contact.voice if contact else "phone",
            person=promise.owner_id,
            due_at=now.end_of_work(now.today),
            facts={
                **relationship.names(contact),
                "what": promise.text,
                "due_on": promise.promised_on.isoformat(),
                "forecast_on": expected_on.isoformat(),
                **({"warned_on": warned_on.isoformat()} if warned_on else {}),
            },
        )
