"""When the other system is slow, ill, or lets us in no more; and when we are killed in the middle."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.exchange.connections.conftest import step
from tests.exchange.connections.machine import Said
from tests.exchange.connections.trello import Trello
from tests.world import NOW, World
from vinculo.exchange.connections import running
from vinculo.exchange.connections.connecting import try_out
from vinculo.exchange.connections.models import Connection, Link, State, Twin
from vinculo.exchange.connections.running import ask_for_due, run, run_now
from vinculo.exchange.connections.trouble import Trouble
from vinculo.jobs import leases
from vinculo.jobs.models import PendingJob
from vinculo.notifications.models import Notice
from vinculo.notifications.wording import worded
from vinculo.people.models import Role
from vinculo.projects.models import Project, Task, TaskComment

LATER = Said("slow down", 429, {"Retry-After": "3"})
MUCH_LATER = Said("slow down", 429, {"Retry-After": "900"})
ILL = Said("oops", 500)
CUT = Said(hangs_up=True)


def test_a_short_wait_is_waited_and_a_long_one_ends_the_run(
    go: Any, connection: Connection, link: Link, trello: Trello
) -> None:
    trello.fail("lists", LATER, LATER)
    assert go()
    trello.say(trello.card("Lee")["id"], "Hello")

    trello.fail("actions", MUCH_LATER)
    assert not go()

    connection.refresh_from_db()
    assert (connection.state, connection.failures, connection.trouble) == (State.ACTIVE, 0, "")
    assert connection.held_until_at == trello.now + timedelta(seconds=900)
    trello.asked.clear()
    run(connection.pk)
    assert trello.asked == []
    step_on = connection.held_until_at + timedelta(seconds=1)
    assert run_now(connection, at=step_on)
    assert TaskComment.objects.get().text == "Hello"


@pytest.mark.parametrize("fault", [ILL, CUT])
def test_what_passes_is_tried_again_at_once(go: Any, link: Link, trello: Trello, fault: Said) -> None:
    trello.fail("cards", fault, fault)

    assert go()

    assert Task.objects.filter(project__connected=link).count() == 11


def test_what_stays_ill_is_asked_ever_later_and_at_last_not_at_all(
    world: World, go: Any, connection: Connection, link: Link, trello: Trello
) -> None:
    pauses = []
    for number in range(10):
        trello.faults = [("boards", ILL)] * 3
        assert not go()
        connection.refresh_from_db()
        pauses.append(connection.next_run_at - trello.now)
        assert connection.failures == number + 1

    assert pauses[0] < pauses[1] < pauses[3] and pauses[-1] <= timedelta(hours=8)
    assert (connection.state, connection.trouble) == (State.PAUSED, "ill")
    assert "Trello does not work properly" in connection.why
    assert Notice.objects.get().person == world.marek


def test_a_pause_pressed_while_it_runs_stays(
    world: World, connection: Connection, link: Link, trello: Trello, monkeypatch: Any
) -> None:
    def paused_meanwhile(one: Link, at: Any) -> bool:
        Connection.objects.get().pause(by=world.rita, at=NOW)
        raise Trouble("ill", status=500)

    monkeypatch.setitem(running.RUNNERS, "trello", paused_meanwhile)

    assert not run_now(connection, at=NOW)

    connection.refresh_from_db()
    assert (connection.state, connection.paused_by, connection.trouble) == (State.PAUSED, world.rita, "ill")


def test_trying_it_out_anew_writes_what_was_tried_only(connection: Connection, trello: Trello) -> None:
    Connection.objects.update(name="Renamed meanwhile")

    try_out(connection, at=NOW)

    assert Connection.objects.get().name == "Renamed meanwhile"


def test_a_token_that_opens_nothing_any_more_ends_it_at_once(
    world: World, go: Any, connection: Connection, link: Link, trello: Trello
) -> None:
    assert go()
    trello.token = "another"

    assert not go()

    connection.refresh_from_db()
    assert connection.state == State.PAUSED
    assert connection.why == "Trello no longer accepts the token: paste a new one."
    notice = Notice.objects.get()
    assert (notice.person, notice.subject) == (world.marek, f"connection:{connection.pk}")
    [read] = worded([notice], NOW.date())
    assert (read.sentence, read.detail) == (
        "“Boards of Marek” is paused: nothing comes in from Trello or goes there.", connection.why,
    )  # fmt: skip
    assert ask_for_due(at=timezone.now() + timedelta(days=1)) == 0


def test_one_board_we_may_not_see_does_not_end_it(go: Any, connection: Connection, link: Link, trello: Trello) -> None:
    trello.fail("cards", Said("unauthorized permission requested", 401))

    assert not go()

    connection.refresh_from_db()
    assert connection.state == State.FAILING
    assert connection.why.startswith("Trello does not show us “Tekken Notes” any more.")
    assert go()


def test_another_secret_key_asks_for_the_token_anew(go: Any, connection: Connection, link: Link, settings: Any) -> None:
    settings.SECRET_KEY = "another key of this installation, quite long"

    assert not go()

    connection.refresh_from_db()
    assert (connection.trouble, connection.state) == ("secret", State.PAUSED)


def test_whoever_may_import_no_more_connects_nothing(world: World, go: Any, connection: Connection, link: Link) -> None:
    world.marek.role = Role.MEMBER
    world.marek.save()

    assert not go()

    connection.refresh_from_db()
    assert (connection.trouble, Project.objects.filter(name="Tekken Notes").exists()) == ("owner", False)


def test_a_board_that_is_gone_keeps_no_other_from_running(
    world: World, go: Any, connection: Connection, link: Link
) -> None:
    Link.objects.create(connection=connection, external_id="gone", name="A gone one", client=world.luna)

    assert not go()

    connection.refresh_from_db()
    assert connection.why.startswith("“A gone one” is not there any more at Trello.")
    assert Twin.objects.count() == 11


def test_what_nobody_thought_of_is_a_trouble_of_that_board_only(
    world: World, go: Any, connection: Connection, link: Link, monkeypatch: Any
) -> None:
    Link.objects.create(connection=connection, external_id="strange", name="A strange one", client=world.luna)
    whole = running.run_trello

    def strange(one: Link, at: Any) -> bool:
        return bool(1 / 0) if one.external_id == "strange" else whole(one, at)

    monkeypatch.setitem(running.RUNNERS, "trello", strange)

    assert not go()

    connection.refresh_from_db()
    assert (connection.trouble, connection.failures, connection.next_run_at > timezone.now()) == ("odd", 1, True)
    assert Twin.objects.count() == 11


def test_a_board_nobody_can_read_says_why(go: Any, connection: Connection, link: Link, trello: Trello) -> None:
    trello.board["lists"] = [{"name": "without an id"}]

    assert not go()

    connection.refresh_from_db()
    assert connection.trouble == "unreadable"
    assert connection.why.startswith("“Tekken Notes” could not be read: The lists in this file have no ids")


def test_only_one_run_at_a_time_and_nothing_asked_is_lost(connection: Connection, link: Link, trello: Trello) -> None:
    leases.hold(f"connection:{connection.pk}", "somebody", at=timezone.now(), seconds=600)
    Connection.objects.update(next_run_at=timezone.now() + timedelta(hours=1))

    run(connection.pk)

    assert trello.asked == []
    assert ask_for_due(at=timezone.now()) == 1
    assert PendingJob.objects.filter(key=f"{running.RUN}:{connection.pk}").exists()


def test_a_change_of_ours_asks_for_a_run(
    go: Any, connection: Connection, link: Link, trello: Trello, clock: Any
) -> None:
    assert go()
    assert ask_for_due(at=trello.now) == 0
    lee = Task.objects.get(title="Lee")
    now = step(clock, trello)
    lee.title = "Ours"
    lee.save()

    assert ask_for_due(at=now) == 1
    assert Twin.objects.get(task=lee).noticed == {"name": ["Ours", now.isoformat()]}
    Connection.objects.update(held_until_at=now + timedelta(minutes=5))
    assert ask_for_due(at=now) == 0


def test_nothing_is_asked_but_over_https_and_in_public(
    go: Any, connection: Connection, link: Link, trello: Trello, settings: Any
) -> None:
    """The control: with the settings of the tests the same address is asked."""
    settings.CONNECTIONS_ALLOW_PRIVATE = False
    assert not go()
    assert trello.asked == []

    settings.CONNECTIONS_ALLOW_PRIVATE = True
    assert go()
    assert trello.asked != []


def test_the_token_is_sealed(connection: Connection) -> None:
    raw = Connection.objects.values().get()
    assert "a-token" not in str(raw) and "a-secret" not in str(raw)
    assert connection.ready_at == NOW
