"""What the record knows that the guards ask about, in a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.letters.guards.held import Answer, answers_to
from vinculo.meetings.models import Meeting
from vinculo.money.models import MoneyTalk
from vinculo.people.models import Person

TALKED_WITHIN = timedelta(days=14)
TALK_AHEAD = timedelta(days=10)
SPOKEN = ("phone", "video", "in_person")
TALKS = 40


@dataclass(frozen=True, slots=True)
class Talk:
    """
    A talk by voice: what was said, and when; `is_ahead` when it is booked. `is_about_money`: a price is what it was
    booked for, whatever its words.
    """

    text: str
    at: datetime
    is_ahead: bool = False
    is_about_money: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    names: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    talks: tuple[Talk, ...] = ()


def known_about(
    client: Client, *, by: Person, at: datetime, text: str, language: str = "", but: int | None = None
) -> Known:
    """
    Our names, what this person may see at this client that may answer what `text` asks, and the talks by voice of the
    last days and the next. `but`: the question the letter answers, which its writer has before their eyes. Seven
    statements, four where nothing is asked.
    """
    return Known(
        names=tuple(Person.objects.active().exclude(pk=by.pk).values_list("name", flat=True)),
        answers=tuple(answers_to(text, client, by=by, language=language, but=but)),
        talks=(*_talks(client, by, at), *_booked(client, by, at), *_about_money(client, by, at)),
    )


def _talks(client: Client, by: Person, at: datetime) -> list[Talk]:
    lately = {"channel__in": SPOKEN, "at__gte": at - TALKED_WITHIN, "at__lte": at}
    found = Interaction.objects.visible_to(by).filter(client=client, **lately).exclude(direction="internal")
    return [Talk(text, when) for text, when in found.order_by("-at").values_list("summary", "at")[:TALKS]]


def _about_money(client: Client, by: Person, at: datetime) -> list[Talk]:
    """The talks that were booked for a price, and that stand: what is said in a letter, they hear or have heard."""
    near = {"starts_at__gte": at - TALKED_WITHIN, "starts_at__lte": at + TALK_AHEAD}
    found = MoneyTalk.objects.visible_to(by).stand().filter(client=client, overridden_at=None, **near)
    rows = found.order_by("-starts_at").values_list("starts_at", "held_at")[:TALKS]
    return [Talk("", at_, is_ahead=held_at is None, is_about_money=True) for at_, held_at in rows if at_]


def _booked(client: Client, by: Person, at: datetime) -> list[Talk]:
    ahead = Meeting.objects.visible_to(by).planned().filter(client=client, starts_at__gt=at)
    rows = ahead.filter(starts_at__lte=at + TALK_AHEAD).soonest_first().values_list("title", "note", "starts_at")
    return [Talk(f"{title}\n{note}", when, is_ahead=True) for title, note, when in rows[:TALKS]]
