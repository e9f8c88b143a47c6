"""
Tell them when a milestone slips.

Between two talks a plan moves, a little every week, and nobody notices because nobody looks at the whole. The forecast
does. When it passes the day the client counts on, the news is theirs before it is ours to worry about.

Where the slip stands as bad news already, or hangs on a promise of its own, that is where it is told; this practice
speaks for all others.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.facts import MilestoneFacts
from vinculo.practices.practice import NOW, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-05",
    title=_("A milestone slips and they do not know"),
    rule=_(
        "Fires when a milestone is expected a working day or more after its promised day, and the client was not told."
    ),
    advice=_(
        "Call %(contact)s and bring a way out: “%(milestone)s” is promised for %(due_on)s and looks like"
        " %(forecast_on)s."
    ),
    settled_by=_("Telling them, with a way out."),
    source="A2",
    urgency=NOW,
    kind="news",
    action="slip",
    why=(
        ngettext_lazy("That is %(days)d working day later.", "That is %(days)d working days later.", "days"),
        _("They were told %(told_on)s, which no longer holds either."),
    ),
    bring=(_("What %(contact)s can have on %(due_on)s all the same."),),
    parameters={"workdays": Parameter(default=1, unit="workdays", low=1, high=20)},
)


@practice.check
def slips_nobody_was_told_of(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    running = {project.id: project for project in relationship.running_projects}
    for milestone in relationship.milestones:
        due_on, forecast_on = milestone.promised_on, milestone.forecast_on
        if milestone.project_id not in running or milestone.done_on or due_on is None or forecast_on is None:
            continue
        late = now.calendar.workdays_between(due_on, forecast_on)
        if late < workdays or _is_told_elsewhere(relationship, milestone, forecast_on):
            continue
        contact = relationship.main_contact
        yield Finding(
            about=milestone,
            to=contact.id if contact else None,
            reason=forecast_on.isoformat(),
            channel=contact.voice if contact else "phone",
            person=running[milestone.project_id].lead_id,
            due_at=now.end_of_work(now.today),
            facts={
                **relationship.names(contact),
                "project_id": milestone.project_id,
                "milestone": milestone.name,
                "due_on": due_on.isoformat(),
                "forecast_on": forecast_on.isoformat(),
                "days": late,
                **_told(relationship, milestone),
            },
        )


def _is_told_elsewhere(relationship: Relationship, milestone: MilestoneFacts, forecast_on: date) -> bool:
    promised = (one for one in relationship.promises if one.milestone_id == milestone.id)
    if any(one.is_open and one.promised_on for one in promised):
        return True
    return any(news.speaks_of(milestone.id, forecast_on) for news in relationship.bad_news)


def _told(relationship: Relationship, milestone: MilestoneFacts) -> dict[str, str]:
    news = (one for one in relationship.bad_news if one.milestone_id == milestone.id and one.told_at)
    told_on = max((one.slipped_to_on for one in news if one.slipped_to_on), default=None)
    return {"told_on": told_on.isoformat()} if told_on else {}
