"""Questions that they ask, follow up and call answered, and those of ours that they answer."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.clients.models import Audience
from vinculo.conversations import threading
from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import Question
from vinculo.conversations.waiting import Asked
from vinculo.logbook.searchable import first_line, index_questions
from vinculo.logbook.theirs.them import Deed, Them, in_our_words, record, said
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Area, Project


class AnsweredAlready(Exception):
    """Somebody of theirs answered it before."""


@transaction.atomic
def ask(
    them: Them,
    text: str,
    *,
    owner: Person | None,
    organization: Organization | None,
    project: Project | None = None,
    area: Area | None = None,
    follows: Question | None = None,
) -> Question:
    """They ask something: it goes to `owner` and runs against the clock. `follows`: what it asks more about."""
    project_id = project.pk if project else None
    earlier = follows.interaction_id if follows else None
    talk = said(them, text, project_id=project_id, about=earlier, asked=[Asked(them.at, by_us=False)])
    question = Question.objects.create(
        client_id=them.client_id, project_id=project_id, contact=them.contact, interaction=talk, area=area, text=text,
        audience=Audience.SHARED, asked_at=them.at, due_at=answer_due_at(them.at, organization), owner=owner,
        follows=follows,
    )  # fmt: skip
    if earlier:
        threading.questions_changed([talk.pk])
    whose, what = owner.pk if owner else None, follows.pk if follows else None
    _note(them, "question.asked", question, text, owner=whose, follows=what)
    index_questions([question])
    return question


@transaction.atomic
def add(them: Them, question: Question, text: str) -> None:
    """A word more to a question that waits for us: the clock goes on as it was. AnsweredAlready if it is too late."""
    said(them, text, project_id=question.project_id, about=question.interaction_id)
    more = f"{question.text}\n\n{text}"
    if Question.objects.open().filter(pk=question.pk).update(text=more) != 1:
        raise AnsweredAlready
    question.text = more
    _note(them, "question.asked", question, text, is_more=True)
    index_questions([question])


@transaction.atomic
def settle(them: Them, question: Question) -> bool:
    """That answers it. False if they said so before, or it is not answered."""
    answered = Question.objects.filter(pk=question.pk, answered_at__isnull=False, settled_at=None)
    if answered.update(settled_at=them.at) != 1:
        return False
    question.settled_at = them.at
    _note(them, "question.settled", question, question.text)
    return True


def not_quite(them: Them, question: Question, text: str, *, organization: Organization | None) -> Question:
    """It does not answer it: what is missing is a question of its own, with a clock of its own."""
    return ask(
        them, text, owner=question.owner, organization=organization, project=question.project, area=question.area,
        follows=question,
    )  # fmt: skip


@transaction.atomic
def answer(them: Them, question: Question, text: str) -> None:
    """They answer what we asked. AnsweredAlready if another of theirs was faster; then nothing is written."""
    with in_our_words():
        words = _("Answer to “%(question)s”") % {"question": first_line(question.text)}
    talk = said(them, f"{words}\n{text}", project_id=question.project_id, about=question.interaction_id)
    values: dict[str, Any] = {"answer": text, "answered_at": them.at, "answered_in": talk}
    if Question.objects.open().filter(pk=question.pk, asked_by_us=True).update(**values) != 1:
        raise AnsweredAlready
    question.answer, question.answered_at, question.answered_in = text, them.at, talk
    threading.questions_changed([question.interaction_id])
    _note(them, "question.answered", question, question.text, answer=text)
    index_questions([question])


def _note(them: Them, kind: str, question: Question, what: str, *, answer: str = "", **facts: Any) -> None:
    words = {"what": what, "answer": answer}
    record(them, Deed(kind, f"question:{question.pk}", facts, words), project_id=question.project_id)
