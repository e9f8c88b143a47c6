"""
Look again at what worried us.

A worry that was written down once and never looked at again is worse than none: everybody thinks that somebody watches
it. So each red flag has one person, and a day on which they look.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TROUBLE-03",
    title=_("A red flag nobody watches"),
    rule=_("Fires when a red flag has nobody who watches it, no day for the next look, or that day has passed."),
    advice=_("Set a day for the next look at “%(what)s”: none is set."),
    settled_by=_("A look at it with the day of the next one, or lowering the flag."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="review",
    instead=(
        _("Name who watches “%(what)s” in %(unwatched)s: nobody does."),
        _("Look again at “%(what)s”: the day for it was %(review_on)s."),
    ),
    why=(_("The flag was raised on %(raised_on)s."),),
    parameters={"days": Parameter(default=0, unit="days", low=0, high=60)},
)


@practice.check
def flags_nobody_watches(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """days: how long after its day a look may come."""
    running = {project.id: project for project in relationship.projects if project.phase != "closed"}
    for flag in relationship.flags:
        if not flag.is_open or flag.project_id not in running:
            continue
        review_on = flag.review_on
        if flag.owner_id and review_on and (now.today - review_on).days <= days:
            continue
        project = running[flag.project_id]
        facts = {"raised_on": now.day_of(flag.raised_at).isoformat()}
        if flag.owner_id is None:
            facts["unwatched"] = project.name
        elif review_on:
            facts["review_on"] = review_on.isoformat()
        yield Finding(
            about=flag,
            reason=f"{flag.owner_id and 'watched'} {review_on}",
            person=flag.owner_id or project.lead_id,
            facts={**relationship.names(relationship.main_contact), "what": flag.what, **facts},
        )
