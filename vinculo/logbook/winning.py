"""
An opportunity is won: through its hand-over sheet, by whoever takes the work on, once, and all of it or nothing.

What was a lead becomes a client, the work a project with its kickoff begun, every word given while selling a promise in
the ledger. What both sides may have to prove goes into the record in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements import recorded
from vinculo.agreements.models import Promise
from vinculo.clients.models import Channel, Client, HandoverSheet, Profile
from vinculo.conversations.models import Interaction
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log
from vinculo.logbook.searchable import index_opportunities, index_projects, index_promises
from vinculo.money.quoting.following import follow
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.pipeline.leads.becoming import AlreadyClient, become_client
from vinculo.pipeline.models import Handover, Lead, Opportunity, SellingPromise
from vinculo.pipeline.moving import Gone
from vinculo.projects.models import Kickoff, Phase, Project
from vinculo.record.chain import Act, append

OF_SHEET = ("promises", "working_style", "preferred_channel", "hours", "money", "dates", "won_on", "manager_id")
KEPT_OF_SHEET = (*OF_SHEET, "accepted_at", "accepted_by_id")


@dataclass(frozen=True, slots=True)
class Won:
    client: Client
    project: Project
    promises: list[Promise]
    is_new_client: bool


@transaction.atomic
def win(
    opportunity: Opportunity,
    sheet: Handover,
    *,
    by: Person,
    at: datetime,
    is_signed: bool,
    organization: Organization | None,
) -> Won:
    """
    `by` takes it on. Signed work begins with its kickoff, other work before it. Raises Gone if somebody took it on, or
    decided otherwise, before.
    """
    if opportunity.lead_id:  # as it is now: somebody else may be making a client of it
        opportunity.lead = Lead.objects.select_for_update().get(pk=opportunity.lead_id)
    if not sheet.accept(by=by, at=at):
        raise Gone
    won = {"state": Opportunity.State.WON, "decided_at": at, "decided_by": by, "updated_at": at}
    if Opportunity.objects.open().filter(pk=opportunity.pk).update(**won) != 1:
        raise Gone
    made: dict[str, Any] = {"lead": _lead_before(opportunity)}
    client = _client(opportunity, sheet, at)
    made["quotes"] = follow(opportunity.lead) if opportunity.lead else []
    project = _project(opportunity, sheet, client, by, at, Phase.KICKOFF if is_signed else Phase.PRE_SIGNING)
    promises = _promises(opportunity, project, by)
    made["sheet"] = _pass_on(opportunity, sheet, client, promises, by, at)
    made["profile"] = _know_them(opportunity, sheet, client, by)
    note = _note(opportunity, sheet, project, by, at, organization)
    Opportunity.objects.filter(pk=opportunity.pk).update(project=project)
    append(won_act("won", opportunity, project), actor=acting(by), at=timezone.now())
    made |= {"project": project.pk, "promises": [promise.pk for promise in promises], "note": note.pk}
    Handover.objects.filter(pk=sheet.pk).update(made=made)
    opportunity.refresh_from_db()
    index_opportunities([opportunity])
    sheet.refresh_from_db()
    return Won(client, project, promises, made["lead"] is not None)


def won_act(kind: str, opportunity: Opportunity, project: Project) -> Act:
    """`kind`: won, or unmade where that was a mistake. Nothing of the value: the paper trail is for both sides."""
    return Act(
        f"opportunity.{kind}",
        f"opportunity:{opportunity.pk}",
        client_id=project.client_id,
        project_id=project.pk,
        facts={"promises": opportunity.promises.count()},
        private={"what": project.name},
        private_of=f"client:{project.client_id}",
    )


def _lead_before(opportunity: Opportunity) -> list[Any] | None:
    """How the lead stood, if it is not a client yet."""
    lead = opportunity.lead
    if lead is None or opportunity.client_id or lead.client_id:
        return None
    return [lead.state, lead.decided_at.isoformat() if lead.decided_at else None]


def _client(opportunity: Opportunity, sheet: Handover, at: datetime) -> Client:
    if opportunity.client:
        return opportunity.client
    lead = opportunity.lead
    assert lead is not None
    client = lead.client or _client_of(lead, sheet, at)
    Opportunity.objects.filter(pk=opportunity.pk).update(client=client)
    opportunity.client, opportunity.contact = client, opportunity.contact or lead.contact
    return client


def _client_of(lead: Lead, sheet: Handover, at: datetime) -> Client:
    kind = Client.Kind.COMPANY if lead.company else Client.Kind.PERSON
    said = {"name": lead.company or lead.name, "kind": kind, "contact_name": lead.name}
    try:
        client = become_client(lead, **said, owner=sheet.manager, team=None, at=at).client
    except AlreadyClient as faster:
        raise Gone from faster
    Client.objects.filter(pk=client.pk).update(since_on=timezone.localdate(at))
    return client


def _project(
    opportunity: Opportunity, sheet: Handover, client: Client, by: Person, at: datetime, phase: str
) -> Project:
    project = Project.objects.create(
        client=client, name=sheet.project_name or opportunity.title, phase=phase, starts_on=sheet.starts_on,
        due_on=sheet.due_on, lead=sheet.manager, summary=opportunity.goals,
    )  # fmt: skip
    project.phase_changes.create(to_phase=phase, by=by, at=at)
    if sheet.manager:
        project.members.create(person=sheet.manager, may_ask_client=True)
    Kickoff.objects.create(
        project=project, channel=sheet.preferred_channel or Channel.VIDEO, scope=opportunity.goals, started_by=by
    )
    index_projects([project])
    return project


def _promises(opportunity: Opportunity, project: Project, by: Person) -> list[Promise]:
    """Every word becomes a promise of its own, of whoever took it on, dated as it was given."""
    words: Iterable[SellingPromise] = opportunity.promises.filter(promise_id=None).select_related("taken_by")
    promises = []
    for word in words:
        promise = Promise.objects.create(
            client=project.client, project=project, text=word.text, made_to=opportunity.contact, owner=word.taken_by,
            made_at=word.made_at, promised_on=word.promised_on, internal_on=word.internal_on, by=by,
        )  # fmt: skip
        SellingPromise.objects.filter(pk=word.pk).update(promise_id=promise.pk)
        promises.append(promise)
    if promises:
        recorded.promises_made(promises, by=by)
        index_promises(promises)
    return promises


def _pass_on(
    opportunity: Opportunity, sheet: Handover, client: Client, promises: list[Promise], by: Person, at: datetime
) -> dict[str, Any] | None:
    """The client's own sheet says it too, accepted; answers how that stood before."""
    known = HandoverSheet.objects.filter(client=client).first()
    before = {name: _plain(getattr(known, name)) for name in KEPT_OF_SHEET} if known else None
    given = "\n".join(promise.text for promise in promises)
    told = "\n".join(filter(None, (known.promises.strip("-\n ") if known else "", given)))
    said = {
        "promises": told or HandoverSheet.NONE_GIVEN, "working_style": sheet.working_style, "hours": sheet.hours,
        "preferred_channel": sheet.preferred_channel, "money": sheet.money, "dates": sheet.dates, "question": "",
        "won_on": (known.won_on if known else None) or timezone.localdate(at), "manager": sheet.manager,
        "accepted_at": at, "accepted_by": by,
    }  # fmt: skip
    HandoverSheet.objects.update_or_create(client=client, defaults=said, create_defaults={**said, "by": sheet.by})
    return before


