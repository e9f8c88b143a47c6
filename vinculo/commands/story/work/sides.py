"""Who answers for what on both sides, what each owes, and what was changed on the way."""

from typing import Any

from vinculo.agreements.models import Agreement, ChangeEffect, ChangeRequest, Obligation
from vinculo.commands.story.client import ClientStory
from vinculo.projects.models import Area, Project, ProjectContact

CHANGE_TEXTS = ("title", "text", "why", "because", "instead", "signed_how", "state", "amount")


def tell_sides(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    for position, (name, who, counterpart, askers, look_first) in enumerate(told.get("areas", [])):
        area = Area.objects.create(
            project=project,
            name=name,
            responsible=story.people.get(who),
            counterpart=story.contacts.get(counterpart),
            look_first=look_first,
            position=position,
        )
        area.askers.set([story.people[asker] for asker in askers])
    for who, role, duty in told.get("contacts", []):
        ProjectContact.objects.create(project=project, contact=story.contacts[who], role=role, duty=duty)
    if agreement := told.get("agreement"):
        _agreement(story, project, agreement)
    for obligation in told.get("obligations", []):
        _obligation(story, project, dict(obligation))
    for change in told.get("changes", []):
        tell_change(story, project, dict(change))


def _agreement(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    Agreement.objects.create(
        client=story.client,
        project=project,
        name=told["name"],
        signed_on=story.times.day(told["signed"]),
        where=told.get("where", ""),
        by=story.owner,
    )


def _obligation(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    Obligation.objects.create(
        client=story.client,
        project=project,
        agreement=project.agreements.first(),
        milestone=project.milestones.filter(name=told.pop("milestone", "")).first(),
        contact=story.contacts.get(told.pop("contact", "")),
        owner=story.people.get(told.pop("owner", "")),
        due_on=story.times.day(told.pop("due")),
        done_on=story.times.day_or_none(told.pop("done", None)),
        by=story.owner,
        **told,
    )


def tell_change(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    texts = {name: told[name] for name in CHANGE_TEXTS if name in told}
    moments = {
        f"{name}_at": story.times.at(told[name], "11:30")
        for name in ("estimated", "spoken", "decided", "signed", "explained")
        if name in told
    }
    change = ChangeRequest.objects.create(
        client=story.client,
        project=project,
        number=told["number"],
        contact=story.contacts.get(told["who"]),
        asked_at=story.times.at(told["asked"], "12:10"),
        minutes=told.get("hours", 0) * 60 or None,
        currency=story.client.currency,
        estimated_by=project.lead if "estimated" in told else None,
        by=story.owner,
        **texts,
        **moments,
    )
    for name, days in told.get("moves", {}).items():
        milestone = project.milestones.get(name=name)
        to_on = milestone.planned_on or story.times.today
        from_on = story.times.calendar.add_workdays(to_on, -days)
        ChangeEffect.objects.create(change=change, milestone=milestone, from_on=from_on, to_on=to_on)
