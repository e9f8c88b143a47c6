"""
Know what they live from and where they want to go.

Good advice depends on what the other side sells, what they want to become, what moves them and what comes first.
Without it we answer the question asked and miss the one behind it.

Two weeks into the work is time enough to have heard all that, if somebody listened. What is still missing is asked
for in the next conversation, not in a form.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="KNOW-02",
    title=_("Parts of the profile are missing"),
    rule=_(
        "Fires when the profile of an active client still lacks what they sell, their goals, their motives or their"
        " priorities two weeks after the start."
    ),
    advice=ngettext_lazy(
        "Ask %(contact)s what we do not know about them yet: %(count)d part of the profile is empty.",
        "Ask %(contact)s what we do not know about them yet: %(count)d parts of the profile are empty.",
        "count",
    ),
    settled_by=_("Filling in the profile."),
    source="A4",
    urgency=WEEK,
    kind="home",
    action="fill",
    why=(
        _("Not known yet: what %(sells_of)s sells, and to whom."),
        _("Not known yet: where %(goals_of)s wants to be in a few years."),
        _("Not known yet: what moves the people at %(motivations_of)s."),
        _("Not known yet: what comes first for %(priorities_of)s."),
    ),
    parameters={"days": Parameter(default=14, unit="days", low=0, high=365)},
)


@practice.check
def profile_with_gaps(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    client, contact = relationship.client, relationship.main_contact
    began_on = _began_on(relationship)
    if not relationship.is_active or relationship.is_faceless or not client.profile_missing or began_on is None:
        return
    if (now.today - began_on).days < days:
        return
    yield Finding(
        about=client,
        to=contact.id if contact else None,
        facts={
            **relationship.names(contact),
            "count": len(client.profile_missing),
            **{f"{part}_of": client.name for part in sorted(client.profile_missing)},
        },
    )


def _began_on(relationship: Relationship) -> date | None:
    """When they became a client: as noted, else when the first work began."""
    begun = (project.began_on for project in relationship.projects)
    return relationship.client.since_on or min(begun, default=None)
