"""Meetings of the story: planned, answered, called off, held. No letter leaves for them."""

from datetime import timedelta
from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.conversations.models import Interaction
from vinculo.meetings import agenda
from vinculo.meetings.models import AgendaPoint, Meeting, State
from vinculo.meetings.planning import Plan, cancel, plan

A_WEEK = timedelta(days=7)


def tell_meetings(stories: dict[str, ClientStory], told: list[dict[str, Any]]) -> None:
    for meeting in told:
        _tell(stories[meeting["client"]], meeting)


def _tell(story: ClientStory, told: dict[str, Any]) -> None:
    starts_at = story.times.at(told["days"], told["time"])
    asked_at = min(story.times.now, starts_at) - A_WEEK
    said = Plan(
        client=story.client, title=told["title"], starts_at=starts_at, time_zone="Europe/Madrid",
        project=story.projects.get(told["project"]), kind=told["kind"], minutes=told["minutes"],
        place=told.get("place", ""), link=told.get("link", ""), note=told.get("note", ""),
        repeats=told.get("repeats", ""), contacts=tuple(story.contacts[key] for key in told["contacts"]),
    )  # fmt: skip
    meeting = plan(said, by=story.owner, at=asked_at, letters=False)
    Meeting.objects.filter(pk=meeting.pk).update(created_at=asked_at)
    for key, answer in told.get("answers", {}).items():
        guest = meeting.guests.get(contact=story.contacts[key])
        guest.say(answer, at=asked_at + timedelta(hours=3), how="mail")
    for audience in ("shared", "points"):
        for text in told.get(audience, []):
            agenda.add(meeting, text, by=story.owner, audience="shared" if audience == "shared" else "team")
    if told.get("off"):
        cancel(meeting, because=told["off"], by=story.owner, at=story.times.now, letters=False)
    elif told.get("held"):
        _held(story, meeting)
    else:
        agenda.put_on(meeting, agenda.from_the_record(meeting, None, now=story.times.now), by=story.owner)


def _held(story: ClientStory, meeting: Meeting) -> None:
    """The talk of that day, if the story tells of one; else one of its own."""
    near = Interaction.objects.filter(client=story.client, meeting=None, at__date=meeting.starts_at.date()).first()
    talk = near or Interaction.objects.create(
        client=story.client, project=meeting.project, at=meeting.starts_at, minutes=meeting.minutes,
        channel=meeting.channel, summary=meeting.title, felt="warm", by=story.owner,
    )  # fmt: skip
    if not near:
        talk.contacts.set([guest.contact_id for guest in meeting.guests.all() if guest.contact_id])
        talk.people.set([story.owner])
    AgendaPoint.objects.filter(meeting=meeting).update(done_at=meeting.starts_at)
    Meeting.objects.filter(pk=meeting.pk).update(state=State.HELD, held_in=talk)
