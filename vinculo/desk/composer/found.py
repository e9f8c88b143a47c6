"""The letters a person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.letters.models import Letter


def letter_of(request: HttpRequest, pk: int) -> Letter:
    """One's own draft, or a letter to a client one sees; 404 for the rest."""
    seen = Letter.objects.visible_to(request.user)
    with_it = ("client", "project", "mailbox", "by", "answers__mail", "question", "nudge", "interaction")
    return get_object_or_404(seen.select_related(*with_it), pk=pk)
