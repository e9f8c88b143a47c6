"""The thread an address speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.conversations.models import Interaction, Thread
from vinculo.conversations.models.thread import ThreadQuerySet
from vinculo.people.models import Person

MOST = 100  # chosen at once: more do not fit into the token that takes it back


def threads_of(person: Person) -> ThreadQuerySet:
    found: ThreadQuerySet = Thread.objects.visible_to(person).kept()
    return found


def thread_of(request: HttpRequest, pk: int) -> Thread:
    found = threads_of(request.user).select_related("client__owner", "contact", "project", "assigned_to")
    return get_object_or_404(found, pk=pk)


def message_of(request: HttpRequest, thread: Thread, pk: str) -> Interaction:
    """A message of the thread; the last of theirs, else the last, where the address names none."""
    said = Interaction.objects.visible_to(request.user).filter(thread=thread).select_related("client", "project")
    if pk.isascii() and pk.isdigit() and len(pk) < 18:
        return get_object_or_404(said, pk=int(pk))
    newest = said.newest_first()
    return newest.filter(direction="in").first() or get_object_or_404(newest[:1])
