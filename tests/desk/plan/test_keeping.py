"""Baselines and templates: the plan as it was, and the plan as a pattern."""

import pytest

from tests.desk.plan.make import last_toast, make_plan
from tests.world import make_project
from vinculo.projects.models import Baseline, PlanTemplate, Task


@pytest.fixture
def plan(world):
    return make_plan(world.shop, world.marek)


@pytest.fixture
def base(world):
    return f"/projects/{world.shop.pk}/plan/"


def test_a_baseline_is_taken_and_compared(world, plan, signed_in, base):
    client = signed_in(world.marek)
    client.post(f"{base}baselines/", {"name": "Today"})
    taken = Baseline.objects.get(name="Today")
    Task.objects.filter(pk=plan[0].pk).update(due_on="2026-03-24")

    page = client.get(f"{base}baselines/{taken.pk}/")

    assert [(one.name, one.days) for one in page.context["page"]] == [("Task 0", 5)]
    assert page.context["same"] == 4


def test_a_baseline_needs_a_name_and_can_be_let_go(world, plan, signed_in, base):
    client = signed_in(world.marek)

    nameless = client.post(f"{base}baselines/", {"name": ""})
    client.post(f"{base}baselines/", {"name": "Today"})
    client.post(last_toast(client).extra_tags)
    client.post(f"{base}baselines/{Baseline.objects.get().pk}/remove/")

    assert (list(nameless.context["form"].errors), Baseline.objects.count()) == (["name"], 0)


def test_a_plan_becomes_the_beginning_of_another(world, plan, signed_in, base):
    client, other = signed_in(world.marek), make_project(world.luna, "Second shop")

    client.post(f"{base}patterns/keep/", {"name": "A shop"})
    template = PlanTemplate.objects.get()
    said = {"template": template.pk, "starts_on": "2026-06-01"}
    client.post(f"/projects/{other.pk}/plan/patterns/begin/", said)
    brought = (other.tasks.count(), other.stages.count(), other.tasks.filter(assignee=None).count())
    client.post(last_toast(client).extra_tags)

    assert brought == (4, 2, 4)
    assert (other.tasks.count(), other.stages.count()) == (0, 0)


def test_templates_say_what_is_wrong(world, plan, signed_in, base):
    client = signed_in(world.marek)
    strange = PlanTemplate.objects.create(name="Strange", body={"version": 99})

    nameless = client.post(f"{base}patterns/keep/", {"name": ""})
    dateless = client.post(f"{base}patterns/begin/", {"template": strange.pk})
    unread = client.post(f"{base}patterns/begin/", {"template": strange.pk, "starts_on": "2026-06-01"})

    assert list(nameless.context["keep_form"].errors) == ["name"]
    assert list(dateless.context["begin_form"].errors) == ["starts_on"]
    assert unread.context["begin_form"].errors["template"] == ["This template cannot be read. Choose another."]


def test_a_template_is_removed_by_who_made_it(world, plan, signed_in, base):
    template = PlanTemplate.objects.create(name="Marek's", body={"version": 1}, by=world.marek)

    signed_in(world.zofia).post(f"{base}patterns/remove/", {"template": template.pk})
    still = PlanTemplate.objects.count()
    signed_in(world.marek).post(f"{base}patterns/remove/", {"template": template.pk})

    assert (still, PlanTemplate.objects.count()) == (1, 0)
