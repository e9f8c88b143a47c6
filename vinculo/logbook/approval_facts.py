"""
What they read where a yes is asked for something that is no file: a date, a change, a record, an end.

Plain facts without words of ours, so that each reader gets them in their language, and so that they can be frozen,
hashed and compared: when one of them is no longer so, nobody says yes to it by accident.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import translation

from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Audience
from vinculo.documents.models import Approval
from vinculo.logbook.minutes import compose
from vinculo.people.models import Language, Organization
from vinculo.projects.models import HandOverItem, Kickoff, Milestone, Minutes, Project

About = Approval.About
Shown = dict[str, Any]
DONE, DATE = "done", "date"  # what the yes to a milestone means: the result is accepted, or its date is agreed


def of_milestone(milestone: Milestone, *, means: str = DONE) -> Shown:
    """Its promised day, never one of ours. `means`: what a yes stands for."""
    return {"facts": [["milestone", milestone.name], ["promised_on", _day(milestone.promised_on)]], "means": means}


def of_change(change: ChangeRequest) -> Shown:
    """With its price, which they have heard before, and the days it moves."""
    effects = list(change.effects.select_related("milestone").order_by("from_on", "pk"))
    moves = [["moves", [one.milestone.name, _day(one.promised_to_on)]] for one in effects if one.promised_to_on]
    return {
        "facts": [
            ["change", [change.number, change.title]],
            ["text", change.text],
            ["why", change.why],
            ["work", change.minutes],
            ["price", [change.amount, change.currency]],
            *moves,
        ],
        "promised": {str(one.milestone_id): _day(one.promised_to_on) for one in effects if one.promised_to_on},
        "estimated_at": change.estimated_at.isoformat() if change.estimated_at else None,
    }


def of_minutes(kickoff: Kickoff, organization: Organization | None) -> Shown:
    """The record of the kickoff in each of our languages; every reader gets theirs."""
    bodies = {}
    for language in Language.values:
        with translation.override(language):
            bodies[language] = compose(kickoff.project, kickoff, organization)
    return {"bodies": bodies}


def of_closing(project: Project) -> Shown:
    """What there is at the end: results that both sides know of, and what was handed over."""
    reached = Milestone.objects.filter(project=project, done_on__isnull=False, audience=Audience.SHARED)
    handed = HandOverItem.objects.filter(project=project, done_on__isnull=False)
    return {
        "facts": [
            ["project", project.name],
            *(["reached", [one.name, _day(one.done_on)]] for one in reached.order_by("done_on", "pk")),
            *(["handed_over", one.what] for one in handed),
        ]
    }


def still_so(approval: Approval) -> bool:
    """Whether what they read is still what they would say yes to. Cheap: it is asked while others wait."""
    return _STILL.get(approval.about, lambda _approval: True)(approval)


def _same_milestone(approval: Approval) -> bool:
    """Its name and its promised day; the milestone itself may be gone."""
    milestone = Milestone.objects.filter(pk=approval.milestone_id or 0).first()
    means = approval.shown.get("means", DONE)
    return milestone is not None and of_milestone(milestone, means=means) == approval.shown


def _same_change(approval: Approval) -> bool:
    change = ChangeRequest.objects.filter(pk=approval.subject_id or 0).first()
    return change is not None and change.is_undecided and of_change(change) == approval.shown


def _same_minutes(approval: Approval) -> bool:
    """No later record went out to them."""
    later = Minutes.objects.filter(kickoff=approval.subject_id or 0, sent_at__gt=approval.sent_at)
    return not later.exists()


_STILL: dict[str, Callable[[Approval], bool]] = {
    About.MILESTONE: _same_milestone,
    About.CHANGE: _same_change,
    About.MINUTES: _same_minutes,
}


def seen_at(approval: Approval) -> datetime | None:
    """When the change they read was worked out."""
    said = approval.shown.get("estimated_at")
    return datetime.fromisoformat(said) if said else None


def _day(on: Any) -> str | None:
    return on.isoformat() if on else None
