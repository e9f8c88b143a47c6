"""What people write stays words on every page: nothing of it becomes markup. A browser has its say in tests/browser."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.trust.asking import METHODS, Asker, body, forget_attempts, query, routes
from tests.trust.everything import Everything
from tests.trust.hostile import poison
from tests.trust.payloads import MARK, PAYLOADS, markup_in

# A page that nobody's words can be on (the sample book of components), and what answers with a file.

pytestmark = pytest.mark.once

APART = ("web:kit", "imports:left_out", "imports:report")


def markup(all_: Everything, section: str = "", methods: Sequence[str] = METHODS) -> tuple[dict[str, list[str]], int]:
    """By page: what became markup; and on how many pages the words were found at all."""
    me, found, carrying = Asker(all_.rita), {}, 0
    for route in routes():
        if route.name in APART or not route.name.startswith(section):
            continue
        for method in methods:
            forget_attempts()
            sent = {name: PAYLOADS[len(name) % len(PAYLOADS)] for name in body(route, all_)}
            asked = {**query(route, all_), "q": "pwn7"} if route.name in SEARCHES else query(route, all_)
            answer = me.ask(method, route.filled(all_), sent if method == "POST" else None, asked)
            assert answer.status_code < 500, f"{method} {route.name}"
            page = answer.content.decode(errors="replace")
            if MARK not in page:
                continue
            carrying += 1
            if answer.headers.get("Content-Type", "").startswith("text/html") and (bad := markup_in(page)):
                found[f"{method} {route.name}"] = bad
    return found, carrying


SEARCHES = ("search:page", "palette:find", "log:who")


@pytest.mark.parametrize("turn", [0, 3])
def test_nothing_anybody_writes_becomes_markup(all_, turn):
    assert poison(all_, turn) > 90

    found, carrying = markup(all_)

    assert found == {}
    assert carrying > 60


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(4, 7))
def test_nothing_in_any_place_becomes_markup(all_, turn):
    poison(all_, turn)

    assert markup(all_, methods=["GET"])[0] == {}  # what answers to a form shows was read in turns 0 and 3


def test_control_a_page_that_trusts_its_words_is_noticed(all_, monkeypatch):
    """Without escaping, as if every template said |safe."""
    poison(all_)
    monkeypatch.setattr("django.template.base.conditional_escape", str)

    assert set(markup(all_, "clients:p")[0]) >= {"GET clients:page", "GET clients:profile"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_control_the_reader_knows_each_of_them(payload):
    """As the body of a page, as the value of an attribute, or as an address, each is found by the reader."""
    inert = ("&", "\\u", "{{", "${", "{%", "<%", "\uff1c", "`onmouse")
    pages = [f"<p>{payload}</p>", f'<p title="{payload}">', f"<p title='{payload}'>", f'<a href="{payload}">x</a>']

    assert any(markup_in(page) for page in pages) or payload.startswith(inert)


def test_an_honest_page_is_not_accused():
    honest: Any = '<a href="/clients/1/">pwn7</a><script src="/static/a.js" type="module"></script><p>onload=alert</p>'

    assert markup_in(honest) == []
