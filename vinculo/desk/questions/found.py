"""The question an address speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.conversations.models import Question


def question_of(request: HttpRequest, pk: int) -> Question:
    found = Question.objects.visible_to(request.user).filter(client__deleted_at=None)
    return get_object_or_404(
        found.select_related("client", "project", "contact", "owner", "asked_by", "area__responsible"), pk=pk
    )
