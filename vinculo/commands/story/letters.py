"""Letters of the story: what came, what went, a draft, and one that waits for its hour. There is no mailbox to ask."""

import tomllib
from itertools import pairwise
from typing import Any
from uuid import uuid4

from vinculo.clients.models import Audience, Channel
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.reading import FOLDER
from vinculo.conversations import threading
from vinculo.conversations.models import Direction, Interaction, MailMessage, Question, Verdict
from vinculo.conversations.proposals import propose
from vinculo.letters import queue
from vinculo.letters.guards.checking import check
from vinculo.letters.guards.known import known_about
from vinculo.letters.guards.settling import take
from vinculo.letters.models import Letter
from vinculo.letters.writing import Written, keep


def read_letters() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "letters.toml").read_text())


def tell_letters(stories: dict[str, ClientStory], told: dict[str, Any]) -> None:
    last = {}
    written: list[Interaction] = []
    for thread in told["threads"]:
        letters = _thread(stories[thread["client"]], thread)
        last[thread["subject"]] = letters[-1]
        written += letters
    threading.note_all(one.pk for one in written)
    for one in written:
        propose(one)
    for draft in told["drafts"]:
        _draft(stories[draft["client"]], draft, last)
    for letter in told["waiting"]:
        story = stories[letter["client"]]
        queue.send(
            _kept(story, letter), by=story.owner, at=story.times.now,
            not_before=story.times.at(letter["days"], letter["time"]),
        )  # fmt: skip


def _thread(story: ClientStory, told: dict[str, Any]) -> list[Interaction]:
    """Each letter answers the one before it."""
    contact, letters = story.contacts[told["contact"]], told["letters"]
    rows = []
    for letter in letters:
        theirs = letter.get("from") == "them"
        is_end = told.get("end", False) and letter is letters[-1]
        row = Interaction.objects.create(
            client=story.client, project=story.projects[told["project"]], at=story.times.hours_ago(letter["hours"]),
            channel=Channel.EMAIL, direction=Direction.IN if theirs else Direction.OUT, summary=letter["text"],
            by=None if theirs else story.owner, wants_answer=False if is_end else None,
        )  # fmt: skip
        row.contacts.set([contact])
        row.people.set([story.owner])
        if asked := letter.get("asks"):
            Question.objects.create(
                client=story.client, contact=contact, interaction=row, text=asked, asked_at=row.at, asked_by_us=True,
                asked_by=story.owner, owner=story.owner,
            )  # fmt: skip
        rows.append(row)
    ids = [f"{row.pk}.letter@story.example" for row in rows]
    before = {later: earlier for earlier, later in pairwise(ids)}
    MailMessage.objects.bulk_create(
        MailMessage(
            interaction=row, message_id=pk, in_reply_to=before.get(pk, ""), references=ids[: ids.index(pk)],
            thread=ids[0], subject=told["subject"] if pk == ids[0] else f"Re: {told['subject']}",
            from_address=contact.email if row.direction == Direction.IN else story.owner.email,
            verdict=Verdict.VERIFIED if row.direction == Direction.IN else "",
        )
        for row, pk in zip(rows, ids, strict=True)
    )  # fmt: skip
    return rows


def _draft(story: ClientStory, told: dict[str, Any], last: dict[str, Interaction]) -> None:
    """The first thing a guard pointed at was written differently."""
    letter, client, at = _kept(story, told, answers=last[told["answers"]]), story.client, story.times.now
    known = known_about(client, by=story.owner, at=at, text=letter.text, language=client.language)
    for one in check(letter.text, known, language=client.language)[:1]:
        take(letter, one, by=story.owner, at=at)


def _kept(story: ClientStory, told: dict[str, Any], answers: Interaction | None = None) -> Letter:
    written = Written(
        story.client, subject=told["subject"], text=told["text"], to=(story.contacts[told["contact"]],),
        project=story.projects[told["project"]], audience=Audience.TEAM, answers=answers,
    )  # fmt: skip
    return keep(uuid4(), written, by=story.owner, at=story.times.hours_ago(told["hours"]))
