"""What the record holds that may answer the questions of a letter: the newest, and what speaks of them however old."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from vinculo.clients.models import Client
from vinculo.conversations.models import Decision, Question
from vinculo.db.search import mentioning
from vinculo.language.find import find_questions
from vinculo.language.ideas import beginnings
from vinculo.language.tell import tell
from vinculo.people.models import Person

NEWEST = 300  # of each kind, compared whatever they speak of
OLDER = 100  # of both kinds, however old, which speak of what is asked


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


def answers_to(text: str, client: Client, *, by: Person, language: str = "", but: int | None = None) -> list[Answer]:
    """
    The answers and decisions at this client that the person may see and that the questions of the text may be about.
    `but`: a question that is left out. Three statements, none where the text asks nothing.
    """
    spoken = tell(text, language or "en")
    asked = find_questions(text, spoken)
    if not asked:
        return []
    things = [thing for one in asked for thing in beginnings(one.text, spoken)]
    found = mentioning(
        list(dict.fromkeys(things)), client_id=client.pk, kinds=("question", "decision"), limit=OLDER
    )  # fmt: skip
    named = {kind: [pk for one, pk in found if one == kind] for kind in ("question", "decision")}
    return [*_questions(client, by, but, named["question"]), *_decisions(client, by, named["decision"])]


def _questions(client: Client, by: Person, but: int | None, named: Iterable[int]) -> list[Answer]:
    seen = Question.objects.visible_to(by).filter(client=client, answered_at__isnull=False).exclude(answer="")
    seen = seen.exclude(pk=but or 0)
    newest = seen.order_by("-answered_at", "-pk").values("pk")[:NEWEST]
    rows = seen.filter(Q(pk__in=newest) | Q(pk__in=list(named))).order_by("-answered_at", "-pk")
    return [
        Answer(f"question:{pk}", text, answer, at)
        for pk, text, answer, at in rows.values_list("pk", "text", "answer", "answered_at")
        if at
    ]


def _decisions(client: Client, by: Person, named: Iterable[int]) -> list[Answer]:
    seen = Decision.objects.visible_to(by).filter(client=client)
    newest = seen.order_by("-at", "-pk").values("pk")[:NEWEST]
    rows = seen.filter(Q(pk__in=newest) | Q(pk__in=list(named))).order_by("-at", "-pk")
    return [Answer(f"decision:{pk}", "", text, at) for pk, text, at in rows.values_list("pk", "text", "at")]
