"""A project of Basecamp and one of ours kept in step."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Browser

from tests.exchange.connections.basecamp import ACCOUNT, CLIENT, PROJECT, REFRESH, SECRET, TOKEN, Basecamp
from tests.exchange.connections.machine import Said, standing
from tests.world import NOW, World
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact
from vinculo.conversations.models import Interaction
from vinculo.exchange.basecamp_live import completing, portions
from vinculo.exchange.basecamp_live.api import Basecamp as Api
from vinculo.exchange.connections.models import Connection, Link, State, Twin
from vinculo.exchange.connections.running import ask_for_due, run_now
from vinculo.exchange.models import ImportRun
from vinculo.jobs.models import PendingJob
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects import recurrence
from vinculo.projects.models import Task, TaskComment


@pytest.fixture
def basecamp(settings: Any) -> Iterator[Basecamp]:
    with standing(Basecamp()) as found:
        settings.BASECAMP_URL = settings.BASECAMP_DOOR_URL = found.address
        settings.CONNECTIONS_ALLOW_PRIVATE = True
        yield found


@pytest.fixture
def connection(world: World, basecamp: Basecamp) -> Connection:
    made = Connection(system="basecamp", name="Projects", owner=world.marek, account_id=ACCOUNT, client_id=CLIENT,
                      ready_at=NOW, token_ends_at=NOW + timedelta(days=14))  # fmt: skip
    made.keep_secret(token=TOKEN, refresh_token=REFRESH, client_secret=SECRET)
    made.save()
    return made


@pytest.fixture
def link(world: World, connection: Connection) -> Link:
    return Link.objects.create(
        connection=connection, external_id=PROJECT, name="The Leto Laptop", client=world.luna, out_since=NOW
    )


@pytest.fixture
def go(connection: Connection, basecamp: Basecamp, clock: Any) -> Callable[..., bool]:
    def run(minutes: int = 6) -> bool:
        now = max(basecamp.now - basecamp.skew, NOW) + timedelta(minutes=minutes)
        clock.move_to(now)
        basecamp.now = now + basecamp.skew
        connection.refresh_from_db()
        return run_now(connection, at=now)

    return run


@pytest.fixture
def cake(go: Any, link: Link, basecamp: Basecamp) -> Task:
    basecamp.todo("Bake the cake", due_on="2026-03-20")
    assert go()
    return Task.objects.get(title="Bake the cake")


def again(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def calendar() -> WorkCalendar:
    return work_calendar(Organization.current())


def test_the_first_time_the_whole_project_comes_in(world: World, go: Any, link: Link, basecamp: Basecamp) -> None:
    for number in range(20):
        basecamp.todo(f"Number {number}", completed=number == 3)
    todo = basecamp.todo("Bake the cake", due_on="2026-03-20", assignees=[basecamp.marek])
    on = {"id": todo["id"], "type": "Todo", "title": "Bake the cake"}
    said = "<div>With <b>cherries</b>?</div>"
    basecamp.add("Comment", content=said, title="Re: Bake the cake", creator=basecamp.ines, parent=on)
    basecamp.add("Message", subject="We won Leto!", content="<div>At last.</div>", parent={"id": 11})

    assert go()

    link.refresh_from_db()
    assert (link.project.client, link.project.name) == (world.luna, "The Leto Laptop")
    cake = Task.objects.get(title="Bake the cake")
    assert (cake.column, cake.due_on, cake.assignee) == ("Launch", date(2026, 3, 20), world.marek)
    assert (Task.objects.count(), Task.objects.exclude(done_at=None).count(), Twin.objects.count()) == (21, 1, 21)
    assert [one.text for one in TaskComment.objects.all()] == ["With cherries?"]
    assert "At last." in Interaction.objects.get().summary
    assert Contact.objects.filter(name="Inés Roca").exists()


def test_what_changes_there_comes_in(cake: Task, go: Any, basecamp: Basecamp) -> None:
    todo = next(one for one in basecamp.things if one.get("content") == "Bake the cake")
    basecamp.later(minutes=1)
    basecamp.change(todo, content="Bake two cakes", title="Bake two cakes", due_on="2026-03-22")
    basecamp.todo("Buy flour")
    assert go()
    cake = again(cake)
    assert (cake.title, cake.due_on, Task.objects.count()) == ("Bake two cakes", date(2026, 3, 22), 2)

    basecamp.later(minutes=1)
    basecamp.change(todo, completed=True, completion={"created_at": basecamp._stamp()})
    assert go()
    assert again(cake).done_at is not None

    basecamp.later(minutes=1)
    basecamp.change(todo, completed=False, status="trashed")
    assert go()
    cake = again(cake)
    assert (cake.done_at, cake.archived_at is not None) == (None, True)


def test_where_nothing_changed_nothing_is_imported(cake: Task, go: Any, basecamp: Basecamp) -> None:
    assert go()
    basecamp.asked.clear()

    assert go()

    assert ImportRun.objects.count() == 1
    assert basecamp.count("GET", "/todos/") == 0


def test_what_is_done_here_is_done_there_and_no_echo_comes_back(
    cake: Task, go: Any, basecamp: Basecamp, clock: Any
) -> None:
    todo = next(one for one in basecamp.things if one.get("content") == "Bake the cake")
    now = basecamp.later(minutes=3)
    clock.move_to(now)
    recurrence.complete(cake, at=now, calendar=calendar())
    assert ask_for_due(at=now) == 1

    assert go()
    assert (todo["completed"], basecamp.count("POST", "completion")) == (True, 1)
    assert go()
    assert (ImportRun.objects.count(), again(cake).done_at, basecamp.count("POST", "completion")) == (1, now, 1)

    basecamp.later(minutes=1)
    basecamp.change(todo, completed=False)
    assert go()
    assert again(cake).done_at is None

    now = basecamp.later(minutes=3)
    clock.move_to(now)
    recurrence.complete(again(cake), at=now, calendar=calendar())
    assert go()
    now = basecamp.later(minutes=3)
    clock.move_to(now)
    recurrence.reopen(again(cake))
    assert go() and go()
    assert (todo["completed"], again(cake).done_at, basecamp.count("DELETE", "completion")) == (False, None, 1)


def test_what_we_changed_ourselves_stays_ours(cake: Task, go: Any, basecamp: Basecamp) -> None:
    todo = next(one for one in basecamp.things if one.get("content") == "Bake the cake")
    cake.due_on = date(2026, 4, 1)
    cake.save()
    basecamp.later(minutes=1)
    basecamp.change(todo, due_on="2026-03-25", content="Bake it")

    assert go()

    assert (again(cake).due_on, again(cake).title) == (date(2026, 4, 1), "Bake it")


@pytest.mark.parametrize(("module", "point"), [(portions, "live.imported"), (completing, "live.sent")])
def test_killed_in_the_middle_it_happens_once(
    cake: Task, go: Any, basecamp: Basecamp, clock: Any, monkeypatch: Any, module: Any, point: str
) -> None:
    now = basecamp.later(minutes=3)
    clock.move_to(now)
    basecamp.todo("Buy flour")
    recurrence.complete(cake, at=now, calendar=calendar())

    def crash(name: str) -> None:
        if name == point:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, "crash_point", crash)
        with pytest.raises(KeyboardInterrupt):
            go()
    assert go() and go()

    assert (Task.objects.filter(title="Buy flour").count(), again(cake).done_at is not None) == (1, True)
    assert next(one for one in basecamp.things if one.get("content") == "Bake the cake")["completed"]


def test_the_token_is_renewed_before_it_ends(cake: Task, go: Any, connection: Connection, basecamp: Basecamp) -> None:
    assert go(60 * 24 * 13 + 60)

    connection.refresh_from_db()
    assert (connection.secret("token") in basecamp.tokens, TOKEN in basecamp.tokens) == (True, False)
    assert connection.token_ends_at > basecamp.now + timedelta(days=13)


@pytest.mark.parametrize("how", ["refused", "ended"])
def test_whoever_took_our_access_away_is_asked_to_connect_again(
    cake: Task, go: Any, connection: Connection, basecamp: Basecamp, how: str
) -> None:
    basecamp.tokens = set()
    if how == "ended":
        basecamp.fail("POST /authorization/token", Said({"error": "invalid_grant"}, 400))
        assert not go(60 * 24 * 14)
    else:
        assert not go()

    connection.refresh_from_db()
    assert connection.state == State.PAUSED
    assert connection.why == "Basecamp no longer lets us in: connect it again."


def test_another_machine_is_not_asked_with_our_token(
    go: Any, link: Link, connection: Connection, basecamp: Basecamp
) -> None:
    for number in range(20):
        basecamp.todo(f"Number {number}")
    basecamp.foreign = "https://thief.example"

    assert not go()

    connection.refresh_from_db()
    assert connection.trouble == "odd"


def test_control_an_address_taken_as_it_is_would_be_asked_with_our_token(
    go: Any, link: Link, basecamp: Basecamp, monkeypatch: Any
) -> None:
    for number in range(20):
        basecamp.todo(f"Number {number}")
    with standing(Basecamp()) as thief:
        basecamp.foreign = thief.address
        monkeypatch.setattr(Api, "_own", lambda self, address: _elsewhere(self, address))
        go()

        assert any(TOKEN in one.headers.get("Authorization", "") for one in thief.asked)


def _elsewhere(api: Api, address: str) -> str:
    """What a careless reader of links would do."""
    machine, _slash, rest = address.removeprefix("http://").partition("/")
    api.machine.base = f"http://{machine}"
    return f"/{rest}"


def test_its_hook_is_an_address_nobody_guesses_and_only_makes_us_look(
    cake: Task, go: Any, basecamp: Basecamp, settings: Any
) -> None:
    settings.SITE_URL = "https://desk.example"
    assert go()
    [address] = basecamp.hooks.values()
    path = address.removeprefix("https://desk.example")
    basecamp.asked.clear()
    PendingJob.objects.all().delete()

    forged = b'{"kind": "todo_completed", "recording": {"id": 1, "url": "https://thief.example/"}}'
    assert Browser().post(path, forged, content_type="application/json").status_code == 200
    assert Browser().post(path[:-2] + "/", forged, content_type="application/json").status_code == 410

    assert (PendingJob.objects.filter(key__contains="connections.running").count(), basecamp.asked) == (1, [])
