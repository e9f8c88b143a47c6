"""The page of one colleague. What whoever looks may not see of their work is not on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.live.hearing import MOST
from vinculo.desk.person.found import clients_of, promises_of, questions_of, talks_of
from vinculo.desk.portfolio.load import load_of
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    viewer: Any = request.user
    if viewer.is_guest:
        raise Http404
    colleague = get_object_or_404(Person.objects.active(), pk=pk)
    now, today = timezone.now(), timezone.localdate()
    parts = {
        "clients": clients_of(colleague, viewer),
        "promises": promises_of(colleague, viewer),
        "questions": questions_of(colleague, viewer),
        "talks": talks_of(colleague, viewer, now),
    }
    context = {
        "colleague": colleague,
        "is_me": colleague.pk == viewer.pk,
        "load": load_of(colleague, viewer, work_calendar(request.desk.organization), today),
        "today": today,
        "now": now,
        "topics": " ".join(topics(colleague, parts)),
        **parts,
    }
    return render(request, "person/page.html", context)


def topics(colleague: Person, parts: dict[str, Any]) -> list[str]:
    """What the page listens to: every client on it, and what becomes this colleague's."""
    clients = {one.pk for one in parts["clients"]}
    clients |= {one.client_id for name in ("promises", "questions") for one in parts[name]}
    clients |= {talk.client.pk for talk in parts["talks"]}
    return [f"person:{colleague.pk}", *(f"client:{pk}" for pk in sorted(clients))][:MOST]
