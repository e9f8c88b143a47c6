"""What a thread comes to, read from its messages and the questions asked in them; a handful of statements for many."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.db.models.functions import Substr

from vinculo.conversations.models import Direction, Interaction, Question, Thread
from vinculo.conversations.models.thread import LINE
from vinculo.conversations.waiting import SPOKEN, US, Asked, Waiting, Word, waiting

READ = 4 * LINE  # characters of a message looked at for its first line


@dataclass(slots=True)
class Message:
    pk: int
    word: Word
    text: str
    project: int | None
    contact: int | None = None


@dataclass(slots=True)
class Told:
    """What was said in one thread."""

    messages: list[Message] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    subject: str = ""
    spoken_at: datetime | None = None

    @property
    def contact(self) -> int | None:
        """Who of theirs spoke last, else who was spoken to last."""
        named = [message for message in self.messages if message.contact]
        theirs = [message for message in named if message.word.is_theirs]
        return (theirs or named or [Message(0, self.messages[-1].word, "", None)])[-1].contact

    def waiting(self) -> Waiting:
        return waiting([message.word for message in self.messages], self.asked, self.spoken_at)

    def tell(self, thread: Thread, now: datetime) -> bool:
        """Make the thread say so. False if it did."""
        before = _state(thread)
        last, waits = self.messages[-1], self.waiting()
        if last.word.is_theirs and len(self.messages) > thread.size:
            self._arrived(thread, last.word.at, now)
        projects = {message.project for message in self.messages}
        thread.project_id = projects.pop() if len(projects) == 1 else None
        thread.contact_id, thread.channel = self.contact, last.word.channel
        thread.subject, thread.size = self.subject or thread.subject, len(self.messages)
        shown = last if waits.who != US else next((one for one in reversed(self.messages) if one.word.is_theirs), last)
        thread.line = first_line(shown.text)
        thread.waits, thread.waiting_since = waits.who, waits.since
        thread.last_at, thread.last_is_theirs = last.word.at, last.word.is_theirs
        return _state(thread) != before

    def _arrived(self, thread: Thread, at: datetime, now: datetime) -> None:
        """A new word of theirs takes the thread out of the archive, and ends a snooze."""
        thread.arrived_at, thread.snoozed_until = now, None
        if thread.archived_at and at > thread.archived_at:
            thread.archived_at, thread.archived_by_id = None, None


def first_line(text: str) -> str:
    """As much of a message as fits on one line of the list."""
    line = " ".join(text.split())
    return line if len(line) <= LINE else f"{line[: LINE - 1].rstrip()}…"


def read(threads: Mapping[int, Thread]) -> dict[int, Told]:
    """By thread; one without messages is missing."""
    told, by_pk = _messages(threads)
    asked = Question.objects.filter(interaction__thread__in=list(told))
    for thread, message, at, by_us, answered_at in asked.values_list(
        "interaction__thread_id", "interaction_id", "asked_at", "asked_by_us", "answered_at"
    ):
        if answered_at is None:
            told[thread].asked.append(Asked(at, by_us))
        if not by_us and by_pk[message].word.wants_answer is None:
            # What a letter asks was taken out of it: those questions wait now, until each has its answer.
            by_pk[message].word = replace(by_pk[message].word, wants_answer=False)
    _spoken(told, threads)
    return told


def _messages(threads: Mapping[int, Thread]) -> tuple[dict[int, Told], dict[int, Message]]:
    told: dict[int, Told] = defaultdict(Told)
    rows = Interaction.objects.filter(thread__in=list(threads)).order_by("at", "pk")
    by_pk: dict[int, Message] = {}
    for pk, thread, at, direction, channel, wants, text, project, subject in rows.values_list(
        "pk", "thread_id", "at", "direction", "channel", "wants_answer", Substr("summary", 1, READ), "project_id",
        "mail__subject",
    ):  # fmt: skip
        by_pk[pk] = Message(pk, Word(at, direction, channel, wants), text, project)
        told[thread].messages.append(by_pk[pk])
        told[thread].subject = told[thread].subject or subject or ""
    there = Interaction.contacts.through.objects.filter(interaction__thread__in=list(told)).order_by("-pk")
    for pk, contact in there.values_list("interaction_id", "contact_id"):
        by_pk[pk].contact = contact  # the one named first
    return dict(told), by_pk


def _spoken(told: Mapping[int, Told], threads: Mapping[int, Thread]) -> None:
    """When we last spoke with who waits for a written word. Asked only where somebody does."""
    waits = {pk: one for pk, one in told.items() if one.contact and one.waiting().who == US}
    if not waits:
        return
    talks = Interaction.contacts.through.objects.filter(
        contact__in={one.contact for one in waits.values()},
        interaction__client__in={threads[pk].client_id for pk in waits},
        interaction__channel__in=SPOKEN,
        interaction__at__gt=min(one.waiting().since for one in waits.values()),  # type: ignore[type-var]
    ).exclude(interaction__direction=Direction.INTERNAL)
    last: dict[Any, datetime] = {
        (client, contact): at
        for client, contact, at in talks.order_by()
        .values_list("interaction__client_id", "contact_id")
        .annotate(at=Max("interaction__at"))
    }
    for pk, one in waits.items():
        one.spoken_at = last.get((threads[pk].client_id, one.contact))


def _state(thread: Thread) -> tuple[Any, ...]:
    return tuple(getattr(thread, name) for name in COLUMNS)


COLUMNS = (
    "project_id", "contact_id", "channel", "subject", "line", "size", "last_at", "last_is_theirs", "arrived_at",
    "waits", "waiting_since", "snoozed_until", "archived_at", "archived_by_id",
)  # fmt: skip
