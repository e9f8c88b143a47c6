"""Takes a hand-over back that was accepted by mistake: as long as nothing else has come of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from vinculo.agreements import recorded
from vinculo.agreements.models import Promise
from vinculo.clients.models import HandoverSheet, Profile
from vinculo.conversations.models import Interaction
from vinculo.db import search
from vinculo.logbook.log import undo
from vinculo.logbook.winning import won_act
from vinculo.money.quoting.following import turn_back
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.pipeline.leads.becoming import SomethingHangs, hanging_on, unmake_client
from vinculo.pipeline.models import Handover, Lead, Opportunity, SellingPromise
from vinculo.projects.models import Project
from vinculo.record.chain import append

# What the acceptance itself hung on the project; how many of each it made is looked at one by one.
OURS = {
    "projects.phasechange", "projects.projectmember", "projects.kickoff", "agreements.promise", "pipeline.opportunity",
    "conversations.interaction",
}  # fmt: skip


class TooLate(Exception):
    """Something else happened since; the words say what."""


@transaction.atomic
def unwin(sheet: Handover, *, by: Person) -> None:
    """The opportunity is open again, and what was made for it is gone. TooLate."""
    made, opportunity = sheet.made, sheet.opportunity
    project = Project.objects.filter(pk=made.get("project"), deleted_at=None).first()
    if project is None or not Handover.objects.filter(pk=sheet.pk, accepted_at=sheet.accepted_at).exists():
        raise TooLate(_("Its project is gone or was handed over anew."))
    _nothing_came_of(project, made)
    append(won_act("unmade", opportunity, project), actor=acting(by), at=timezone.now())
    SellingPromise.objects.filter(opportunity=opportunity).update(promise_id=None)
    for promise in Promise.objects.filter(pk__in=made["promises"]):
        recorded.promise_did("unmade", promise, by=by)
        search.drop("promise", [promise.pk])
        promise.delete()
    undo(Interaction.objects.get(pk=made["note"]), by=by)
    _sheet_as_before(project.client_id, made["sheet"])
    _forget(project.client_id, made["profile"], is_new=made["lead"] is not None)
    search.drop("project", [project.pk])
    project.delete()
    fresh = {"state": Opportunity.State.OPEN, "decided_at": None, "decided_by": None, "project": None}
    Opportunity.objects.filter(pk=opportunity.pk).update(**fresh)
    Handover.objects.filter(pk=sheet.pk).update(accepted_at=None, accepted_by=None, made={})
    if made["lead"] and opportunity.lead:
        if not turn_back(made.get("quotes", [])):
            raise TooLate(_("Their quotes lie with the papers of the client by now."))
        _no_client_yet(opportunity, opportunity.lead, *made["lead"])


def _nothing_came_of(project: Project, made: dict[str, Any]) -> None:
    others = set(hanging_on(project, None)) - OURS
    talks = project.interactions.exclude(pk=made["note"]).exists()
    kickoff = project.kickoff
    if others or talks or kickoff.held_at or kickoff.planned_at or kickoff.steps.exists():
        raise TooLate(_("Work on %(project)s has begun: it stays won.") % {"project": project.name})
    promises = Promise.objects.filter(project=project)
    untouched = promises.filter(
        pk__in=made["promises"], kept_on=None, withdrawn_at=None, renegotiations=None, warnings=None
    )
    if promises.count() != len(made["promises"]) or untouched.count() != len(made["promises"]):
        raise TooLate(_("Something happened to its promises since: it stays won."))


def _sheet_as_before(client_id: int, before: dict[str, Any] | None) -> None:
    sheets = HandoverSheet.objects.filter(client=client_id)
    if before is None:
        sheets.delete()
        return
    accepted, won = before["accepted_at"], before["won_on"]
    sheets.update(
        **{
            **before,
            "accepted_at": parse_datetime(accepted) if accepted else None,
            "won_on": parse_date(won) if won else None,
        }
    )


def _forget(client_id: int, learnt: dict[str, str], *, is_new: bool) -> None:
    profiles = Profile.objects.filter(client=client_id)
    if is_new:
        profiles.delete()
    for name, text in learnt.items():
        profiles.filter(**{name: text}).update(**{name: ""})


def _no_client_yet(opportunity: Opportunity, lead: Lead, state: str, decided_at: str | None) -> None:
    Opportunity.objects.filter(pk=opportunity.pk).update(client=None, contact=None)
    try:
        unmake_client(lead, state=state, decided_at=parse_datetime(decided_at) if decided_at else None)
    except SomethingHangs as hangs:
        raise TooLate(_("The client has a life of its own by now: it stays won.")) from hangs