def _know_them(opportunity: Opportunity, sheet: Handover, client: Client, by: Person) -> dict[str, str]:
    """The profile learns what it does not say yet; answers what it learnt."""
    profile = Profile.objects.filter(client=client).first() or Profile(client=client)
    new = {"goals": opportunity.goals, "working_style": sheet.working_style}
    learnt = {name: text for name, text in new.items() if text.strip() and not getattr(profile, name).strip()}
    if learnt:
        for name, text in learnt.items():
            setattr(profile, name, text)
        profile.updated_by = by
        profile.save()
    return learnt


def _note(
    opportunity: Opportunity,
    sheet: Handover,
    project: Project,
    by: Person,
    at: datetime,
    organization: Organization | None,
) -> Interaction:
    """What the kickoff is prepared from, as a line among us."""
    lines = [_("Handed over: %(what)s.") % {"what": opportunity.title}]
    for words, said in (
        (_("Money: %(said)s"), sheet.money), (_("Dates: %(said)s"), sheet.dates),
        (_("When they can be reached: %(said)s"), sheet.hours), (_("How they work: %(said)s"), sheet.working_style),
        (_("Who decides: %(said)s"), opportunity.decider),
    ):  # fmt: skip
        if said.strip():
            lines.append(words % {"said": said.strip()})
    entry = Entry(
        client=project.client, at=at, channel=Channel.NOTE, direction="internal", summary="\n".join(lines),
        project=project,
    )  # fmt: skip
    return log(entry, by=by, organization=organization)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
