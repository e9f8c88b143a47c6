"""The files of the story: papers with versions, pictures, a list of prices, from both sides."""

import io
import tomllib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from vinculo.clients.models import Audience
from vinculo.commands.story.client import ClientStory
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, Folder
from vinculo.documents.sealing.paper import text_as_pdf
from vinculo.projects.models import Project

FOLDER = Path(__file__).parent / "papers"
NOON = "12:00"


def tell_papers(stories: dict[str, ClientStory]) -> None:
    """`stories` by name of the client."""
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text())
        story = stories[told["client"]]
        project = story.projects[told["project"]]
        drawers = {
            name: Folder.objects.create(client=story.client, project=project, name=name) for name in told["drawers"]
        }
        for paper in told["papers"]:
            _paper(story, project, drawers.get(paper.get("drawer", "")), paper)


def _paper(story: ClientStory, project: Project, drawer: Folder | None, told: dict[str, Any]) -> None:
    audience = Audience.SHARED if told.get("shared") else Audience.TEAM
    to: Document | NewDocument = NewDocument(story.client, project, drawer, told["title"], audience)
    for version in told["versions"]:
        kept = add_version(
            to,
            _bytes(told["title"], version, story.client.language),
            name=version["name"],
            at=story.times.at(version["on"], NOON),
            by=story.people.get(version.get("by", "")),
            by_contact=story.contacts.get(version.get("contact", "")),
            note=version.get("note", ""),
        )
        to = kept.document


def _bytes(title: str, told: dict[str, Any], language: str) -> bytes:
    if "text" in told:
        return text_as_pdf(told["text"], title=title, language=language, footer="")
    return _picture(told["colors"]) if "colors" in told else told["plain"].encode()


def _picture(colors: list[str]) -> bytes:
    """Bands of colour, like a card of samples."""
    out, picture = io.BytesIO(), Image.new("RGB", (1200, 800), "white")
    pen, width = ImageDraw.Draw(picture), 1200 // len(colors)
    for place, color in enumerate(colors):
        pen.rectangle((place * width, 0, (place + 1) * width, 800), fill=color)
    picture.save(out, "PNG")
    return out.getvalue()
