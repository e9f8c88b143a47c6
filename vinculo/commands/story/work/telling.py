"""Tells the work of every project that has a file of its own."""

from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.work.ending import tell_ending
from vinculo.commands.story.work.kickoff import tell_kickoff
from vinculo.commands.story.work.plan import tell_plan
from vinculo.commands.story.work.sides import tell_sides
from vinculo.commands.story.work.trouble import tell_trouble


def tell_work(stories: dict[str, ClientStory], files: list[dict[str, Any]]) -> None:
    """`stories` by name of the client."""
    for told in files:
        story = stories[told["client"]]
        project = story.projects[told["project"]]
        tell_plan(story, project, told)
        tell_sides(story, project, told)
        if kickoff := told.get("kickoff"):
            tell_kickoff(story, project, kickoff)
        tell_trouble(story, project, told)
        tell_ending(story, project, told)
