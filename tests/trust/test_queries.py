"""Whatever a query says about order, filters and words: never an error, never a look at a column nobody offered."""

import os
import re
from typing import Any

import pytest
from django.http import QueryDict

from tests.trust.asking import Asker, Route, query, routes
from tests.trust.everything import Everything
from vinculo.clients.models import Client
from vinculo.db.search import find
from vinculo.desk.clients.filters import Filters

HOSTILE = [
    "name; DROP TABLE clients_client; --", "' OR '1'='1", '" OR ""="', "1) UNION SELECT password FROM people_person --",
    "password__startswith", "-owner__password", "owner__password__regex", "?", "random()", "-", "--name", "pk",
    "name_folded", "__class__", "{0.__globals__}", "{{ 7*7 }}", "%s%s%n", "%", "_", "\\", "../../etc/passwd",
    "0", "-1", "1e9", "1000000000", "9" * 30, "9" * 5000, "٣", "²", "½", "0x10", "1.5", "NaN", "null", "true",
    "\x00", "a\x00b", "\ud83d", "\u202ename", "é" * 300, "💣" * 200, "\r\nSet-Cookie: a=b",
    '"', '""', "*", "a*", "NEAR(a b)", "a AND OR NOT b", "NOT", "AND", "title:luna", "{title}: a", "^a", "a + b", "(",
    ")", "a:b:c", "a<->b", "!a", "a & | b", "'a':*", "2026-02-31", "2026-11-21T25:61:99", "9999-12-31", "0000-00-00",
    "2026-11-21T10:00:00+99:99",
]  # fmt: skip
# Those that broke something somewhere; the others take their turn in the long run.
WORST = ["9" * 30, "9" * 5000, "\x00", "²", "-1", "' OR '1'='1", "NEAR(a b)"]
LOOKUPS = ["password__startswith", "-owner__password", "owner__password", "name__regex", "owner__email", "?", "pk"]


def reads(all_: Everything, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Route, str]]:
    """Every name that a page reads from its query, by watching it read."""
    seen: set[tuple[Route, str]] = set()
    current: list[Route] = []
    for way in ("get", "__getitem__", "getlist", "__contains__"):
        monkeypatch.setattr(QueryDict, way, _watched(getattr(QueryDict, way), seen, current))
    me = Asker(all_.rita)
    for route in routes():
        current[:] = [route]
        me.ask("GET", route.filled(all_), query={**query(route, all_), "watched": "1"})
    monkeypatch.undo()
    return sorted(seen, key=lambda one: (one[0].name, one[1]))


def _watched(real: Any, seen: set[tuple[Route, str]], current: list[Route]) -> Any:
    def watch(self: QueryDict, key: str, *args: Any) -> Any:
        if current and "watched" in dict.keys(self):
            seen.add((current[0], key))
        return real(self, key, *args)

    return watch


def breaks(all_: Everything, names: list[tuple[Route, str]], values: list[str]) -> list[str]:
    me, found = Asker(all_.rita), []
    for route, name in names:
        for value in values:
            asked = {**query(route, all_), name: _sendable(value)}
            code = me.ask("GET", route.filled(all_), query=asked).status_code
            if code >= 500:
                found.append(f"{route.name}?{name}={value[:40]!r}: {code}")
    return found


def _sendable(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


KNOWN: list[tuple[Route, str]] = []  # looked for once in a process


@pytest.fixture
def names(all_, settings, monkeypatch):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    KNOWN[:] = KNOWN or reads(all_, monkeypatch)
    return KNOWN


def test_the_names_a_page_reads_are_found(names):
    found = {(route.name, name) for route, name in names}

    assert {
        ("clients:list", "sort"), ("clients:list", "page"), ("clients:list", "q"), ("projects:list", "lead"),
        ("promises:list", "which"), ("search:page", "page"), ("clients:conversations", "before"),
    } <= found  # fmt: skip


@pytest.mark.parametrize("quarter", range(4))
def test_no_query_breaks_a_page(all_, names, quarter):
    assert breaks(all_, names[quarter::4], WORST) == []


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("VINCULO_LONG") != "1", reason="VINCULO_LONG=1 takes minutes")
def test_no_query_of_all_breaks_a_page(all_, names):
    assert breaks(all_, names, HOSTILE) == []


def test_control_a_query_that_reaches_the_database_breaks(all_, monkeypatch):
    from vinculo.desk.clients import filters

    monkeypatch.setattr(filters, "_is_id", lambda text: bool(text))
    (route,) = [one for one in routes() if one.name == "clients:list"]

    assert breaks(all_, [(route, "team")], WORST) != []


def rows_of(all_: Everything, route: str, **asked: str) -> list[str]:
    """The clients or projects a list shows, in order."""
    address = next(one for one in routes() if one.name == route).filled(all_)
    page = Asker(all_.rita).ask("GET", address, query=asked).content.decode()
    return re.findall(r'href="(/(?:clients|projects|promises|questions)/\d+/)"', page)


LISTS = ("clients:list", "projects:list", "promises:list", "questions:list")


@pytest.mark.parametrize("route", LISTS)
@pytest.mark.parametrize("key", ["sort", "order", "o", "order_by", "filter"])
def test_nothing_but_the_offered_orders_changes_a_list(all_, route, key):
    plain = rows_of(all_, route)

    assert [value for value in LOOKUPS if rows_of(all_, route, **{key: value}) != plain] == []


@pytest.mark.parametrize("route", LISTS)
def test_a_lookup_as_a_name_filters_nothing(all_, route):
    plain = rows_of(all_, route)
    lookups = ("owner__password__startswith", "owner__email", "name__regex", "id", "pk__in", "client__owner__role")

    assert [name for name in lookups if rows_of(all_, route, **{name: "zzz"}) != plain] == []


def test_control_a_list_that_takes_any_lookup_is_noticed(all_, monkeypatch):
    real = Filters.apply

    def apply(self: Filters, clients: Any, **known: Any) -> Any:
        return real(self, clients, **known).filter(owner__password__startswith=self.q)

    plain = rows_of(all_, "clients:list")
    monkeypatch.setattr(Filters, "apply", apply)

    assert rows_of(all_, "clients:list", q="zzz") != plain


@pytest.mark.parametrize("text", [value for value in HOSTILE if "\ud83d" not in value])
def test_no_word_of_the_search_language_means_anything(all_, text):
    """Words are words: none of them finds what its letters do not say, or a client that is not allowed."""
    from vinculo.clients.searchable import index_clients

    index_clients([all_.luna, all_.otero])

    allowed = Client.objects.filter(pk=all_.luna.pk)
    found = [hit.client_id for hit in find(text, allowed=allowed, limit=20)]

    assert set(found) <= {all_.luna.pk}
    assert list(find(f"luna {text} zebra", allowed=None, limit=20)) == []


def test_control_the_search_finds_what_is_there(all_):
    from vinculo.clients.searchable import index_clients

    index_clients([all_.luna, all_.otero])

    assert {hit.client_id for hit in find("luna", allowed=None, limit=20)} == {all_.luna.pk}
    assert find("luna", allowed=Client.objects.filter(pk=all_.otero.pk), limit=20) == []
