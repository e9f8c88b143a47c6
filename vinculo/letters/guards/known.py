"""What the record knows that the guards ask about, in a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from vinculo.clients.models import Client
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.meetings.models import Meeting
from vinculo.people.models import Person

MOST = 300  # answers of each kind, the newest ones
TALKED_WITHIN = timedelta(days=14)
TALK_AHEAD = timedelta(days=10)
SPOKEN = ("phone", "video", "in_person")
TALKS = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that is known: a question with its answer, or a decision. `subject`: "question:12"."""

    subject: str
    question: str
    answer: str
    at: datetime

    @property
    def address(self) -> str:
        kind, _, pk = self.subject.partition(":")
        return f"/{kind}s/{pk}/"


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk by voice: what was said, and when; `is_ahead` when it is booked."""

    text: str
    at: datetime
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    names: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    talks: tuple[Talk, ...] = ()


def known_about(client: Client, *, by: Person, at: datetime, but: int | None = None) -> Known:
    """
    Our names, the answers this person may see at this client, and the talks by voice of the last days and the next.
    `but`: the question the letter answers, which its writer has before their eyes. Five statements.
    """
    return Known(
        names=tuple(Person.objects.active().exclude(pk=by.pk).values_list("name", flat=True)),
        answers=(*_questions(client, by, but), *_decisions(client, by)),
        talks=(*_talks(client, by, at), *_booked(client, by, at)),
    )


def _questions(client: Client, by: Person, but: int | None) -> list[Answer]:
    found = Question.objects.visible_to(by).filter(client=client, answered_at__isnull=False).exclude(answer="")
    rows = found.exclude(pk=but or 0).order_by("-answered_at").values_list("pk", "text", "answer", "answered_at")
    return [Answer(f"question:{pk}", text, answer, at) for pk, text, answer, at in rows[:MOST] if at]


def _decisions(client: Client, by: Person) -> list[Answer]:
    found: QuerySet[Decision] = Decision.objects.visible_to(by).filter(client=client).order_by("-at")
    return [Answer(f"decision:{pk}", "", text, at) for pk, text, at in found.values_list("pk", "text", "at")[:MOST]]


def _talks(client: Client, by: Person, at: datetime) -> list[Talk]:
    lately = {"channel__in": SPOKEN, "at__gte": at - TALKED_WITHIN, "at__lte": at}
    found = Interaction.objects.visible_to(by).filter(client=client, **lately).exclude(direction="internal")
    return [Talk(text, when) for text, when in found.order_by("-at").values_list("summary", "at")[:TALKS]]


def _booked(client: Client, by: Person, at: datetime) -> list[Talk]:
    ahead = Meeting.objects.visible_to(by).planned().filter(client=client, starts_at__gt=at)
    rows = ahead.filter(starts_at__lte=at + TALK_AHEAD).soonest_first().values_list("title", "note", "starts_at")
    return [Talk(f"{title}\n{note}", when, is_ahead=True) for title, note, when in rows[:TALKS]]
