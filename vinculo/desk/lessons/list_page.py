"""The library of what we learnt: by words, by what it is about, by the client's line of business."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.db.among import among_keys
from vinculo.db.folding import fold
from vinculo.desk.lessons.found import lessons_seen_by
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.obligations.list_page import ids_with
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person

A_PAGE = 30
MOST = 2000  # lessons whose tags are counted: the newest
OFFERED = 24


@dataclass(frozen=True, slots=True)
class Asked:
    q: str = ""
    tag: str = ""
    line: str = ""

    def query(self, **other: str) -> str:
        said = {"q": self.q, "tag": self.tag, "line": self.line, **other}
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    count: int
    address: str
    is_chosen: bool


def _asked(request: HttpRequest) -> Asked:
    return Asked(*(request.GET.get(name, "").strip()[:120] for name in ("q", "tag", "line")))


TAKEN = Leaving(
    "lessons",
    _("Lessons"),
    lambda request: _found(request.user, _asked(request), _known(request.user)),
    (
        Column(_("Lesson"), "text"),
        Column(_("What to do next time"), "do_next"),
        Column(_("About"), lambda one: ", ".join(map(str, one.tags or []))),
        Column(_("Project"), "project.name"),
        Column(_("Client"), "client.name"),
        Column(_("By"), "by.name"),
        Column(_("When"), "at", Kind.MOMENT),
        Column(_("Link"), "link"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    known = _known(request.user)
    page = Paginator(_found(request.user, asked, known), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "asked": asked,
        "tags": _choices(asked, "tag", [tag for _pk, tags, _line in known for tag in tags]),
        "lines": _choices(asked, "line", [line for _pk, _tags, line in known if line]),
        "query": f"{asked.query()}&" if asked.query() else "",
        "may_change": may_change_clients(request.user),
    }
    return render(request, "lessons/list.html", context)


def _known(person: Person) -> list[tuple[int, list[str], str]]:
    rows = lessons_seen_by(person).order_by("-at", "-pk").values_list("pk", "tags", "client__line")[:MOST]
    return [(pk, tags or [], line or "") for pk, tags, line in rows]


def _found(person: Person, asked: Asked, known: list[tuple[int, list[str], str]]) -> Any:
    """Tags are a list in one column, which the engines do not search alike: they are compared here."""
    found = lessons_seen_by(person).select_related("project", "client", "by").order_by("-at", "-pk")
    if asked.tag or asked.line:
        tag, line = fold(asked.tag), fold(asked.line)
        fitting = [
            pk for pk, tags, of in known if (not tag or tag in map(fold, tags)) and (not line or line == fold(of))
        ]
        found = found.filter(pk__in=among_keys(fitting))
    if asked.q:
        found = found.filter(pk__in=ids_with(person, asked.q, "lesson"))
    return found


def _choices(asked: Asked, name: str, values: list[str]) -> list[Choice]:
    """The most frequent ones; pressed again, a choice is taken away."""
    chosen, shown = fold(getattr(asked, name)), {fold(value): value for value in reversed(values)}
    counted = Counter(map(fold, values))
    return [
        Choice(shown[key], count, f"?{asked.query(**{name: '' if key == chosen else shown[key]})}", key == chosen)
        for key, count in sorted(counted.most_common(OFFERED), key=lambda item: (-item[1], item[0]))
    ]
