"""
Own a promise that was not kept.

The day has passed and the client knows it. Waiting for them to ask makes one problem into two: the delay, and the
impression that we had forgotten or hoped nobody would notice.

Call first, say plainly that we did not keep it, and give one new date that leaves room for surprises. A second miss
weighs far more than a later date.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import NOW, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-02",
    title=_("A promise was not kept"),
    rule=_(
        "Fires when the day a client counted on has passed and the promise is neither kept nor moved nor withdrawn."
    ),
    advice=_("Call %(contact)s: “%(what)s” was promised for %(due_on)s. Own it and agree a new date with margin."),
    settled_by=_("Keeping it, or agreeing a new date with them."),
    source="A0, A1",
    urgency=NOW,
    kind="news",
    action="renegotiate",
    why=(
        ngettext_lazy(
            "%(contact_name)s has waited for %(days)d day since then.",
            "%(contact_name)s has waited for %(days)d days since then.",
            "days",
        ),
        _("We expect to have it on %(forecast_on)s."),
    ),
    bring=(_("A plain “we did not keep it”, no excuses, and one date that will hold."),),
)


@practice.check
def promises_past_their_date(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    for promise in relationship.promises:
        due_on = promise.counted_on
        if not promise.is_open or due_on is None or due_on >= now.today:
            continue
        contact = relationship.contact(promise.made_to)
        forecast_on = promise.forecast_on
        yield Finding(
            about=promise,
            to=contact.id if contact else None,
            reason=due_on.isoformat(),
            channel=contact.voice if contact else "phone",
            person=promise.owner_id,
            due_at=now.end_of_work(now.today),
            facts={
                **relationship.names(contact),
                "what": promise.text,
                "due_on": due_on.isoformat(),
                "days": (now.today - due_on).days,
                **({"forecast_on": forecast_on.isoformat()} if forecast_on and forecast_on >= now.today else {}),
            },
        )
