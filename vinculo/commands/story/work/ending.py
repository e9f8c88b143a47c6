"""How projects of the story end: what is handed over, thanked for, asked and learnt."""

from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.feedback.models import Appreciation, Feedback, Lesson, Reference, Retrospective
from vinculo.projects.models import Closing, HandOverItem, Project


def tell_ending(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    for position, (kind, what, who, due, done) in enumerate(told.get("hand_over", [])):
        HandOverItem.objects.create(
            project=project,
            kind=kind,
            what=what,
            owner=story.people[who],
            due_on=story.times.day(due),
            done_on=story.times.day(done) if done != "" else None,
            position=position,
        )
    for who, milestone, what_for, day in told.get("thanks", []):
        Appreciation.objects.create(
            project=project,
            milestone=project.milestones.filter(name=milestone).first(),
            person=story.people[who],
            what_for=what_for,
            by=project.lead,
            at=story.times.at(day, "13:00"),
        )
    if closing := told.get("closing"):
        _closing(story, project, dict(closing))
    if retrospective := told.get("retrospective"):
        _retrospective(story, project, retrospective)
    _opinions(story, project, told)
    for lesson in told.get("lessons", []):
        at = story.times.at(lesson["day"], "12:00")
        texts = {name: lesson[name] for name in ("text", "do_next", "tags") if name in lesson}
        Lesson.objects.create(project=project, client=story.client, by=project.lead, at=at, **texts)


def _closing(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    last_word = told.pop("last_word", None)
    days = {f"{name}_on": story.times.day(told.pop(name)) for name in ("accepted", "celebrated") if name in told}
    if "step" in told:
        days["next_step_on"] = story.times.day(told.pop("step"))
    Closing.objects.create(
        project=project,
        accepted_by=story.contacts.get(told.pop("by", "")),
        last_word=last_word[1] if last_word else "",
        last_word_at=story.times.at(last_word[0], "12:30") if last_word else None,
        last_word_channel="phone" if last_word else "",
        started_by=project.lead,
        **days,
        **told,
    )


def _retrospective(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    Retrospective.objects.create(
        project=project,
        planned_on=story.times.day_or_none(told.get("planned")),
        held_on=story.times.day_or_none(told.get("held")),
        went_well=told.get("went_well", ""),
        to_change=told.get("to_change", ""),
        by=project.lead,
    )


def _opinions(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    for who, day, score, text in told.get("feedback", []):
        at = story.times.at(day, "12:00")
        Feedback.objects.create(
            client=story.client,
            project=project,
            contact=story.contacts[who],
            asked_at=at,
            asked_by=project.lead,
            channel="phone",
            given_at=at,
            score=score,
            text=text,
        )
    for who, day, text in told.get("references", []):
        at = story.times.at(day, "12:00")
        Reference.objects.create(
            client=story.client,
            project=project,
            contact=story.contacts[who],
            asked_at=at,
            asked_by=project.lead,
            answered_at=at,
            is_given=True,
            text=text,
        )
