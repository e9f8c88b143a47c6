"""A Trello board and a project kept in step, both ways."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.exchange.connections.conftest import step
from tests.exchange.connections.trello import BOARD, Trello
from tests.world import NOW, World
from vinculo.exchange.connections.bringing import project_of
from vinculo.exchange.connections.models import Clash, Connection, Link, SentComment, Twin
from vinculo.exchange.models import ImportRun, Origin, State
from vinculo.projects import work
from vinculo.projects.models import Project, Task, TaskComment


@pytest.fixture
def lee(go: Callable[..., bool], link: Link) -> Task:
    """A card of the board, after the first import."""
    assert go(1)
    return Task.objects.get(title="Lee")


def again(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_the_first_time_the_whole_board_comes_in_as_an_import(
    world: World, go: Any, link: Link, trello: Trello
) -> None:
    trello.say(trello.card("Lee")["id"], "Which colour?")

    assert go()

    link.refresh_from_db()
    assert (link.project.client, link.project.name, link.project.tasks.count()) == (world.luna, "Tekken Notes", 11)
    run = ImportRun.objects.get()
    assert (run.state, run.counted("new"), run.by) == (State.DONE, 12, world.marek)
    assert Twin.objects.filter(link=link).count() == 11
    [comment] = TaskComment.objects.all()
    assert (comment.text, comment.author_name, comment.task.title) == ("Which colour?", "Marta Gil", "Lee")


def test_a_file_of_the_same_board_is_the_same_project(world: World, go: Any, link: Link, trello: Trello) -> None:
    from tests.exchange.importing import import_now

    import_now("trello/zayas_board.json", world.marek, client=world.luna)
    before = set(Task.objects.values_list("pk", flat=True))

    assert go()

    assert (Project.objects.filter(name="Tekken Notes").count(), set(Task.objects.values_list("pk", flat=True))) == (
        1,
        before,
    )


def test_it_can_go_into_a_project_that_is_there(world: World, go: Any, link: Link) -> None:
    link.change(project=world.shop, client=None)

    assert go()

    assert world.shop.tasks.count() == 11
    assert not Project.objects.filter(name="Tekken Notes").exists()


def test_a_project_in_the_bin_is_not_joined(world: World, go: Any, link: Link) -> None:
    binned = Project.objects.create(client=world.luna, name="Binned", deleted_at=NOW)
    Origin.objects.create(system="trello", label="projects.project", external_id=BOARD, object_id=binned.pk)

    assert go()

    link.refresh_from_db()
    assert link.project.name == "Tekken Notes"


def test_a_project_they_may_not_see_is_not_found(world: World, link: Link, connection: Connection) -> None:
    Origin.objects.create(system="trello", label="projects.project", external_id=BOARD, object_id=world.workshop.pk)
    assert project_of(link) == world.workshop

    connection.change(owner=world.zofia)

    assert project_of(Link.objects.get()) is None


def test_known_twice_it_goes_into_the_project_that_was_chosen(world: World, go: Any, link: Link) -> None:
    other = Project.objects.create(client=world.luna, name="Another")
    for one in (world.shop, other):
        Origin.objects.create(system="trello", label="projects.project", external_id=BOARD, object_id=one.pk)
    link.change(project=world.shop, client=None)

    assert go()

    link.refresh_from_db()
    assert (link.project, world.shop.tasks.count(), other.tasks.count()) == (world.shop, 11, 0)


def test_what_changes_there_comes_in(lee: Task, go: Any, trello: Trello) -> None:
    card = trello.card("Lee")
    trello.change(card, name="Lee and Law", due="2026-04-01T16:00:00.000Z", idList=trello.list_id("Drill"))
    assert go()
    lee = again(lee)
    assert (lee.title, lee.due_on, lee.column, lee.done_at) == ("Lee and Law", date(2026, 4, 1), "Drill", None)

    trello.change(card, dueComplete=True, due=None)
    assert go()
    lee = again(lee)
    assert (lee.due_on, lee.done_at is not None, lee.percent) == (None, True, 100)

    trello.change(card, dueComplete=False, closed=True)
    assert go()
    lee = again(lee)
    assert (lee.done_at, lee.archived_at is not None) == (None, True)

    trello.change(card, closed=False)
    assert go()
    assert again(lee).archived_at is None
    assert trello.count("PUT") == 0


def test_what_changes_here_goes_there(lee: Task, go: Any, trello: Trello, clock: Any) -> None:
    card = trello.card("Lee")
    step(clock, trello)
    lee.title, lee.due_on = "Lee, again", date(2026, 5, 4)
    lee.save()
    work.place(lee, "Lab")

    assert go()

    assert (card["name"], card["due"], card["idList"]) == (
        "Lee, again",
        "2026-05-04T15:00:00.000Z",
        trello.list_id("Lab"),
    )
    assert trello.count("PUT") == 1

    lee.done_at = step(clock, trello)
    lee.save()
    assert go()
    assert (card["dueComplete"], card["due"]) == (True, "2026-05-04T15:00:00.000Z")

    # An echo is no change: nothing is sent, nothing is written.
    written, sent = again(lee).updated_at, trello.count("PUT")
    assert go()
    assert (again(lee).updated_at, trello.count("PUT"), Clash.objects.count()) == (written, sent, 0)


def test_a_new_day_keeps_the_hour_the_card_has(lee: Task, go: Any, trello: Trello, clock: Any) -> None:
    card = trello.change(trello.card("Lee"), due="2026-04-01T08:30:00.000Z")
    assert go()
    step(clock, trello)
    lee = again(lee)
    lee.due_on = date(2026, 4, 2)
    lee.save()

    assert go()

    assert card["due"] == "2026-04-02T08:30:00.000Z"


def test_a_list_that_is_only_here_is_made_there_once(lee: Task, go: Any, trello: Trello, clock: Any) -> None:
    zafina = Task.objects.get(title="Zafina")
    step(clock, trello)
    work.place(lee, "Waiting")
    work.place(zafina, "Waiting")

    assert go()

    assert [one["name"] for one in trello.board["lists"]] == ["Personal", "Lab", "Drill", "Waiting"]
    assert trello.card("Zafina")["idList"] == trello.card("Lee")["idList"] == trello.list_id("Waiting")


@pytest.mark.parametrize(("ours_is_later", "title"), [(True, "Ours"), (False, "Theirs")])
def test_the_newer_change_stays_and_the_other_is_said(
    lee: Task, go: Any, trello: Trello, clock: Any, ours_is_later: bool, title: str
) -> None:
    card = trello.card("Lee")

    def ours() -> None:
        step(clock, trello)
        lee.title = "Ours"
        lee.save()

    def theirs() -> None:
        step(clock, trello)
        trello.change(card, name="Theirs", due="2026-04-01T16:00:00.000Z")

    for do in (theirs, ours) if ours_is_later else (ours, theirs):
        do()
    assert go()

    lee = again(lee)
    assert (lee.title, card["name"], lee.due_on) == (title, title, date(2026, 4, 1))
    clash = Clash.objects.get()
    assert (clash.field, clash.ours, clash.theirs, clash.ours_stayed) == ("name", "Ours", "Theirs", ours_is_later)
    note = lee.comments.get()
    lost = "Theirs" if ours_is_later else "Ours"
    assert (note.author_name, f"“{lost}”" in note.text) == ("Trello", True)

    # It is settled: nothing more comes of it, and the note does not go there.
    assert go()
    assert (Clash.objects.count(), lee.comments.count(), SentComment.objects.count()) == (1, 1, 0)


def test_ours_counts_from_when_it_was_made_though_it_could_not_be_sent(
    lee: Task, go: Any, trello: Trello, clock: Any, connection: Connection
) -> None:
    """Renamed here, then there, then something else here: the name there is the newer one."""
    from vinculo.exchange.connections.running import ask_for_due

    step(clock, trello)
    lee.title = "Ours"
    lee.save()
    ask_for_due(at=trello.now)
    step(clock, trello)
    trello.change(trello.card("Lee"), name="Theirs")
    step(clock, trello)
    lee = again(lee)
    lee.due_on = date(2026, 6, 1)
    lee.save()

    assert go()

    assert (again(lee).title, trello.card("Theirs")["due"]) == ("Theirs", "2026-06-01T15:00:00.000Z")


def test_a_day_beyond_what_is_reckoned_with_is_none(lee: Task, go: Any, trello: Trello) -> None:
    card = trello.change(trello.card("Lee"), due="9999-12-31T23:30:00.000Z", name="Lee at the end")
    trello.add("Never", "Lab", due="9999-12-31T23:30:00.000Z")

    assert go() and go()

    assert (again(lee).title, again(lee).due_on, Task.objects.get(title="Never").due_on) == (card["name"], None, None)


def test_nothing_is_read_of_a_board_where_nothing_happened(lee: Task, go: Any, trello: Trello) -> None:
    trello.asked.clear()

    assert go()

    assert [one.path for one in trello.asked] == [f"/1/boards/{trello.board['id']}"]


def test_what_comes_in_only_does_not_go_out(
    world: World, lee: Task, go: Any, trello: Trello, clock: Any, link: Link
) -> None:
    link.change(out_since=None)
    now = step(clock, trello)
    lee.title = "Ours"
    lee.save()
    TaskComment.objects.create(task=lee, person=world.marek, text="Between us.", at=now)
    trello.change(trello.card("Lee"), due="2026-04-01T16:00:00.000Z")

    assert go()

    assert (trello.count("PUT"), trello.count("POST"), again(lee).due_on) == (0, 0, date(2026, 4, 1))


def test_an_import_that_was_taken_back_ends_the_link(world: World, lee: Task, go: Any, link: Link) -> None:
    from django.utils import timezone

    from vinculo.exchange.undoing import undo

    undo(ImportRun.objects.get(), at=timezone.now())

    assert go()

    assert not Link.objects.exists()
    assert not Task.objects.filter(project__client=world.luna).exists()
