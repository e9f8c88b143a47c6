"""The hand-over sheet of one opportunity, with what is known already and what it lacks."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.clients.models import HandoverSheet, Profile
from vinculo.desk.handover.sheet import GAPS
from vinculo.people.models import Person
from vinculo.pipeline.models import Handover, Opportunity, SellingPromise
from vinculo.pipeline.stages import last_stage

GAPS_OF_WORK = {
    **GAPS,
    "manager": gettext_lazy("who takes it on"),
    "money": gettext_lazy("what was said about money"),
    "dates": gettext_lazy("what was said about dates"),
}


def sheet_of(opportunity: Opportunity) -> Handover:
    """An unsaved one, filled with what the opportunity and an earlier sheet of the client say, until it is written."""
    related = ("manager", "accepted_by", "by", "opportunity")
    found = Handover.objects.filter(opportunity=opportunity).select_related(*related).first()
    if found:
        return found
    earlier = HandoverSheet.objects.filter(client=opportunity.client_id).first() if opportunity.client_id else None
    profile = Profile.objects.filter(client=opportunity.client_id).first() if opportunity.client_id else None
    style = opportunity.working_style or (earlier.working_style if earlier else "")
    contact = opportunity.contact
    channel = (earlier.preferred_channel if earlier else "") or (contact.preferred_channel if contact else "")
    return Handover(
        opportunity=opportunity,
        project_name=opportunity.title,
        working_style=style or (profile.working_style if profile else ""),
        preferred_channel=channel,
        hours=earlier.hours if earlier else "",
        money=opportunity.budget_said,
        dates=opportunity.dates_said,
    )


def gaps(sheet: Handover, words: list[SellingPromise]) -> list[Any]:
    """What keeps it from being taken on, in words."""
    missing: list[Any] = [GAPS_OF_WORK[name] for name in sheet.missing]
    missing += [_("who sees to “%(what)s”") % {"what": word.text} for word in words if not word.taken_at]
    return missing


def is_in_place(opportunity: Opportunity) -> bool:
    """It has come to the last stage: before that there is nothing to take on."""
    return opportunity.is_open and opportunity.stage_id == last_stage().pk


def may_accept(person: Person, sheet: Handover) -> bool:
    """The one named on it; an administrator can step in."""
    return not person.is_guest and (sheet.manager_id == person.pk or person.is_administrator)
