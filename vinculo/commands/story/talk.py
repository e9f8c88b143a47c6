"""What was said between a client of the story and the studio: lately word by word, the years before in outline."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.conversations import threading
from vinculo.conversations.models import BadNews, Decision, Interaction, MailMessage, NextWord, Question
from vinculo.conversations.proposals import propose
from vinculo.projects.models import Milestone

VISIT_EVERY = 8  # check-ins
FEELINGS = ("fine", "warm", "", "warm", "fine", "")


def tell_talk(story: ClientStory, phrases: list[str], visit: str) -> None:
    for said in story.told.get("said", []):
        _said(story, dict(said))
    for news in story.told.get("news", []):
        _news(story, dict(news))
    if word := story.told.get("word"):
        _word(story, dict(word))
    if history := story.told.get("history"):
        _history(story, history, phrases, visit)


def _said(story: ClientStory, told: dict[str, Any]) -> None:
    client = story.client
    asked, decided = told.pop("asked", []), told.pop("decided", [])
    at = story.times.hours_ago(told["hours"]) if "hours" in told else story.times.at(told["days"], told["time"])
    project = next(iter(story.projects.values()), None)
    interaction = Interaction.objects.create(
        client=client,
        project=project,
        at=at,
        minutes=told.get("minutes"),
        channel=told["channel"],
        direction=told.get("direction", "both"),
        summary=told["text"],
        felt=told.get("felt", ""),
        is_check_in=told.get("check_in", False),
        shares_status=told.get("status", False),
        asks_status=told.get("asks", False),
        by=story.owner,
    )
    interaction.contacts.set([story.contacts[key] for key in told.get("with", [])])
    people = [story.people[key] for key in told.get("people", [])] or [story.owner]
    interaction.people.set(people)
    for text in decided:
        Decision.objects.create(client=client, interaction=interaction, text=text, at=at, by=story.owner)
    for question in asked:
        _question(story, interaction, dict(question))
    if letter := told.get("letter"):
        _letter(interaction, letter, told["subject"])
        propose(interaction)
    threading.note(interaction)


def _letter(interaction: Interaction, thread: str, subject: str) -> None:
    """What makes a mail of it, in a thread with the others of that name."""
    root = f"{thread}.{interaction.client_id}@story.example"
    MailMessage.objects.create(
        interaction=interaction, message_id=f"{interaction.pk}.{root}", thread=root, subject=subject
    )


def _question(story: ClientStory, interaction: Interaction, told: dict[str, Any]) -> None:
    answered = told.get("answered_hours")
    Question.objects.create(
        client=story.client,
        contact=interaction.contacts.first(),
        interaction=interaction,
        text=told["text"],
        asked_at=interaction.at,
        due_at=interaction.at + timedelta(hours=24),
        answered_at=interaction.at + timedelta(hours=answered) if answered else None,
        answer=told.get("answer", ""),
        owner=story.owner,
    )


def _news(story: ClientStory, told: dict[str, Any]) -> None:
    milestone = Milestone.objects.filter(project__client=story.client, name=told.get("milestone", "")).first()
    BadNews.objects.create(
        client=story.client,
        project=story.projects.get(told.get("project", "")),
        milestone=milestone,
        slipped_to_on=milestone.forecast_on if milestone else None,
        contact=story.contacts.get(told.get("contact", "")),
        what=told["what"],
        known_at=story.times.hours_ago(told["known_hours"]),
        way_out=told.get("way_out", ""),
        by=story.owner,
    )


def _word(story: ClientStory, told: dict[str, Any]) -> None:
    NextWord.objects.create(
        client=story.client,
        on=story.times.day(told["in"]),
        at_time=told.get("time"),
        channel=told["channel"],
        about=told["about"],
        told_at=story.times.at(min(-4, told["in"] - 3), "10:30"),
        by=story.owner,
    )


def _history(story: ClientStory, told: dict[str, Any], phrases: list[str], visit: str) -> None:
    """Regular check-ins from one day to another, a visit now and then, silence in the quiet stretches."""
    words, feelings = cycle(phrases), cycle(FEELINGS)
    contact, owner = next(iter(story.contacts.values())), story.owner
    rows = []
    for number, day in enumerate(range(told["to"], told["from"], -told["every"])):
        if any(first <= day <= last for first, last in told.get("quiet", [])):
            continue
        is_visit = number % VISIT_EVERY == 3
        channel = ("video" if story.client.is_remote else "in_person") if is_visit else told["channel"]
        rows.append(
            Interaction(
                client=story.client,
                at=story.times.at(day, "11:00" if is_visit else "10:00"),
                minutes=90 if is_visit else 20,
                channel=channel,
                direction="both",
                summary=visit if is_visit and channel == "in_person" else next(words),
                felt="warm" if is_visit else next(feelings),
                is_check_in=True,
                shares_status=True,
                by=owner,
            )
        )
    Interaction.objects.bulk_create(rows)
    link = Interaction.contacts.through
    link.objects.bulk_create(link(interaction_id=row.pk, contact_id=contact.pk) for row in rows)
    link_people = Interaction.people.through
    link_people.objects.bulk_create(link_people(interaction_id=row.pk, person_id=owner.pk) for row in rows)
    threading.note_all(row.pk for row in rows)
