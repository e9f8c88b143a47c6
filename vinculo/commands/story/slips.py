"""What happened between the studio and its clients months ago: small slips put right, and what comes every year."""

from typing import Any

from vinculo.agreements.models import Agreement
from vinculo.clients.models import Channel
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.work.sides import tell_change
from vinculo.conversations import threading
from vinculo.conversations.models import BadNews, Interaction, Question, Reproach
from vinculo.feedback.models import Complaint
from vinculo.projects.models import Area, Milestone, MilestoneForecast

LETTER_AT, ANSWER_AT = "10:20", "16:40"


def tell_slips(stories: dict[str, ClientStory], told: dict[str, Any]) -> None:
    for promise in told["promises"]:
        stories[promise["client"]].promise(_rest(promise))
    for change in told["changes"]:
        story = stories[change["client"]]
        tell_change(story, story.projects[change["project"]], _rest(change, "project"))
    letters = [_letter(stories[one["client"]], one) for one in told["letters"]]
    threading.note_all(one.pk for one in letters)
    for question in told["questions"]:
        _question(stories[question["client"]], question)
    for news in told["mistakes"]:
        _mistake(stories[news["client"]], news)
    for complaint in told["complaints"]:
        _complaint(stories[complaint["client"]], complaint)
    for slip in told["milestones"]:
        _milestone(stories[slip["client"]], slip)
    for agreement in told["agreements"]:
        _agreement(stories[agreement["client"]], agreement)


def _rest(told: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in ("client", *names)}


def _letter(story: ClientStory, told: dict[str, Any]) -> Interaction:
    """One of ours, or of theirs. `blames`: the words that put it on a colleague; `repaired`: when we spoke of that."""
    row = Interaction.objects.create(
        client=story.client, project=story.projects[told["project"]], at=story.times.at(told["day"], LETTER_AT),
        channel=Channel.EMAIL, direction=told.get("direction", "out"), summary=told["text"], by=story.owner,
        wants_answer=False,
    )  # fmt: skip
    row.contacts.set([story.contacts[told["contact"]]])
    row.people.set([story.people[told["by"]]])
    if passage := told.get("blames"):
        Reproach.objects.create(
            client=story.client, project=row.project, interaction=row, passage=passage, at=row.at,
            name=story.people[told["named"]].name,
            repaired_at=story.times.at(told["repaired"], ANSWER_AT), repaired_by=story.owner,
        )  # fmt: skip
    return row


def _question(story: ClientStory, told: dict[str, Any]) -> None:
    """One of ours, and what they answered."""
    project = story.projects[told["project"]]
    Question.objects.create(
        client=story.client, project=project, contact=story.contacts[told["contact"]], text=told["text"],
        area=Area.objects.filter(project=project, name=told.get("area", "")).first(), asked_by_us=True,
        asked_by=story.people[told["by"]], owner=story.owner, asked_at=story.times.at(told["asked"], LETTER_AT),
        answered_at=story.times.at(told["answered"], ANSWER_AT), answer=told["answer"],
    )  # fmt: skip


def _mistake(story: ClientStory, told: dict[str, Any]) -> None:
    """They heard of it on the same day; that it was ours, some days later."""
    told_at = story.times.at(told["told"], "12:30")
    BadNews.objects.create(
        client=story.client, project=story.projects[told["project"]], contact=story.contacts[told["contact"]],
        what=told["what"], way_out=told["way_out"], known_at=story.times.at(told["told"], "09:30"), told_at=told_at,
        told_by=story.owner, channel=Channel.PHONE, is_ours=True, owned_at=story.times.at(told["owned"], "12:45"),
        by=story.owner,
    )  # fmt: skip


def _milestone(story: ClientStory, told: dict[str, Any]) -> None:
    """Seen to be late some days before they were told."""
    milestone = Milestone.objects.get(project=story.projects[told["project"]], name=told["milestone"])
    seen_at, told_at = story.times.at(told["seen"], "08:30"), story.times.at(told["told"], "12:30")
    milestone.forecast_on = story.times.day(told["likely"])
    milestone.save(update_fields=["forecast_on"])
    MilestoneForecast.objects.create(milestone=milestone, at=seen_at, likely_on=milestone.forecast_on)
    BadNews.objects.create(
        client=story.client, project=milestone.project, milestone=milestone, slipped_to_on=milestone.forecast_on,
        contact=story.contacts[told["contact"]], what=told["what"], way_out=told["way_out"], known_at=told_at,
        told_at=told_at, told_by=story.owner, channel=Channel.PHONE, by=story.owner,
    )  # fmt: skip


def _agreement(story: ClientStory, told: dict[str, Any]) -> None:
    """A small one, signed and over."""
    signed_on, ended_on = story.times.day(told["signed"]), story.times.day(told["ended"])
    Agreement.objects.create(
        client=story.client, name=told["name"], language=story.client.language, price=told["price"],
        signed_on=signed_on, starts_on=signed_on, ends_on=ended_on, until_on=ended_on, by=story.owner,
    )  # fmt: skip


def _complaint(story: ClientStory, told: dict[str, Any]) -> None:
    """Thanked for on the same day, looked into, put right, and asked about again."""
    at = {name: story.times.at(told[name], ANSWER_AT) for name in ("found", "resolved", "followed_up")}
    Complaint.objects.create(
        client=story.client, project=story.projects[told["project"]], contact=story.contacts[told["contact"]],
        text=told["text"], at=story.times.at(told["said"], "11:10"), owner=story.owner, by=story.owner,
        thanked_at=story.times.at(told["said"], ANSWER_AT), findings=told["findings"], found_at=at["found"],
        resolution=told["resolution"], resolved_at=at["resolved"], followed_up_at=at["followed_up"],
    )  # fmt: skip
