"""The same history again: it follows what changed there, keeps what changed here, and can be taken back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.exchange.history.bringing import back, bring, bring_now
from tests.exchange.history.samples import AT, history
from tests.exchange.history.test_importing import everything
from tests.world import World, make_client
from vinculo.clients.merge import merge_clients
from vinculo.clients.models import Client, Contact
from vinculo.documents.models import Version
from vinculo.exchange.history.records import Appointment, Before, Check, Job
from vinculo.exchange.models import ImportRow, ImportRun, Origin, State
from vinculo.meetings.models import Meeting
from vinculo.projects.models import Project, Task, TaskLink

LATER = {"due_on": date(2025, 4, 10), "status": "Done", "done_at": AT}


def row(run: ImportRun, title: str) -> ImportRow:
    return run.rows.get(title=title)


def test_a_task_follows_theirs_and_the_preview_says_how(world: World) -> None:
    bring_now(history(), world.marek)

    shown = bring(history(job=LATER), world.marek)
    assert row(shown, "Cart").outcome == "updated"
    assert ["due_on", "2025-04-03", "2025-04-10"] in row(shown, "Cart").changes
    assert str(Task.objects.get(title="Cart").due_on) == "2025-04-03"

    bring_now(history(job=LATER), world.marek)
    cart = Task.objects.get(title="Cart")
    assert (str(cart.due_on), cart.done_at) == ("2025-04-10", AT)


def test_what_our_team_changed_stays_and_the_row_says_so(world: World) -> None:
    bring_now(history(), world.marek)
    Task.objects.filter(title="Cart").update(due_on="2025-05-05", description="Our own words")

    run = bring_now(history(job=LATER), world.marek)

    cart = Task.objects.get(title="Cart")
    assert (str(cart.due_on), cart.description, cart.done_at) == ("2025-05-05", "Our own words", AT)
    assert (row(run, "Cart").reason, row(run, "Cart").outcome) == ("kept_ours", "updated")
    assert ["due_on", "2025-05-05", None, "kept"] in row(run, "Cart").changes
    assert bring(history(job=LATER), world.marek).counted("updated") == 0


@pytest.mark.parametrize("kind", ["work", "mark", "deal", "said", "comment", "account"])
def test_each_kind_follows(world: World, kind: str) -> None:
    changed: Any = {
        "work": {"due_on": date(2025, 7, 1)},
        "mark": {"done_on": date(2025, 5, 2)},
        "deal": {"minor": 900000},
        "said": {"text": "We begin on Monday."},
        "comment": {"text": "Agreed, on Monday."},
        "account": {"city": "Burgos"},
    }[kind]
    bring_now(history(), world.marek)
    before = everything()

    run = bring_now(history(**{kind: changed}), world.marek)

    assert run.counts == {"unchanged": 11, "updated": 1}
    assert everything() != before
    assert bring(history(**{kind: changed}), world.marek).counts == {"unchanged": 12}
    back(run)
    assert bring(history(), world.marek).counts == {"unchanged": 12}


def test_another_text_there_is_a_new_version_here(world: World) -> None:
    bring_now(history(), world.marek)

    run = bring_now(history(paper={"text": "Everything but the cellar."}), world.marek)

    assert [one.number for one in Version.objects.order_by("number")] == [1, 2]
    assert (run.counted("updated"), back(run)) == (1, [])
    assert [one.number for one in Version.objects.all()] == [1]


def test_checklists_grow_and_get_their_ticks(world: World) -> None:
    steps = (Check(text="Pay", done=False, list_name="Steps"), Check(text="Ship", list_name="Steps"))
    bring_now(history(job={"checks": steps[:1]}), world.marek)

    run = bring_now(history(job={"checks": (replace(steps[0], done=True), steps[1])}), world.marek)

    cart = Task.objects.get(title="Cart")
    assert list(cart.checklist.values_list("text", "is_done")) == [("Pay", True), ("Ship", False)]
    back(run)
    assert list(cart.checklist.values_list("text", "is_done")) == [("Pay", False)]


def test_links_that_would_close_a_circle_are_passed_over(world: World) -> None:
    circle = history(logo={"after": (Before(id="j1"),)})

    bring_now(circle, world.marek)

    assert TaskLink.objects.count() == 1


def test_one_in_the_bin_is_left_alone(world: World) -> None:
    bring_now(history(), world.marek)
    Project.objects.get(name="Wine shop").throw_away(by=world.marek, at=AT)

    run = bring(history(), world.marek)

    assert (row(run, "Wine shop").reason, row(run, "Cart").reason) == ("thrown_away", "no_project")


@pytest.mark.parametrize(("name", "website"), [("CAFÉ  LUNA", ""), ("Luna S.L.", "http://cafeluna.example/contact")])
def test_a_company_that_is_here_is_found_by_its_name_or_website(world: World, name: str, website: str) -> None:
    Client.objects.filter(pk=world.luna.pk).update(website="https://www.cafeluna.example", city="Vigo")

    run = bring_now(history(account={"name": name, "website": website}), world.marek)

    world.luna.refresh_from_db()
    assert (world.luna.city, world.luna.country, run.rows.get(kind="account").outcome) == ("Vigo", "ES", "updated")
    assert Project.objects.get(name="Wine shop").client == world.luna


def test_somebody_known_is_found_by_mail(world: World) -> None:
    Contact.objects.filter(pk=world.ana.pk).update(email="eva@sol.example")

    run = bring_now(history(), world.marek)

    assert Contact.objects.filter(email="eva@sol.example").count() == 1
    assert run.rows.get(kind="known").outcome == "updated"
    assert Origin.objects.get(label="clients.contact").object_id == world.ana.pk


def test_what_one_may_not_see_is_not_found_and_not_touched(world: World) -> None:
    theirs = bring_now(history(), world.iga, client=world.otero)

    run = bring_now(history(), world.zofia, client=world.luna)

    assert Project.objects.filter(name="Wine shop").count() == 2
    assert set(run.counts) <= {"new", "unchanged", "updated"}
    assert back(run) == []
    assert Project.objects.get(name="Wine shop").client == world.otero
    assert theirs.origins.count() > 0
    assert bring(history(), world.iga, client=world.otero).counted("new") == 0


def test_a_client_that_was_chosen_takes_all_of_it(world: World) -> None:
    bring_now(history(), world.marek, client=world.luna)

    assert not Client.objects.filter(name="Sol").exists()
    assert Project.objects.get(name="Wine shop").client == world.luna


def test_a_part_brought_later_finds_what_came_before(world: World) -> None:
    whole = history()
    parts = [[one for one in whole if type(one).__name__ in names] for names in (
        ("Account",), ("Known", "Work"), ("Job", "Mark"), ("Said", "Deal", "Appointment", "Paper"),
    )]  # fmt: skip
    for part in parts:
        assert bring_now(part, world.marek).counts == {"new": len(part)}

    assert bring(whole, world.marek).counts == {"unchanged": 12}


def test_a_row_of_nothing_says_what_is_missing(world: World) -> None:
    alone = [one for one in history() if type(one).__name__ in ("Job", "Said", "Deal", "Appointment")]

    run = bring(alone, world.marek)

    assert {(one.kind, one.reason) for one in run.rows.all()} == {
        ("job", "no_project"), ("comment", "task_of_nothing"), ("said", "said_of_nobody"), ("deal", "deal_of_nobody"),
        ("meeting", "meeting_of_nobody"),
    }  # fmt: skip
    assert all(one.why.endswith(".") for one in run.rows.all())


def test_two_of_one_number_are_one(world: World) -> None:
    job = Job(id="j1", work_id="w1", name="Again", line=9)

    run = bring([*history(), job], world.marek)

    assert (row(run, "Again").outcome, row(run, "Again").reason) == ("refused", "twice_there")


def test_a_meeting_ahead_asks_who_is_known_and_writes_to_nobody(world: World) -> None:
    ahead = timezone.now() + timedelta(days=9)

    bring_now(history(meeting={"starts_at": ahead, "place": "https://call.example/9"}), world.marek)

    kickoff = Meeting.objects.get()
    assert (kickoff.title, kickoff.link, kickoff.kind, kickoff.audience) == (
        "Kickoff", "https://call.example/9", "video", "team",
    )  # fmt: skip
    assert [guest.name for guest in kickoff.guests.all()] == ["Eva Rio"]
    assert kickoff.guests.get().invited_sequence is None
    moved: Any = {"starts_at": ahead + timedelta(hours=1), "place": "https://call.example/9"}
    assert bring_now(history(meeting=moved), world.marek).counted("updated") == 1


def test_a_merged_client_goes_on_as_the_one_that_stayed(world: World) -> None:
    bring_now(history(), world.marek)
    stays, _contact = make_client("Sol Wines", owner=world.marek)
    merge_clients(stays, Client.objects.get(name="Sol"), by=world.marek, at=AT)

    run = bring(history(), world.marek)

    assert run.counted("new") == 0


def test_cancelled_while_it_is_read_it_leaves_no_rows(world: World) -> None:
    def records() -> Any:
        yield from [Job(id=str(at), work_id="w", name="x") for at in range(600)]
        ImportRun.objects.update(state=State.CANCELLED)
        yield Appointment(id="e", title="x", starts_at=AT)

    run = bring(records(), world.marek)

    assert run.state == State.CANCELLED
    assert not run.path.is_file()


def test_companies_on_a_page_that_many_share_are_not_one(world: World) -> None:
    Client.objects.filter(pk=world.luna.pk).update(website="https://facebook.com/luna")
    Client.objects.filter(pk=world.otero.pk).update(website="https://shops.example/otero")
    make_client("Mercado", owner=world.marek, website="https://www.shops.example/mercado")

    for site in ("https://www.facebook.com/sol", "shops.example/sol", "https://"):
        assert bring(history(account={"website": site}), world.marek).rows.get(kind="account").outcome == "new"
    shown = bring(history(account={"website": "taller.example"}), world.marek)
    Client.objects.filter(pk=world.otero.pk).update(website="https://taller.example/es")
    followed = bring(history(account={"website": "taller.example"}), world.marek)
    assert [run.rows.get(kind="account").outcome == "new" for run in (shown, followed)] == [True, False]
