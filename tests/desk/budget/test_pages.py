"""The budget of a project: set, changed, used and forecast."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_person
from vinculo.projects.models import Budget, BudgetChange, Stage, Task, TimeEntry


@pytest.fixture
def base(world):
    return f"/projects/{world.shop.pk}/budget/"


def make_budget(world, **fields):
    given = {"minutes": 6000, "amount": 700_000, "rate": 7_000, "currency": "EUR", **fields}
    return Budget.objects.create(project=world.shop, **given)


def spent(world, minutes, person=None, **fields):
    given = {"project": world.shop, "person": person or world.zofia, "on": timezone.localdate(), **fields}
    return TimeEntry.objects.create(minutes=minutes, **given)


def toasts(client):
    return list(client.get("/promises/").context["messages"])


def test_hours_and_money_are_agreed(world, signed_in, base):
    said = {"minutes": "120", "amount": "18.400,50", "rate": "75", "currency": "EUR"}

    answer = signed_in(world.marek).post(f"{base}set/", said)

    assert answer.url == base
    assert Budget.objects.values_list("project", "minutes", "amount", "rate", "currency", "set_by").get() == (
        world.shop.pk, 7200, 1_840_050, 7_500, "EUR", world.marek.pk,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"minutes": "", "amount": ""}, "__all__"),
        ({"minutes": "many"}, "minutes"),
        ({"amount": "1.2.3"}, "amount"),
        ({"rate": "-5"}, "rate"),
        ({"rate": "99999999999"}, "rate"),
        ({"currency": "XXX"}, "currency"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, base, more, field):
    said = {"minutes": "120", "amount": "1", "rate": "1", "currency": "EUR", **more}

    page = signed_in(world.marek).post(f"{base}set/", said)

    assert (page.status_code, list(page.context["form"].errors), Budget.objects.count()) == (200, [field], 0)


def test_what_was_agreed_stands_in_the_form_again(world, signed_in, base):
    make_budget(world, minutes=90)

    form = signed_in(world.marek).get(f"{base}set/").context["form"]

    assert [form[name].value() for name in ("minutes", "amount", "rate")] == [1.5, "7000", "70"]


def test_a_change_says_why_and_can_be_taken_back(world, signed_in, base):
    make_budget(world)
    client = signed_in(world.marek)

    client.post(f"{base}changes/new/", {"minutes": "8", "amount": "-560", "why": "The oven"})
    change = BudgetChange.objects.get()
    client.post(f"{base}changes/{change.pk}/remove/")
    gone = BudgetChange.objects.count()
    client.post(toasts(client)[-1].extra_tags)

    back = BudgetChange.objects.get()
    assert (change.minutes, change.amount, change.why, change.by) == (480, -56_000, "The oven", world.marek)
    assert (gone, back.minutes, back.amount, back.why, back.at, back.by) == (
        0, 480, -56_000, "The oven", change.at, world.marek,
    )  # fmt: skip


@pytest.mark.parametrize(("said", "field"), [({"minutes": "8"}, "why"), ({"why": "So"}, "__all__")])
def test_a_change_without_a_reason_or_a_figure_is_none(world, signed_in, base, said, field):
    make_budget(world)

    page = signed_in(world.marek).post(f"{base}changes/new/", said)

    assert list(page.context["form"].errors) == [field]


def test_used_done_and_what_it_will_be(world, signed_in, base):
    make_budget(world)
    stage = Stage.objects.create(project=world.shop, name="Baking")
    done = Task.objects.create(
        project=world.shop, title="A", stage=stage, estimate_minutes=3000, percent=100, done_at=timezone.now()
    )
    Task.objects.create(project=world.shop, title="B", estimate_minutes=3000)
    spent(world, 4200, task=done)
    spent(world, 60, world.marek, is_billable=False, on=timezone.localdate() - timedelta(days=40))

    context = signed_in(world.marek).get(base).context

    assert (context["used"], context["done"], context["is_ahead"]) == (70, 50, True)
    assert [line[1] for line in context["lines"]][:2] == ["100 h", "70 h"]
    assert (context["lines"][1][2], context["lines"][2][3]) == ("€4,900", True)
    assert [(part.name, part.hours, part.percent) for part in context["people"]] == [
        ("Zofia Kos", "70 h", 99), ("Marek Wilk", "1 h", 1),
    ]  # fmt: skip
    assert [part.name for part in context["stages"]] == ["Baking", "In no stage"]
    assert len(context["months"]) == 2


def test_it_does_not_warn_when_money_goes_with_the_work(world, signed_in, base):
    make_budget(world)
    Task.objects.create(project=world.shop, title="A", estimate_minutes=6000, percent=50)
    spent(world, 3300)

    assert signed_in(world.marek).get(base).context["is_ahead"] is False


@pytest.mark.parametrize(("name", "code"), [("rita", 200), ("zofia", 200), ("teo", 302), ("iga", 404)])
def test_the_page_is_for_the_team(world, signed_in, base, name, code):
    make_budget(world)

    assert signed_in(getattr(world, name)).get(base).status_code == code


@pytest.mark.parametrize("rest", ["set/", "changes/new/"])
def test_guests_neither_read_nor_change_what_was_agreed(world, signed_in, base, rest):
    make_budget(world)

    assert signed_in(world.teo).get(base + rest).status_code == 403


def test_a_stranger_signs_in_first(world, client, base):
    assert client.get(base).url.startswith("/account/sign-in/")


def test_a_change_is_found_only_in_its_own_project(world, signed_in):
    change = BudgetChange.objects.create(budget=make_budget(world), minutes=5, at=timezone.now())

    answer = signed_in(world.rita).post(f"/projects/{world.workshop.pk}/budget/changes/{change.pk}/remove/")

    assert (answer.status_code, BudgetChange.objects.count()) == (404, 1)


def test_more_rows_take_no_more_queries(world, signed_in, base):
    budget, client, counted = make_budget(world), signed_in(world.marek), []
    for number in (1, 2):
        for turn in range(number):
            person = make_person(f"P{number}{turn} Lee")
            stage = Stage.objects.create(project=world.shop, name=f"S{number}{turn}")
            spent(world, 60, person, task=Task.objects.create(project=world.shop, title="A", stage=stage))
            BudgetChange.objects.create(budget=budget, minutes=5, at=timezone.now(), by=person)
        client.get(base)
        with CaptureQueriesContext(connection) as queries:
            client.get(base)
        counted.append(len(queries))

    assert counted[0] == counted[1]
    assert counted[0] <= 18
