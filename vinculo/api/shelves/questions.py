"""Questions from either side."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vinculo.api import theirs, told
from vinculo.api.asking import Asking
from vinculo.api.kinds import AskedYes, Body, Id, Moment, Shown, Yes, one_of, some
from vinculo.api.problems import overtaken, wrong
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Audience, Channel
from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import Question
from vinculo.logbook import telling
from vinculo.logbook.searchable import index_questions
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


class QuestionShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    contact_id: int | None
    asked_by_us: bool
    asked_by_id: int | None
    area_id: int | None
    text: str
    audience: str
    asked_at: datetime
    due_at: datetime | None
    by_when_at: datetime | None
    answered_at: datetime | None
    answer: str
    owner_id: int | None
    created_at: datetime


class QuestionNew(Body):
    client_id: Id
    text: some(5000)  # type: ignore[valid-type]
    project_id: Id | None = None
    contact_id: Id | None = None
    asked_by_us: Yes = False
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]


class Answer(Body):
    text: some(20_000)  # type: ignore[valid-type]
    channel: one_of(Channel)  # type: ignore[valid-type]
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]


class ByWhen(Body):
    by_when_at: Moment


class HandOver(Body):
    owner_id: Id


def found(person: Person) -> QuerySet[Question]:
    rows: QuerySet[Question] = Question.objects.visible_to(person).filter(client__deleted_at=None)
    return rows.select_related("client", "project", "contact")


def make(asking: Asking, said: QuestionNew) -> int:
    client, ours = theirs.client(asking, said.client_id), said.asked_by_us
    question = Question.objects.create(
        client=client, project=theirs.project(asking, said.project_id, client),
        contact=theirs.contact(asking, said.contact_id, client), asked_by_us=ours,
        asked_by=asking.person if ours else None, text=said.text, audience=said.audience, asked_at=asking.at,
        due_at=None if ours else answer_due_at(asking.at, asking.organization),
        owner=asking.person if ours else client.owner or asking.person,
    )  # fmt: skip
    index_questions([question])
    client_changed(client.pk)
    return question.pk


def _answer(asking: Asking, question: Question, said: Answer) -> None:
    if not question.is_open:
        raise overtaken(_("It is answered already."))
    if said.channel == Channel.PORTAL and said.audience == Audience.TEAM:
        raise wrong("audience", _("In the portal they read only what is shared with them."))
    telling.answer(
        question, text=said.text, channel=said.channel, by=asking.person, at=asking.at, audience=said.audience
    )
    client_changed(question.client_id)


def _by_when(asking: Asking, question: Question, said: ByWhen) -> None:
    if said.by_when_at <= asking.at:
        raise wrong("by_when_at", _("That moment has passed. By when can you answer?"))
    question.say_by_when(by_when_at=said.by_when_at)
    client_changed(question.client_id)


def _hand_over(asking: Asking, question: Question, said: HandOver) -> None:
    owner = theirs.colleague(said.owner_id, no_guests=True)
    if owner is None or not theirs.clients(owner).filter(pk=question.client_id).exists():
        raise wrong("owner_id", _("This colleague does not see this client."))
    question.hand_over(to=owner)
    client_changed(question.client_id)
    told.now_yours(asking, f"question:{question.pk}", owner, what=question.text, client_id=question.client_id)


shelf = Shelf(
    name="questions", one="a question", area="talks", shown=QuestionShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT, "owner_id": by.OWNER,
        "asked_by_us": Filter(AskedYes, "asked_by_us", "We asked it, or they did."),
        "open": by.empty(("answered_at",), "Not answered."),
    },
    orders={"asked_at": "asked_at", "created_at": "created_at"},
    make=(QuestionNew, make),
    deeds={
        "answer": Deed(Answer, _answer, "Answer a question"),
        "by-when": Deed(ByWhen, _by_when, "Say by when a question is answered"),
        "hand-over": Deed(HandOver, _hand_over, "Give a question to a colleague"),
    },
)  # fmt: skip
