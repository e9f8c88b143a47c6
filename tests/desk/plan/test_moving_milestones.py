"""Another day for a milestone: its tasks and the word we gave are shown before anything is saved."""

from datetime import date, timedelta

import pytest

from tests.desk.plan.make import MONDAY, last_toast
from vinculo.agreements.models import Promise
from vinculo.projects.models import Milestone, Task, TaskLink

FRIDAY, NEXT_FRIDAY = MONDAY + timedelta(days=4), MONDAY + timedelta(days=11)
LATER = {"planned_on": NEXT_FRIDAY.isoformat()}


@pytest.fixture
def plates(world):
    """A milestone promised to Ana, with a task that leads there and another that waits for it."""
    milestone = Milestone.objects.create(
        project=world.shop, name="Plates", planned_on=FRIDAY, promised_on=FRIDAY + timedelta(days=3)
    )
    Promise.objects.create(
        client=world.luna, project=world.shop, milestone=milestone, text="Plates", made_to=world.ana, owner=world.marek,
        made_at="2026-03-01T10:00Z", promised_on=milestone.promised_on,
    )  # fmt: skip
    bake = Task.objects.create(
        project=world.shop, milestone=milestone, title="Bake", starts_on=MONDAY, due_on=MONDAY + timedelta(days=3)
    )
    serve = Task.objects.create(project=world.shop, title="Serve", starts_on=FRIDAY, due_on=FRIDAY, position=1)
    TaskLink.objects.create(before=bake, after=serve)
    return milestone


@pytest.fixture
def address(world, plates):
    return f"/projects/{world.shop.pk}/plan/milestones/{plates.pk}/move/"


def days(project):
    """Every date of the plan, by name."""
    milestones = project.milestones.values_list("name", "planned_on")
    return dict(milestones) | dict(project.tasks.values_list("title", "due_on"))


def test_the_effect_is_shown_and_nothing_saved(world, plates, signed_in, address):
    before, client = days(world.shop), signed_in(world.marek)

    for how in ({}, {"how": "alone"}):
        page = client.post(address, {**LATER, **how})

        effect = page.context["effect"]
        assert [move.title for move in effect.tasks] == ["Bake", "Serve"]
        assert [(one.name, one.promised_to, one.buffer_days < 0) for one in effect.milestones] == [
            ("Plates", ("Ana Prado",), True)
        ]
        assert "after what they heard" in page.content.decode()
        assert days(world.shop) == before


def test_it_moves_with_its_tasks_or_by_itself_and_is_put_back(world, plates, signed_in, address):
    before, client = days(world.shop), signed_in(world.marek)
    cases = {
        "all": {"Plates": NEXT_FRIDAY, "Bake": date(2026, 3, 26), "Serve": NEXT_FRIDAY},
        "only": {**before, "Plates": NEXT_FRIDAY},
    }

    for how, expected in cases.items():
        client.post(address, {**LATER, "how": how})
        assert days(world.shop) == expected, how
        client.post(last_toast(client).extra_tags)
        assert days(world.shop) == before, how
    plates.refresh_from_db()
    assert plates.promised_on == FRIDAY + timedelta(days=3)


def test_only_one_that_nobody_heard_of_is_saved_at_once(world, signed_in):
    quiet = Milestone.objects.create(project=world.shop, name="Tasting", planned_on=FRIDAY)
    heard = Milestone.objects.create(project=world.shop, name="Opening", planned_on=FRIDAY, promised_on=NEXT_FRIDAY)
    client = signed_in(world.marek)

    answers = [
        client.post(f"/projects/{world.shop.pk}/plan/milestones/{one.pk}/move/", {"days": "1", "how": "alone"})
        for one in (quiet, heard)
    ]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert days(world.shop) == {"Tasting": date(2026, 3, 23), "Opening": FRIDAY}


def test_before_its_tasks_are_done_it_says_so(world, plates, signed_in, address):
    page = signed_in(world.marek).get(address, {"planned_on": "2026-03-17"})

    assert page.context["ready_on"] == date(2026, 3, 19)
    assert "Moved by itself, it would come before them" in page.content.decode()


def test_what_cannot_be_is_refused(world, plates, signed_in, address):
    before, client = days(world.shop), signed_in(world.marek)

    for asked in ({"planned_on": "x"}, {"planned_on": ""}, {"days": "²", "planned_on": ""}):
        page = client.post(address, {**asked, "how": "all"})
        assert (page.status_code, bool(page.context["form"].errors)) == (200, True), asked
    assert client.get(address, {"days": "9" * 30}).status_code == 200
    assert days(world.shop) == before


def test_a_done_one_stays(world, plates, signed_in, address):
    Milestone.objects.filter(pk=plates.pk).update(done_on=FRIDAY)

    assert signed_in(world.marek).post(address, {**LATER, "how": "all"}).status_code == 404


def test_in_a_plan_that_runs_in_a_circle_it_moves_by_itself(world, plates, signed_in, address):
    before, client = days(world.shop), signed_in(world.marek)
    TaskLink.objects.create(before=Task.objects.get(title="Serve"), after=Task.objects.get(title="Bake"))

    client.post(address, {**LATER, "how": "all"})

    assert days(world.shop) == {**before, "Plates": NEXT_FRIDAY}
    client.post(last_toast(client).extra_tags)
    assert days(world.shop) == before


def test_the_roadmap_offers_what_can_be_moved(world, plates, signed_in):
    done = Milestone.objects.create(project=world.shop, name="Tasting", planned_on=MONDAY, done_on=MONDAY)

    page = signed_in(world.marek).get(f"/projects/{world.shop.pk}/plan/?view=gantt").content.decode()

    assert [f'data-bar="m{one.pk}"' in page for one in (plates, done)] == [True, False]
    assert f'data-row="m{plates.pk}"' in page
