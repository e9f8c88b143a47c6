"""Ids in forms that no id can be: too long for the database, of another script, no number at all."""

import pytest

from tests.trust.asking import Asker, body, forget_attempts, query, routes
from tests.trust.everything import Everything

NO_IDS = ["9" * 30, "9" * 5000, "-1", "²", "٣", "1-2-3", "\x00", "1 OR 1=1", "9" * 30 + "-" + "9" * 30, ""]


def breaks(all_: Everything, value: str, section: str = "") -> list[str]:
    """Forms that fall over when every field that holds a number holds this."""
    me, found = Asker(all_.rita), []
    for route in routes():
        if not route.name.startswith(section):
            continue
        forget_attempts()
        usual = body(route, all_)
        sent = {name: _instead(name, given, value) for name, given in usual.items()}
        if sent == usual:
            continue  # no number in it
        if me.ask("POST", route.filled(all_), sent, query(route, all_)).status_code >= 500:
            found.append(route.name)
    return found


def _instead(name: str, given: object, value: str) -> object:
    is_id = isinstance(given, int) or name in ("chosen", "with", "owner", "person", "client", "answers")
    return value if is_id and not name.endswith("_FORMS") else given


@pytest.mark.parametrize("value", NO_IDS, ids=lambda value: ascii(value[:12]))
def test_no_number_breaks_a_form(all_, value):
    assert breaks(all_, value) == []


@pytest.mark.parametrize("address", ["clients", "contacts", "promises", "projects", "log", "nudges", "settings/people"])
def test_no_number_breaks_an_address(all_, address):
    asked = [Asker(all_.rita).ask("GET", f"/{address}/{number}/").status_code for number in ("9" * 30, "0", "9" * 18)]

    assert asked == [404, 404, 404]


def test_control_a_form_that_believes_its_numbers_breaks(all_, monkeypatch):
    from vinculo.desk.clients import bulk

    monkeypatch.setattr(bulk, "is_number", lambda text: True)

    assert breaks(all_, "1 OR 1=1", "clients:bulk") == ["clients:bulk"]
