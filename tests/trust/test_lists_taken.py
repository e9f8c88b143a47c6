"""
Lists that are taken along (T06, T21): only what the page shows to this person, with no query for a row, for every list
that registered. The guards of the page stand before its file, since it is the page that answers.
"""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve
from django.utils import timezone

from tests.trust.asking import Asker, Route, query, routes
from tests.trust.everything import Everything
from tests.trust.test_foreign_ids import CANARIES
from vinculo.clients.models import SavedView
from vinculo.desk.lists import leaving
from vinculo.desk.lists.leaving import LISTS
from vinculo.desk.middleware import Desk
from vinculo.people.models import Person

pytestmark = pytest.mark.once
WIDE = {"whose": "all", "which": "all"}


def lists(all_: Everything) -> list[Route]:
    """The pages whose list may leave."""
    names = set(_registered(get_resolver(), ""))
    return [route for route in routes() if route.name in names]


def _registered(resolver: Any, space: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from _registered(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif hasattr(entry.callback, "list"):
            yield f"{space}{entry.name}"


def taken(person: Person, route: Route, all_: Everything, kind: str = "csv", **asked: str) -> Any:
    sent = {**query(route, all_), **asked, "export": kind}
    return Asker(person).ask("GET", route.filled(all_), query=sent)


def cells(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_every_list_leaves_in_both_forms(all_):
    found = lists(all_)

    assert {resolve(route.filled(all_)).func.list.name for route in found} == set(LISTS)
    assert len(found) > 30
    answers = {(route.name, kind): taken(all_.rita, route, all_, kind) for route in found for kind in ("csv", "xlsx")}
    assert [key for key, answer in answers.items() if answer.status_code != 200] == []
    assert [key for key, answer in answers.items() if "attachment" not in answer.headers["Content-Disposition"]] == []
    assert all(answer.content.startswith(b"PK") for (_name, kind), answer in answers.items() if kind == "xlsx")


def test_most_lists_hold_something_here(all_):
    """The control: what is asked of nobody below is there."""
    full = [route.name for route in lists(all_) if len(cells(taken(all_.rita, route, all_, **WIDE))) > 1]

    assert len(full) > 20


@pytest.mark.parametrize("name", ["olga", "iga"])
def test_nothing_of_the_other_client_is_in_any_file(all_, name):
    """Olga and Iga work for another client; the filters name Luna and her project."""
    person, luna = getattr(all_, name), {"client": str(all_.luna.pk), "project": str(all_.shop.pk)}
    found = []
    for route in lists(all_):
        for asked in (WIDE, {**WIDE, **luna}) if name == "iga" else (WIDE,):
            answer = taken(person, route, all_, **asked)
            said = answer.content.decode(errors="replace")
            found += [(route.name, words) for words in (*CANARIES, all_.luna.name) if words in said]

    assert found == []


def test_control_who_sees_the_client_has_the_words_in_a_file(all_):
    said = "".join(taken(all_.rita, route, all_, **WIDE).content.decode() for route in lists(all_))

    assert all_.luna.name in said
    assert sum(words in said for words in CANARIES) >= 5


def test_a_saved_filter_of_somebody_else_shows_no_more(all_):
    """A shared view is a query; whoever opens it sees with their own eyes."""
    SavedView.objects.create(page="projects", name="All", query="lead=", is_shared=True, person=all_.rita)
    route = next(one for one in routes() if one.name == "projects:list")

    assert all_.shop.name not in taken(all_.iga, route, all_, lead="").content.decode()


def test_guests_get_no_prices(all_):
    route = next(one for one in routes() if one.name == "changes:list")

    assert "Price" in cells(taken(all_.rita, route, all_))[0]
    assert "Price" not in cells(taken(all_.teo, route, all_))[0]


def asked_by(person: Person, route: Route, all_: Everything) -> Any:
    request: Any = HttpRequest()
    request.method, request.user, request.desk = "GET", person, Desk(person)
    request.GET = QueryDict(mutable=True)
    request.GET.update({**query(route, all_), **WIDE})
    return request


def statements(monkeypatch: pytest.MonkeyPatch, all_: Everything, route: Route, copies: int) -> int:
    """How many it takes to write a row that is there so many times, each read for itself; the reading not counted."""
    match = resolve(route.filled(all_))
    taking = match.func.list
    request = asked_by(all_.rita, route, all_)
    found = taking.found(request, **match.kwargs)
    rows = [row for _copy in range(copies) for row in [*found[:1]]]
    monkeypatch.setattr(leaving, "chunks", lambda _found: iter([rows]))
    ready = taking.ready(request, **match.kwargs)
    with CaptureQueriesContext(connection) as asked:
        ready.write(io.BytesIO(), "csv")
    monkeypatch.undo()
    return len(asked)


def test_no_list_asks_the_database_for_each_row(all_, monkeypatch):
    grown = {}
    for route in lists(all_):
        one, three = (statements(monkeypatch, all_, route, copies) for copies in (1, 3))
        if three > one or one > 6:
            grown[route.name] = (one, three)

    assert grown == {}


def test_a_stranger_gets_the_door(all_):
    for route in lists(all_):
        assert taken(None, route, all_).status_code == 302, route.name  # type: ignore[arg-type]


def test_formulas_in_names_are_text_in_every_list(all_):
    all_.luna.name = '=HYPERLINK("http://evil.example")'
    all_.luna.save(update_fields=["name", "name_folded"])

    for route in lists(all_):
        rows = cells(taken(all_.rita, route, all_, **WIDE))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "\t", "\r"))], route.name


def test_a_file_says_what_it_is_of_and_when(all_):
    route = next(one for one in routes() if one.name == "promises:list")

    said = taken(all_.rita, route, all_).headers["Content-Disposition"]
    assert said == f'attachment; filename="promises-{timezone.localdate():%Y-%m-%d}.csv"'
