"""Killed at any point, a look at Trello doubles nothing and loses nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.exchange.connections.conftest import step
from tests.exchange.connections.trello import Trello
from tests.world import World
from vinculo.exchange.boards import importing
from vinculo.exchange.connections.models import Link, SentComment
from vinculo.exchange.trello.live import cards, comments, first, new_cards, sync
from vinculo.projects.models import Project, Task, TaskComment


class Killed(BaseException):
    """The process is gone."""


@contextmanager
def killed_at(point: str, monkeypatch: Any) -> Iterator[None]:
    def crash(name: str) -> None:
        if name == point:
            raise Killed

    with monkeypatch.context() as patch:
        for module in (cards, comments, first, new_cards, sync, importing):
            patch.setattr(module, "crash_point", crash)
        with pytest.raises(Killed):
            yield


@pytest.mark.parametrize("point", ["import.chunk", "live.imported"])
def test_killed_in_the_first_import_it_comes_once(go: Any, link: Link, monkeypatch: Any, point: str) -> None:
    with killed_at(point, monkeypatch):
        go()

    assert go()

    assert Task.objects.filter(project__connected=link).count() == Task.objects.count() == 11
    assert Project.objects.filter(name="Tekken Notes").count() == 1


@pytest.mark.parametrize(
    "point", ["live.taken", "live.sending", "live.sent", "live.saying", "live.said_there", "live.read"]
)
def test_killed_while_sending_it_is_sent_once(
    world: World, go: Any, link: Link, trello: Trello, clock: Any, monkeypatch: Any, point: str
) -> None:
    assert go()
    lee = Task.objects.get(title="Lee")
    now = step(clock, trello)
    lee.title = "Ours"
    lee.save()
    TaskComment.objects.create(task=lee, person=world.marek, text="Ready.", at=now)

    with killed_at(point, monkeypatch):
        go()
    assert go() and go()

    card = trello.card("Ours")
    assert [one["data"]["text"] for one in trello._said_on(card["id"])] == ["Ready."]
    assert (SentComment.objects.exclude(external_id="").count(), TaskComment.objects.count()) == (1, 1)


@pytest.mark.parametrize("point", ["live.said", "live.made", "live.read"])
def test_killed_while_reading_it_comes_once(go: Any, link: Link, trello: Trello, monkeypatch: Any, point: str) -> None:
    assert go()
    card = trello.add("Steve", "Lab")
    trello.say(card["id"], "One")
    trello.say(trello.card("Lee")["id"], "Two")

    with killed_at(point, monkeypatch):
        go()
    assert go()

    assert Task.objects.filter(title="Steve").count() == 1
    assert sorted(TaskComment.objects.values_list("text", flat=True)) == ["One", "Two"]
