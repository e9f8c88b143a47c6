"""How what was done to a question is taken back."""

from typing import Any

from django.utils.dateparse import parse_datetime

from vinculo.conversations import threading
from vinculo.conversations.models import Question
from vinculo.db import search
from vinculo.desk.undo import undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("questions.asked")
def unask(person: Person, ids: list[int], before: Any) -> None:
    for question in Question.objects.visible_to(person).open().filter(pk__in=ids):
        search.drop("question", [question.pk])
        asked_in = question.interaction_id
        question.delete()
        threading.questions_changed([asked_in])
        client_changed(question.client_id)


@undoing("questions.by_when")
def unsay(person: Person, ids: list[int], before: Any) -> None:
    for question in Question.objects.visible_to(person).filter(pk__in=ids):
        question.by_when_at = parse_datetime(before) if before else None
        question.save(update_fields=["by_when_at"])
        client_changed(question.client_id)


@undoing("questions.owner")
def give_back(person: Person, ids: list[int], before: Any) -> None:
    for question in Question.objects.visible_to(person).filter(pk__in=ids):
        question.owner_id = before
        question.save(update_fields=["owner"])
        client_changed(question.client_id)
