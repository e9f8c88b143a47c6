"""Work of somebody who carries too much goes to a colleague who has hours for it, and can be had back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.practices.test_board import make_nudge
from tests.world import NOW, World, make_client, make_project
from vinculo.agreements.models import Promise
from vinculo.notifications.models import Notice
from vinculo.people.models import Person
from vinculo.practices.models import Nudge, State
from vinculo.projects.models import Project, Task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def a_task(project: Project, whose: Person, title: str = "Texts", days: int = 4, **fields: Any) -> Task:
    due_on = timezone.localdate() + timedelta(days=days)
    return Task.objects.create(
        project=project, assignee=whose, title=title, due_on=due_on, **{"estimate_minutes": 600, **fields}
    )


def a_promise(world: World, whose: Person, **fields: Any) -> Promise:
    return Promise.objects.create(client=world.luna, owner=whose, text="The menu", made_at=NOW, by=whose, **fields)


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_shows_nothing_that_one_does_not_see_and_nothing_that_is_over(world: World, signed_in: Any) -> None:
    a_task(world.workshop, world.zofia, "Secret plan")
    a_task(world.shop, world.zofia, "Old", done_at=NOW)
    a_task(world.shop, world.zofia, "Far off", days=60, starts_on=timezone.localdate() + timedelta(days=50))
    a_promise(world, world.zofia, kept_on=NOW.date())
    address = f"/people/{world.zofia.pk}/share/"

    page = signed_in(world.zofia).get(address)

    assert page.context["rows"] == []
    assert "There is no open task or promise of theirs that you see." in words(page)
    assert [one.what for one, _detail in signed_in(world.marek).get(address).context["rows"]] == ["Secret plan"]
    assert signed_in(world.teo).get(address).status_code == 403
    assert signed_in(world.marek).get("/people/99999/share/").status_code == 404


def test_says_what_there_is_and_who_has_hours_for_it(world: World, signed_in: Any) -> None:
    a_task(world.shop, world.zofia, days=-1, percent=50)
    a_task(world.shop, world.iga, estimate_minutes=70 * 60)
    a_task(world.shop, world.rita, estimate_minutes=90 * 60)
    a_promise(world, world.zofia, promised_on=NOW.date())

    page = signed_in(world.marek).get(f"/people/{world.zofia.pk}/share/")

    assert [(one.key.partition(":")[0], one.what, detail) for one, detail in page.context["rows"]] == [
        ("task", "Texts", "Online shop · since yesterday · 5h"), ("promise", "The menu", "Café Luna · until today"),
    ]  # fmt: skip
    assert [label for _pk, label in page.context["form"].fields["to"].choices] == [
        "Choose somebody", "Marek Wilk, 80 hours free", "Iga Lis, 10 hours free", "Rita Solano, no hours free",
    ]  # fmt: skip


def test_it_goes_over_from_today_and_comes_back(world: World, signed_in: Any) -> None:
    task, promise = a_task(world.shop, world.zofia), a_promise(world, world.zofia)
    nudge = make_nudge(world.luna, world.marek, practice="load", subject=f"person:{world.zofia.pk}")
    nudge.facts |= {"who": "Zofia Kos", "overdue": 1, "project": "Online shop"}
    nudge.save()
    browser = signed_in(world.marek)
    card = browser.get("/").context["focus"]
    said = {"what": [f"task:{task.pk}", f"promise:{promise.pk}"], "to": world.rita.pk}

    def whose() -> list[Any]:
        task.refresh_from_db()
        promise.refresh_from_db()
        return [task.assignee, promise.owner, Nudge.objects.get(pk=nudge.pk).state]

    page = browser.post(card.address, said, follow=True).content.decode()

    assert (card.address, card.is_form) == (f"/people/{world.zofia.pk}/share/?nudge={nudge.pk}", True)
    assert whose() == [world.rita, world.rita, State.DONE]
    assert "2 things now belong to Rita Solano." in page
    assert sorted(Notice.objects.filter(person=world.rita).values_list("subject", flat=True)) == [
        f"promise:{promise.pk}", f"task:{task.pk}",
    ]  # fmt: skip
    browser.post("/undo/?token=" + page.split("/undo/?token=")[1].split('"')[0])
    assert whose() == [world.zofia, world.zofia, State.OPEN]
    assert not Notice.objects.filter(person=world.rita).exists()


def test_what_went_on_meanwhile_stays(world: World, signed_in: Any) -> None:
    task = a_task(world.shop, world.zofia)
    browser, address = signed_in(world.marek), f"/people/{world.zofia.pk}/share/"
    said = {"what": [f"task:{task.pk}"], "to": world.rita.pk}
    page = browser.post(address, said, follow=True).content.decode()
    Task.objects.update(assignee=world.marek)

    told = browser.post("/undo/?token=" + page.split("/undo/?token=")[1].split('"')[0], follow=True)

    assert "That has changed meanwhile" in told.content.decode()
    assert Task.objects.get().assignee == world.marek
    assert browser.post(address, said).status_code == 200, "it is not Zofia's any more"


def test_asks_for_what_is_missing_and_gives_nothing_to_whoever_does_not_see_it(world: World, signed_in: Any) -> None:
    task = a_task(world.shop, world.zofia)
    other = a_task(world.workshop, world.zofia)
    browser, address = signed_in(world.marek), f"/people/{world.zofia.pk}/share/"

    empty = browser.post(address, {"to": ""})
    blind = browser.post(address, {"what": [f"task:{task.pk}"], "to": world.iga.pk})
    guest = browser.post(address, {"what": [f"task:{task.pk}"], "to": world.teo.pk})
    unseen = signed_in(world.zofia).post(address, {"what": [f"task:{other.pk}"], "to": world.marek.pk})

    assert "Choose what somebody else takes." in words(empty) and "Choose who takes it over." in words(empty)
    assert "Iga Lis does not see all of it." in words(blind)
    assert [page.status_code for page in (guest, unseen)] == [200, 200]
    assert set(Task.objects.values_list("assignee", flat=True)) == {world.zofia.pk}
    told = browser.post(address, {"what": [f"task:{other.pk}"], "to": world.iga.pk})
    assert (told.status_code, Task.objects.get(pk=other.pk).assignee) == (302, world.iga)


def test_asks_as_often_for_three_as_for_one(world: World, signed_in: Any) -> None:
    browser, address = signed_in(world.marek), f"/people/{world.zofia.pk}/share/"
    a_task(world.shop, world.zofia)
    a_promise(world, world.zofia)
    browser.get(address)
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counts.append(len(asked))
        client, _contact = make_client(f"Client {number}")
        a_task(make_project(client, f"Project {number}"), world.zofia)
        Promise.objects.create(client=client, owner=world.zofia, text="More", made_at=NOW)

    assert len(set(counts)) == 1 and counts[0] <= 12
