"""
Let the last word be a warm one.

Now and then work ends with something unsaid: a complaint, a promise that was not kept, a last mail that felt cold.
It cannot be undone, but it need not be the last thing either side remembers. A few honest words, without selling
anything and without being right, leave the door open.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-07",
    title=_("It ended on a cold note"),
    rule=_(
        "Fires five working days after work ended with an open complaint, a promise not kept or a last exchange that"
        " felt cold, until there was a warm last word."
    ),
    advice=_("Give %(contact)s a last warm word: the last exchange, on %(felt_on)s, felt cold."),
    settled_by=_("A warm last word."),
    source="A2",
    urgency=TODAY,
    kind="care",
    action="last_word",
    instead=(
        _("Give %(contact)s a last warm word: their complaint, “%(complaint)s”, is still open."),
        _("Give %(contact)s a last warm word: “%(promise)s” was never kept."),
    ),
    why=(_("%(project)s ended on %(closed_on)s."),),
    parameters={
        "workdays": Parameter(default=5, unit="workdays", low=0, high=60),
        "days": Parameter(default=80, unit="days", low=14, high=365),
    },
)


@practice.check
def ends_on_a_cold_note(relationship: Relationship, now: Moment, *, workdays: int, days: int) -> Iterator[Finding]:
    """days: after which the practice for past clients speaks. Only when all work has ended: else there are others."""
    closed = [project for project in relationship.projects if project.phase == "closed" and project.closed_on]
    if relationship.is_active or not closed:
        return
    project = max(closed, key=lambda one: (one.closed_on, one.id))
    on = project.closed_on
    assert on
    what = _what(relationship, project, now)
    if not what or now.calendar.workdays_between(on, now.today) < workdays or (now.today - on).days > days:
        return
    contact = relationship.main_contact
    yield Finding(
        about=project,
        to=contact.id if contact else None,
        reason=next(iter(what)),
        channel=contact.voice if contact else "phone",
        facts={**relationship.names(contact), "project": project.name, "closed_on": on.isoformat(), **what},
    )


def _what(relationship: Relationship, project: ProjectFacts, now: Moment) -> dict[str, str]:
    """What it ended with; nothing after a last word or an exchange that felt warm."""
    felt = [talk for talk in relationship.exchanges if talk.felt and talk.at <= now.at]
    if (project.closing and project.closing.last_word_at) or (felt and felt[-1].felt == "warm"):
        return {}
    complaints = sorted((one.at, one.id, one.text) for one in relationship.complaints if one.is_open)
    if complaints:
        return {"complaint": complaints[-1][2].strip().rstrip(".")}
    broken = sorted((one.made_at, one.id, one.text) for one in relationship.promises if one.is_broken(now.today))
    if broken:
        return {"promise": broken[-1][2]}
    return {"felt_on": now.day_of(felt[-1].at).isoformat()} if felt and felt[-1].felt in ("cool", "tense") else {}
