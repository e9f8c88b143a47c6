"""What the palette offers: who and what fits the words, and what one can do with them; before typing, the usual."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.db.folding import fold
from vinculo.desk.log import who
from vinculo.desk.log.page_they_are_on import page_they_are_on
from vinculo.desk.search.finding import look_for
from vinculo.people.models import Person
from vinculo.web.navigation import navigation

MOST = 6
FOUND_BY_WORDS = {"promise", "question", "decision", "interaction", "flag", "incident"}


@dataclass(frozen=True, slots=True)
class Deed:
    icon: str
    label: str
    address: str
    key: str = ""
    in_dialog: bool = True


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    if not text:
        return render(request, "palette/start.html", _start(request))
    people = who.named(request.user, text)[:MOST]
    words = look_for(request.user, text, kinds=FOUND_BY_WORDS | {"project"}, limit=MOST + 2) if len(text) > 1 else []
    context = {
        "people": [_link(choice) for choice in people],
        "deeds": [deed for deed in deeds(request.user) if _fits(deed.label, text)],
        "with_them": _with(request.user, people[0]) if people else None,
        "places": [
            place
            for place in navigation.sections
            if place.open_to(request.user.is_guest) and _fits(str(place.label), text)
        ],
        "words": words,
        "text": text,
    }
    return render(request, "palette/found.html", context)


def _start(request: HttpRequest) -> dict[str, Any]:
    """The usual deeds, about the client in front if there is one, and whom one spoke with last."""
    here = page_they_are_on(request)
    client = f"?client={here['client']}" if "client" in here else ""
    return {"deeds": deeds(request.user, client), "people": [_link(choice) for choice in who.recent(request.user)]}


def deeds(person: Person, query: str = "") -> list[Deed]:
    usual = [
        Deed("pencil-line", _("Log a conversation"), f"/log/new/{query}", "C"),
        Deed("flag", _("Promise something"), f"/promises/new/{query}", "P"),
        Deed("message-circle-question-mark", _("Note a question"), f"/questions/new/{query}"),
        Deed("calendar-check", _("Say when they hear from us"), f"/words/new/{query}"),
        Deed("octagon-alert", _("Note bad news"), f"/news/new/{query}"),
        Deed("flag", _("Raise a flag"), "/flags/new/"),
        Deed("triangle-alert", _("Start an incident"), f"/incidents/new/{query}"),
    ]
    if not may_change_clients(person):
        return usual
    return [
        *usual,
        Deed("mail", _("Write a letter"), f"/letters/new/{query}", in_dialog=False),
        Deed("handshake", _("New client"), "/clients/new/", in_dialog=False),
        Deed("folder-kanban", _("New project"), f"/projects/new/{query}", in_dialog=False),
    ]


def _with(person: Person, choice: who.Choice) -> dict[str, Any]:
    """What one does with the first who fits."""
    query = f"?client={choice.client_id}" + (f"&contact={choice.contact_id}" if choice.contact_id else "")
    return {"name": choice.name, "deeds": deeds(person, query)[:4]}


def _link(choice: who.Choice) -> tuple[who.Choice, str]:
    return choice, f"/contacts/{choice.contact_id}/" if choice.contact_id else f"/clients/{choice.client_id}/"


def _fits(label: str, text: str) -> bool:
    """Every word typed begins a word of the label."""
    has = fold(label).split()
    return all(any(word.startswith(part) for word in has) for part in fold(text).split())
