"""How a project of the story began."""

from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.projects.models import Contingency, Kickoff, KickoffStep, Limit, Project


def tell_kickoff(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    held = told.get("held")
    kickoff = Kickoff.objects.create(
        project=project,
        planned_at=story.times.at(told["planned"], told.get("time", "10:00")),
        held_at=None if held is None else story.times.at(held, told.get("time", "10:00")),
        channel=told.get("channel", "video"),
        scope=told.get("scope", ""),
        process=told.get("process", ""),
        process_steps="\n".join(told.get("steps", [])),
        emergency=told.get("emergency", ""),
        started_by=project.lead,
    )
    covered_at = kickoff.held_at or story.times.at(-1, "12:00")
    for step in told.get("covered", KickoffStep.Step.values):
        KickoffStep.objects.create(kickoff=kickoff, step=step, covered_at=covered_at, by=project.lead)
    for position, (what, instead) in enumerate(told.get("limits", [])):
        Limit.objects.create(project=project, what=what, instead=instead, position=position)
    for position, (what_if, plan, who) in enumerate(told.get("contingencies", [])):
        Contingency.objects.create(
            project=project, what_if=what_if, plan=plan, owner=story.people[who], position=position
        )
