"""Ids of another client at every depth (T02): the same as what does not exist, and nothing of theirs is changed."""

import re
from typing import Any

import pytest

from tests.trust.everything import Everything
from tests.trust.portal_world import Visitors, asked
from tests.trust.test_foreign_ids import _of_luna
from tests.trust.writes import Dump, before_and_after
from vinculo.access import sees
from vinculo.db import prepared
from vinculo.projects.models import Project

pytestmark = pytest.mark.once

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
# What the door writes about whoever knocks there with Ana's address, known or not.
KNOCKING = ("access.code",)
PUBLIC = ("portal:app_icon", "portal:brand", "portal:logo")  # nobody's


def fingerprint(answer: Any) -> Any:
    cookies = {name: bool(morsel.value) for name, morsel in answer.cookies.items()}
    return answer.status_code, TOKEN.sub(b"", answer.content), dict(answer.headers), cookies


def tells_apart(visitors: Visitors, actor: str, section: str = "") -> list[str]:
    """Routes where what belongs to another client answers otherwise than what does not exist."""
    found = []
    for route, method in asked(section):
        if not route.parts or route.name in PUBLIC:
            continue
        theirs = visitors.ask_route(actor, method, route)
        nobodys = visitors.ask(actor, method, route.missing(visitors.all_))
        if theirs.status_code not in (302, 405) and fingerprint(theirs) != fingerprint(nobodys):
            found.append(f"{method} {route.name}: {theirs.status_code}")
    return found


def test_what_is_another_clients_looks_like_what_does_not_exist(visitors):
    assert tells_apart(visitors, "elsewhere") == []


def reaches_over(visitors: Visitors, actor: str, section: str = "") -> list[str]:
    """Requests with Luna's ids everywhere, in addresses and in forms, that write about Luna."""
    found = []
    for route, method in asked(section):
        before, after = before_and_after(
            lambda route=route, method=method: visitors.ask_route(actor, method, route, trace=True)
        )
        if _rows(visitors.all_, before) != _rows(visitors.all_, after):
            found.append(f"{method} {route.name}")
    return found


def _rows(all_: Everything, rows: Dump) -> Dump:
    return {key: row for key, row in _of_luna(all_, rows).items() if key[0] not in KNOCKING}


@pytest.mark.parametrize("actor", ["elsewhere", "stranger", "removed"])
def test_nobody_writes_about_a_client_of_others(visitors, actor):
    assert reaches_over(visitors, actor) == []


def everything_is_everybodys(monkeypatch: pytest.MonkeyPatch, all_: Everything) -> None:
    """As if the portal found things by their number alone."""
    monkeypatch.setattr(prepared, "known", {})
    for module in ("vinculo.portal.shared.door", "vinculo.portal.shared.files", "vinculo.portal.requests.acting"):
        monkeypatch.setattr(f"{module}.projects_of", lambda contact, client: Project.objects.all(), raising=False)
    monkeypatch.setattr(sees, "projects_of", lambda contact, client: Project.objects.all())
    monkeypatch.setattr("vinculo.access.models.access.AccessQuerySet.filter", _by_number)


def _by_number(self: Any, *args: Any, **asked: Any) -> Any:
    from django.db.models import QuerySet

    asked = {name: value for name, value in asked.items() if name not in ("client", "invited_by_contact")}
    return QuerySet.filter(self, *args, **asked)


def test_control_a_row_found_by_its_number_alone_is_noticed(visitors, monkeypatch):
    everything_is_everybodys(monkeypatch, visitors.all_)

    assert "POST portal:remove_colleague" in reaches_over(visitors, "elsewhere", "portal:remove_colleague")
