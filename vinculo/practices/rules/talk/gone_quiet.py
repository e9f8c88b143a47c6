"""
Notice when a client goes quiet.

Every client has a rhythm of their own: one writes daily, another once a month. Silence means something when it is
long for them: a worry they do not voice, somebody else asking for their time, a mail that never arrived.

A short call finds out which. It asks for nothing and does not sell: how are things, is there anything we should know.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.silence import silence

practice = Practice(
    __name__,
    code="TALK-12",
    title=_("A client has gone quiet"),
    rule=_(
        "Fires when a client with work in progress has been silent for longer than 95 % of their own past silences, or"
        " for 21 days while too little is known of their habits."
    ),
    advice=ngettext_lazy(
        "Call %(contact)s: not a word from them for %(days)d day.",
        "Call %(contact)s: not a word from them for %(days)d days.",
        "days",
    ),
    settled_by=_("A word from them, or a day agreed for the next one."),
    source="A3",
    urgency=WEEK,
    kind="care",
    action="call",
    why=(
        _("%(contact_name)s last said something on %(spoke_on)s."),
        ngettext_lazy("Usually %(usual)d day goes by at most.", "Usually %(usual)d days go by at most.", "usual"),
    ),
    parameters={
        "days": Parameter(default=21, unit="days", low=3, high=180),
        "at_least": Parameter(default=3, unit="days", low=0, high=60),
    },
)


@practice.check
def longer_silent_than_usual(relationship: Relationship, now: Moment, *, days: int, at_least: int) -> Iterator[Finding]:
    quiet = silence(relationship, now, days, at_least)
    if quiet is None or relationship.is_faceless:
        return  # nobody to call: who they are comes first, and has its own practice
    contact = relationship.main_contact
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=quiet.since_on.isoformat(),
        channel=contact.voice if contact else "phone",
        facts={
            **relationship.names(contact),
            "spoke_on": quiet.since_on.isoformat(),
            "days": quiet.days,
            **({} if quiet.usual is None else {"usual": quiet.usual}),
        },
    )
