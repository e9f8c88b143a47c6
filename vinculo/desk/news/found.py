"""The bad news a person may see, and the one an address speaks of."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.conversations.models import BadNews
from vinculo.people.models import Person

RELATED = ("client", "project", "contact", "milestone", "told_by", "by")


def news_seen_by(person: Person) -> Any:
    return BadNews.objects.visible_to(person).filter(client__deleted_at=None)


def news_of(request: HttpRequest, pk: int) -> BadNews:
    return get_object_or_404(news_seen_by(request.user).select_related(*RELATED), pk=pk)
