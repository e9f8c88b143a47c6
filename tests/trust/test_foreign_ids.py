"""Ids of another client in an address, a form or a query change nothing there and tell nothing."""

import pytest

from tests.trust.asking import METHODS, Asker, Route, body, forget_attempts, query, routes
from tests.trust.everything import Everything
from tests.trust.writes import Dump, before_and_after
from vinculo.clients.models.client import ClientQuerySet
from vinculo.db import prepared

pytestmark = pytest.mark.once

CANARIES = ("Sails on Sundays", "They like the blue one", "When can we see it?", "First plates on the table",
            "A weekly call", "A week late", "Blue it is", "The oven broke", "Two plates first", "Ana Prado",
            "Heat the oven", "Hot enough", "At a fair", "They keep their word")  # fmt: skip
# Whose rows these are is not a matter of clients.
OF_THE_HOUSE = ("people.person", "clients.savedview", "clients.pin", "exchange.", "db.", "account.", "mfa.")


def reaches_over(all_: Everything, name: str, section: str = "") -> list[str]:
    """Requests of somebody who works with another client, with Luna's ids everywhere, that write about Luna."""
    me, found = Asker(getattr(all_, name)), []
    for route in _theirs(section):
        forget_attempts()
        data = (route.filled(all_), body(route, all_), query(route, all_))
        before, after = before_and_after(lambda data=data: me.tell("POST", *data))
        if _of_luna(all_, before) != _of_luna(all_, after):
            found.append(route.name)
    return found


def _theirs(section: str) -> list[Route]:
    apart = ("account_", "mfa_", "people:", "settings:")
    return [route for route in routes() if route.name.startswith(section) and not route.name.startswith(apart)]


def _of_luna(all_: Everything, rows: Dump) -> Dump:
    """Luna's rows: those that are there now and anything that points at one of them."""
    rows = {key: row for key, row in rows.items() if not key[0].startswith(OF_THE_HOUSE)}
    luna, shop, ana = all_.luna.pk, all_.shop.pk, all_.ana.pk
    points = {"client_id": luna, "project_id": shop, "contact_id": ana, "kept_id": luna, "gone_id": luna}
    return {
        key: row
        for key, row in rows.items()
        if key in (("clients.client", luna), ("projects.project", shop), ("clients.contact", ana))
        or any(row.get(column) == pk for column, pk in points.items())
        or "client_id" not in row
        and "id" in row
        and key[0] in ("agreements.renegotiation", "agreements.warning", "practices.nudgeevent", "projects.task")
    }


@pytest.mark.parametrize("name", ["iga", "olga"])
def test_nobody_writes_about_a_client_they_do_not_see(all_, name):
    assert reaches_over(all_, name) == []


def test_control_a_client_that_everybody_sees_is_written_about(all_, monkeypatch):
    monkeypatch.setattr(ClientQuerySet, "visible_to", lambda self, person: self)
    monkeypatch.setattr(prepared, "known", {})

    assert "clients:archive" in reaches_over(all_, "iga", "clients:a")


def tells(all_: Everything, name: str, section: str = "") -> list[tuple[str, str]]:
    """Pages on which somebody reads words of a client they do not see."""
    me, found = Asker(getattr(all_, name)), []
    for route in _theirs(section):
        for method in METHODS:
            forget_attempts()
            page = me.ask_route(method, route, all_).content.decode(errors="replace")
            found += [(route.name, word) for word in CANARIES if word in page]
    return found


@pytest.mark.parametrize("name", ["iga", "olga"])
def test_nobody_reads_about_a_client_they_do_not_see(all_, name):
    assert tells(all_, name) == []


def test_control_words_of_luna_are_on_pages_of_those_who_see_her(all_):
    assert {word for _route, word in tells(all_, "marek")} == set(CANARIES)


def mixed_parents(all_: Everything) -> list[str]:
    """Luna's milestones and notes asked for under another client's project or contact, by somebody who sees both."""
    me, found = Asker(all_.rita), []
    workshop = all_.workshop.pk
    parents = {"clients": all_.otero.pk, "contacts": all_.otto.pk, "projects": workshop, "plan": workshop}
    for route in routes():
        parent = parents.get(route.name.partition(":")[0])
        if parent is None or len(route.parts) < 2:
            continue
        codes = {me.ask(method, route.filled(all_, pk=parent), body(route, all_)).status_code for method in METHODS}
        if not codes <= {404, 405}:
            found.append(route.name)
    return found


def test_a_child_is_found_only_under_its_own_parent(all_):
    assert mixed_parents(all_) == []


def test_control_a_child_found_without_its_parent_is_noticed(all_, monkeypatch):
    from vinculo.desk.projects import milestone_edit
    from vinculo.projects.models import Milestone

    monkeypatch.setattr(milestone_edit, "milestone_of", lambda request, pk, child: Milestone.objects.get(pk=child))

    assert "projects:milestone" in mixed_parents(all_)
