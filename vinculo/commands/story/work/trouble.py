"""What worries the studio about a project, and what went wrong."""

from datetime import timedelta
from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.conversations.models import Incident, IncidentNote, IncidentReport, SwarmMember
from vinculo.projects.models import FlagReview, Project, RedFlag


def tell_trouble(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    for flag in told.get("flags", []):
        _flag(story, project, dict(flag))
    for incident in told.get("incidents", []):
        _incident(story, project, dict(incident))


def _flag(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    reviews, lowered = told.pop("reviews", []), told.pop("lowered", None)
    flag = RedFlag.objects.create(
        project=project,
        owner=story.people.get(told.pop("owner", "")),
        raised_at=story.times.at(told.pop("raised"), "09:40"),
        raised_by=project.lead,
        review_on=story.times.day_or_none(told.pop("review", None)),
        lowered_at=None if lowered is None else story.times.at(lowered, "16:00"),
        lowered_by=None if lowered is None else project.lead,
        **told,
    )
    for day, note in reviews:
        FlagReview.objects.create(flag=flag, note=note, by=flag.owner, at=story.times.at(day, "09:15"))


def _incident(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    began_at = story.times.at(told["began"], told.get("time", "09:05"))
    over = told.get("over")
    incident = Incident.objects.create(
        client=story.client,
        project=project,
        what=told["what"],
        effect=told.get("effect", ""),
        way_out=told.get("way_out", ""),
        findings=told.get("findings", ""),
        began_at=began_at,
        over_at=None if over is None else story.times.at(over, "17:30"),
        by=project.lead,
    )
    for who, part in told.get("swarm", []):
        named_at = began_at + timedelta(minutes=25)
        SwarmMember.objects.create(
            incident=incident, person=story.people[who], part=part, named_at=named_at, named_by=project.lead
        )
    for minutes, kind, who, text in told.get("log", []):
        at = min(began_at + timedelta(minutes=minutes), story.times.now)
        IncidentNote.objects.create(incident=incident, kind=kind, text=text, by=story.people[who], at=at)
    for day, text, way_out in told.get("reports", []):
        at = story.times.at(day, "17:15")
        IncidentReport.objects.create(
            incident=incident,
            on=story.times.day(day),
            text=text,
            way_out=way_out,
            told_at=at,
            channel="phone",
            by=project.lead,
        )
