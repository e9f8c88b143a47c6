"""What we answered before to what they ask now, so that nobody is told two different things."""

from collections.abc import Sequence
from typing import NamedTuple

from vinculo.conversations.models import Decision, Question, Thread
from vinculo.people.models import Person

SHOWN = 3
LOOKED_AT = 200  # the newest of each kind


class Answer(NamedTuple):
    """What was asked, or decided, what was said to it, and where that stands."""

    text: str
    answer: str
    address: str


def known_answers(questions: Sequence[Question], thread: Thread, person: Person) -> list[Answer]:
    """What the record answers of their open questions, the best match of each. Two statements, none if none is open."""
    theirs = [question.text for question in questions if not question.asked_by_us][:SHOWN]
    if not theirs:
        return []
    from vinculo.language import asked  # stemming: nothing that the other pages should wait for

    known = {one.address: one for one in (*_answered(thread, person), *_decided(thread, person))}
    held = [asked.Known(one.address, one.text, one.answer) for one in known.values()]
    found = [asked.best(text, held) for text in theirs]
    return list(dict.fromkeys(known[match.known.key] for match in found if match))


def _answered(thread: Thread, person: Person) -> list[Answer]:
    seen = Question.objects.visible_to(person).filter(client=thread.client_id, answered_at__isnull=False)
    rows = seen.exclude(answer="").order_by("-answered_at").values_list("pk", "text", "answer")
    return [Answer(text, answer, f"/questions/{pk}/") for pk, text, answer in rows[:LOOKED_AT]]


def _decided(thread: Thread, person: Person) -> list[Answer]:
    rows = Decision.objects.visible_to(person).filter(client=thread.client_id).order_by("-at").values_list("pk", "text")
    return [Answer(text, "", f"/decisions/{pk}/") for pk, text in rows[:LOOKED_AT]]
