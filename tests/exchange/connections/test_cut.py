"""A look at Basecamp that is cut, at whatever request, goes on at the next: nothing is lost, nothing doubled."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.exchange.connections.basecamp import Basecamp
from tests.exchange.connections.machine import Asked, Said
from tests.exchange.connections.test_basecamp import basecamp as basecamp
from tests.exchange.connections.test_basecamp import connection as connection
from tests.exchange.connections.test_basecamp import go as go
from tests.exchange.connections.test_basecamp import link as link
from tests.world import NOW
from vinculo.conversations.models import Interaction
from vinculo.documents.models import Document
from vinculo.exchange.basecamp_live import portions
from vinculo.exchange.basecamp_live.kept import Pages
from vinculo.exchange.connections.connecting import remove
from vinculo.exchange.connections.models import Connection, KeptPage, Link, Twin
from vinculo.jobs.models import PendingJob
from vinculo.meetings.models import Meeting
from vinculo.projects.models import Task, TaskComment

WAIT = Said("slow down", 429, {"Retry-After": "900"})


def there(basecamp: Basecamp) -> None:
    """A little of everything, on several pages."""
    basecamp.page = 2
    cake = basecamp.todo("Bake the cake")
    completion = {"created_at": basecamp._stamp(), "creator": basecamp.marek}
    basecamp.todo("Buy flour", completed=True, completion=completion)
    basecamp.todo("Light the oven")
    on = {"id": cake["id"], "type": "Todo", "title": "Bake the cake"}
    for text in ("With cherries?", "Gladly.", "And cream."):
        basecamp.add("Comment", content=text, title="Re: Bake the cake", parent=on)
    basecamp.add("Message", subject="We won Leto!", content="At last.", parent={"id": 11})
    basecamp.add("Document", title="Recipe", content="Flour and eggs.", parent={"id": 13})


def changes(basecamp: Basecamp) -> None:
    basecamp.later(minutes=1)
    cake = next(one for one in basecamp.things if one.get("content") == "Bake the cake")
    basecamp.change(cake, due_on="2026-03-22")
    new = basecamp.todo("Wash up")
    on = {"id": new["id"], "type": "Todo", "title": "Wash up"}
    basecamp.add("Comment", content="With hot water.", title="Re: Wash up", parent=on)
    basecamp.add("Message", subject="Sunday", content="Who comes?", parent={"id": 11})


def here(link: Link) -> dict[str, Any]:
    link = Link.objects.get(pk=link.pk)
    cursor = {name: value for name, value in link.cursor.items() if name not in ("run", "first", "since")}
    return {
        "tasks": sorted(Task.objects.values_list("title", "column", "due_on", "done_at")),
        "comments": sorted(TaskComment.objects.values_list("task__title", "text")),
        "said": sorted(Interaction.objects.values_list("summary", flat=True)),
        "papers": sorted(Document.objects.values_list("title", flat=True)),
        "meetings": Meeting.objects.count(),
        "twins": sorted(Twin.objects.values_list("external_id", flat=True)),
        "cursor": cursor,
        "kept": KeptPage.objects.count(),
    }


def cut_at(basecamp: Basecamp, number: int, monkeypatch: Any) -> Callable[[], None]:
    """From that request on it asks us to wait. Called, what is returned ends it."""
    whole, first = type(basecamp).answer, len(basecamp.asked)

    def answer(asked: Asked) -> Said:
        if len(basecamp.asked) - first >= number:
            return WAIT
        return whole(basecamp, asked)

    monkeypatch.setattr(basecamp, "answer", answer)
    return lambda: monkeypatch.setattr(basecamp, "answer", lambda asked: whole(basecamp, asked))


def undone(do: Callable[[], Any]) -> Any:
    """What it says; what it wrote is taken back."""
    with transaction.atomic():
        said = do()
        transaction.set_rollback(True)
    return said


@pytest.mark.parametrize("is_first", [True, False])
def test_cut_at_any_request_it_ends_as_if_it_had_not_been(
    go: Any, link: Link, basecamp: Basecamp, monkeypatch: Any, is_first: bool
) -> None:
    there(basecamp)
    if not is_first:
        assert go()
        changes(basecamp)
    basecamp.asked.clear()

    def whole() -> dict[str, Any]:
        assert go(1)
        return here(link)

    def cut(number: int) -> tuple[int, dict[str, Any]]:
        goes_on = cut_at(basecamp, number, monkeypatch)
        assert not go(1)
        goes_on()
        before = len(basecamp.asked)
        assert go(1)
        return len(basecamp.asked) - before, here(link)

    wanted = undone(whole)
    requests = len(basecamp.asked)
    assert len(wanted["tasks"]) == 3 + (not is_first)
    for number in range(requests):
        asked_again, found = undone(lambda number=number: cut(number))
        assert found == wanted, f"cut at request {number} of {requests}"
        assert asked_again <= (requests - number + 2 if is_first else requests)


def test_with_a_few_requests_at_a_time_it_ends_all_the_same(
    go: Any, link: Link, connection: Connection, basecamp: Basecamp, monkeypatch: Any
) -> None:
    """The control: where nothing is kept, it begins anew for ever."""
    there(basecamp)

    def looks() -> int:
        for number in range(1, 8):
            goes_on = cut_at(basecamp, 6, monkeypatch)
            went_well = go()
            goes_on()
            if went_well:
                return number
            connection.refresh_from_db()
            assert (connection.failures, connection.trouble) == (0, "")
        return 0

    assert undone(looks) == 3
    monkeypatch.setattr(Pages, "get", lambda pages, asked: None)
    assert looks() == 0
    assert not Task.objects.exists()


def test_what_was_read_before_a_cut_is_here_at_once_and_is_looked_at(
    go: Any, link: Link, basecamp: Basecamp, monkeypatch: Any
) -> None:
    there(basecamp)
    assert go()
    changes(basecamp)
    monkeypatch.setattr(portions, "MOST", 1)
    basecamp.fail("GET .*/messages/", WAIT)
    PendingJob.objects.all().delete()

    assert not go()

    assert Task.objects.filter(title="Wash up").exists()
    assert PendingJob.objects.filter(key__contains="check_one").exists()
    assert not Interaction.objects.filter(summary__contains="Who comes?").exists()
    basecamp.asked.clear()
    assert go()
    assert (basecamp.count("GET", "/todos/"), basecamp.count("GET", "/messages/")) == (0, 1)


def test_what_changes_while_we_look_comes_with_the_next_look(
    go: Any, link: Link, basecamp: Basecamp, monkeypatch: Any
) -> None:
    """Its to-do was not told of any more; a comment on it would hang on nothing."""
    there(basecamp)
    assert go()
    whole = type(basecamp).answer

    def answer(asked: Asked) -> Said:
        if asked.query.get("type") == "Message":
            changes(basecamp)
            monkeypatch.setattr(basecamp, "answer", lambda asked: whole(basecamp, asked))
        return whole(basecamp, asked)

    monkeypatch.setattr(basecamp, "answer", answer)
    assert go()
    assert not Task.objects.filter(title="Wash up").exists()

    assert go()
    assert TaskComment.objects.get(task__title="Wash up").text == "With hot water."


@pytest.mark.parametrize("hours", [3, -3])
def test_a_clock_hours_apart_loses_nothing(go: Any, link: Link, basecamp: Basecamp, hours: int) -> None:
    basecamp.skew = timedelta(hours=hours)
    basecamp.now = NOW + basecamp.skew
    there(basecamp)
    assert go()
    changes(basecamp)

    assert go()

    assert Task.objects.filter(title__in=("Bake the cake", "Wash up")).count() == 2
    assert TaskComment.objects.filter(text="With hot water.").count() == 1


def test_a_first_look_nobody_went_on_with_begins_anew(
    go: Any, link: Link, basecamp: Basecamp, monkeypatch: Any
) -> None:
    there(basecamp)
    basecamp.fail("GET .*/comments|GET .*/documents", WAIT)
    assert not go()
    assert KeptPage.objects.exists()
    basecamp.things.remove(basecamp.things[-1])

    assert go(60 * 25)

    assert not Document.objects.exists()
    assert Task.objects.count() == 3


def test_of_a_connection_that_is_removed_no_page_is_kept(
    go: Any, link: Link, connection: Connection, basecamp: Basecamp
) -> None:
    basecamp.fail("GET .*/documents", WAIT)
    assert not go()
    assert KeptPage.objects.exists()

    remove(connection, at=basecamp.now)

    assert not KeptPage.objects.exists()
