"""
Have it signed by both before the work runs.

A contract is no sign of distrust. It is the one paper on which both sides can read, a year later, what each of them
had to bring and by when. Work that runs without it runs on memory, and memories differ.

It names obligations of both sides: one that says only what the client pays, or only what we deliver, is half of one.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import AgreementFacts
from vinculo.practices.practice import TODAY, WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-01",
    title=_("Work without a signed agreement"),
    rule=_(
        "Fires when a project is in delivery and no agreement about it is signed and in force, or the one that is "
        "names obligations of one side only."
    ),
    advice=_("Put into writing what both sides bring to %(project)s: work runs and no agreement is signed."),
    settled_by=_("A signature of both, and obligations of both sides in it."),
    source="A0",
    urgency=TODAY,
    kind="home",
    action="agree",
    instead=(
        _("Renew “%(agreement)s” with %(contact)s: it was over on %(over_on)s, and work on %(project)s goes on."),
        _("Have “%(agreement)s” signed by %(contact)s: work on %(project)s runs without it."),
        _("Note what %(contact)s brings by “%(one_sided)s”: only our part stands there."),
        _("Note what we bring by “%(half)s”: only the part of %(contact)s stands there."),
        _("Note what each side brings by “%(empty)s”: nothing of it stands there."),
    ),
    why=(_("Work on it began on %(began_on)s."), _("It was signed on %(signed_on)s.")),
    parameters={"days": Parameter(default=0, unit="days", low=0, high=60)},
)


@practice.check
def work_without_a_contract(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """days: how long work may run before it is said."""
    for project in relationship.projects:
        if project.phase != "delivery" or (now.today - project.began_on).days < days:
            continue
        about = [one for one in relationship.agreements if one.is_about(project.id)]
        held = [one for one in about if one.holds_on(now.today)]
        if any(len(one.sides) == 2 for one in held):
            continue
        subject, reason, facts = _what(held, about)
        contact, began_on = relationship.main_contact, project.starts_on or project.delivery_began_on(now.calendar)
        yield Finding(
            about=subject or project,
            to=contact.id if contact else None,
            reason=f"{project.id} {reason}",
            urgency=WEEK if held else TODAY,
            channel=contact.voice if contact else "phone",
            person=project.lead_id,
            facts={
                **relationship.names(contact),
                "project": project.name,
                "project_id": project.id,
                **facts,
                **({"began_on": began_on.isoformat()} if began_on and not held else {}),
            },
        )


def _what(held: list[AgreementFacts], about: list[AgreementFacts]) -> tuple[AgreementFacts | None, str, dict[str, str]]:
    """The newest that holds; else one that waits to be signed, else one that is over; else nothing at all."""
    if held:
        one = _newest(held)
        side = "empty" if not one.sides else "one_sided" if "ours" in one.sides else "half"
        return one, side, {side: one.name, "signed_on": one.signed_on.isoformat() if one.signed_on else ""}
    unsigned = [one for one in about if one.signed_on is None]
    if unsigned:
        return _newest(unsigned), "unsigned", {"agreement": _newest(unsigned).name}
    if about and (over_on := _newest(about).over_on):
        return _newest(about), f"over {over_on}", {"agreement": _newest(about).name, "over_on": over_on.isoformat()}
    return None, "none", {}


def _newest(found: list[AgreementFacts]) -> AgreementFacts:
    return max(found, key=lambda one: (one.signed_on or date.min, one.id))
