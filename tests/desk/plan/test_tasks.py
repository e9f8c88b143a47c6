"""Tasks as one writes them, ticks them and lets them wait for each other."""

from datetime import date

import pytest
from django.utils import timezone

from tests.desk.plan.make import last_toast, make_plan
from tests.world import make_project
from vinculo.projects.models import Milestone, Stage, Task, TaskLink

DIALOG = {"HTTP_HX_TARGET": "dialog"}


@pytest.fixture
def plan(world):
    return make_plan(world.shop, world.marek)


@pytest.fixture
def base(world):
    return f"/projects/{world.shop.pk}/plan/"


def said(**other):
    return {"title": "Bake", "kind": "work", "side": "ours", **other}


def test_a_task_is_written_with_everything(world, signed_in, base):
    stage = Stage.objects.create(project=world.shop, name="Design")
    milestone = Milestone.objects.create(project=world.shop, name="Plates", stage=stage)
    given = said(
        starts_on="2026-03-16", due_on="2026-03-18", estimate_minutes="1,5 h", percent="20", assignee=world.zofia.pk,
        milestone=milestone.pk, repeats="FREQ=WEEKLY",
    )  # fmt: skip

    answer = signed_in(world.marek).post(f"{base}tasks/new/", given)

    task = Task.objects.get()
    assert (answer.status_code, answer.url) == (302, base)
    assert (task.due_on, task.estimate_minutes, task.percent) == (date(2026, 3, 18), 90, 20)
    assert (task.assignee, task.stage, task.repeats) == (world.zofia, stage, "FREQ=WEEKLY")


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"title": ""}, {"title"}),
        ({"starts_on": "2026-03-18", "due_on": "2026-03-16"}, {"due_on"}),
        ({"estimate_minutes": "soon"}, {"estimate_minutes"}),
        ({"percent": "120"}, {"percent"}),
        ({"due_on": "31 nov"}, {"due_on"}),
        ({"repeats": "now and then"}, {"repeats"}),
    ],
)
def test_it_says_what_is_wrong(world, plan, signed_in, base, wrong, errors):
    client = signed_in(world.marek)

    new = client.post(f"{base}tasks/new/", said(**wrong))
    known = client.post(f"{base}tasks/{plan[0].pk}/", said(**wrong))

    assert (new.status_code, set(new.context["form"].errors)) == (200, errors)
    assert (known.status_code, set(known.context["form"].errors)) == (200, errors)


def test_stages_and_people_are_those_of_the_project(world, signed_in, base):
    other = Stage.objects.create(project=make_project(world.luna, "Other"), name="Elsewhere")

    page = signed_in(world.marek).post(f"{base}tasks/new/", said(stage=other.pk, assignee=987654))

    assert set(page.context["form"].errors) == {"stage", "assignee"}


def test_somebody_who_saved_meanwhile_is_not_overwritten(world, plan, signed_in, base):
    client, task = signed_in(world.marek), plan[0]
    opened = client.get(f"{base}tasks/{task.pk}/").context["form"].stored_at
    task.title = "Bake bread"
    task.save()

    page = client.post(f"{base}tasks/{task.pk}/", said(seen_at=opened))

    assert "Somebody saved this" in page.content.decode()
    assert Task.objects.get(pk=task.pk).title == "Bake bread"


def test_a_line_and_enter_make_a_task(world, plan, signed_in, base):
    client, stage = signed_in(world.marek), world.shop.stages.first()

    answer = client.post(
        f"{base}tasks/quick/", {"title": "Flour", "stage": stage.pk}, HTTP_REFERER=f"http://testserver{base}?view=list"
    )
    task = Task.objects.get(title="Flour")
    client.post(last_toast(client).extra_tags)

    assert (answer.url, task.stage, task.position > plan[-1].position) == (f"{base}?view=list", stage, True)
    assert Task.objects.filter(title="Flour").exists() is False


def test_an_empty_line_makes_nothing(world, signed_in, base):
    client = signed_in(world.marek)

    client.post(f"{base}tasks/quick/", {"title": " "})

    assert (Task.objects.count(), str(last_toast(client))) == (0, "What is to be done?")


def test_done_and_taken_back(world, plan, signed_in, base):
    client, task = signed_in(world.marek), plan[0]

    client.post(f"{base}tasks/{task.pk}/done/")
    task.refresh_from_db()
    done = (task.done_at is not None, task.percent)
    client.post(last_toast(client).extra_tags)

    task.refresh_from_db()
    assert (done, task.done_at, task.percent) == ((True, 100), None, 0)


def test_a_task_that_comes_again_comes_again(world, signed_in, base):
    task = Task.objects.create(project=world.shop, title="Water", repeats="FREQ=WEEKLY", due_on=timezone.localdate())
    client = signed_in(world.marek)

    client.post(f"{base}tasks/{task.pk}/done/")
    following = Task.objects.exclude(pk=task.pk).get()
    client.post(last_toast(client).extra_tags)

    assert (following.title, following.due_on > task.due_on) == ("Water", True)
    assert list(Task.objects.all()) == [task]


def test_begun_and_not(world, plan, signed_in, base):
    client, task = signed_in(world.marek), plan[0]

    client.post(f"{base}tasks/{task.pk}/begun/")
    task.refresh_from_db()
    begun_on = task.started_on
    client.post(f"{base}tasks/{task.pk}/begun/")

    task.refresh_from_db()
    assert (begun_on, task.started_on) == (timezone.localdate(), None)


def test_off_the_plan_and_back(world, plan, signed_in, base):
    client, task = signed_in(world.marek), plan[0]

    client.post(f"{base}tasks/{task.pk}/remove/")
    undo = last_toast(client).extra_tags
    gone = client.get(f"{base}tasks/{task.pk}/").status_code
    client.post(undo)

    assert (gone, client.get(f"{base}tasks/{task.pk}/").status_code) == (404, 200)


def test_a_task_of_another_project_is_not_reached_through_this_one(world, plan, signed_in, base):
    other = Task.objects.create(project=make_project(world.luna, "Other"), title="Theirs")
    client = signed_in(world.marek)

    assert client.get(f"{base}tasks/{other.pk}/").status_code == 404
    assert [client.post(f"{base}tasks/{other.pk}/{deed}/").status_code for deed in ("done", "move", "card")] == [
        404
    ] * 3


def test_steps_are_added_ticked_ordered_and_removed(world, plan, signed_in, base):
    client, task = signed_in(world.marek), plan[0]
    steps = f"{base}tasks/{task.pk}/steps/"

    client.post(steps, {"text": "Heat the oven"})
    old, new = task.checklist.all()
    client.post(f"{steps}{new.pk}/tick/")
    client.post(f"{steps}{new.pk}/move/", {"to": "up"})
    client.post(f"{steps}{old.pk}/remove/")

    assert [(one.text, one.is_done) for one in task.checklist.all()] == [("Heat the oven", True)]


def test_in_a_dialog_the_task_comes_again_as_it_is_now(world, plan, signed_in, base):
    page = signed_in(world.marek).post(f"{base}tasks/{plan[0].pk}/steps/", {"text": "Heat"}, **DIALOG)

    assert (page.status_code, [step.text for step in page.context["steps"]]) == (200, ["A step", "Heat"])


def test_a_step_without_words_is_refused(world, plan, signed_in, base):
    page = signed_in(world.marek).post(f"{base}tasks/{plan[0].pk}/steps/", {"text": ""})

    assert page.context["step_form"].errors["text"] == ["What is the step?"]


def test_a_comment_says_who_and_when(world, plan, signed_in, base):
    client = signed_in(world.zofia)

    client.post(f"{base}tasks/{plan[0].pk}/comments/", {"text": "It smells good"})
    empty = client.post(f"{base}tasks/{plan[0].pk}/comments/", {"text": ""})

    assert [(one.person, one.text) for one in plan[0].comments.order_by("-pk")[:1]] == [(world.zofia, "It smells good")]
    assert list(empty.context["comment_form"].errors) == ["text"]


def test_a_task_waits_for_another_by_a_part_of_its_title(world, signed_in, base):
    flour, bread = (Task.objects.create(project=world.shop, title=title) for title in ("Buy flour", "Bake bread"))
    client = signed_in(world.marek)

    client.post(f"{base}tasks/{bread.pk}/links/", {"q": "flóur", "kind": "FS", "lag_days": "1"})
    link = TaskLink.objects.get()
    circle = client.post(f"{base}tasks/{flour.pk}/links/", {"before": bread.pk, "kind": "FS"})
    client.post(f"{base}links/{link.pk}/remove/")

    assert (link.before, link.after, link.lag_days) == (flour, bread, 1)
    assert "Buy flour → Bake bread → Buy flour" in circle.context["link_form"].errors["q"][0]
    assert TaskLink.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "says"), [("", "No other task"), ("zebra", "No other task"), ("task", "Several tasks fit")]
)
def test_a_link_that_is_not_clear_says_so(world, plan, signed_in, base, words, says):
    page = signed_in(world.marek).post(f"{base}tasks/{plan[0].pk}/links/", {"q": words, "kind": "FS"})

    assert page.context["link_form"].errors["q"][0].startswith(says)


def test_others_are_offered_while_one_types(world, plan, signed_in, base):
    page = signed_in(world.marek).get(f"{base}tasks/{plan[0].pk}/others/?q=task+2")

    assert page.content.decode().count("<input") == 1


def test_a_card_goes_into_another_list_and_back(world, plan, signed_in, base):
    client, card = signed_in(world.marek), plan[0]

    client.post(f"{base}tasks/{card.pk}/card/", {"column": "Doing", "before": plan[1].pk})
    order = [task.title for task in world.shop.tasks.filter(column="Doing").order_by("position")]
    client.post(last_toast(client).extra_tags)

    card.refresh_from_db()
    assert (order, card.column) == (["Task 0", "Task 1"], "To do")


def test_stages_are_made_moved_and_removed_without_their_tasks(world, plan, signed_in, base):
    client = signed_in(world.marek)
    client.post(f"{base}stages/new/", {"name": "Launch", "owner": world.marek.pk})
    design, _build, launch = world.shop.stages.all()

    client.post(f"{base}stages/{launch.pk}/move/", {"to": "up"})
    client.post(f"{base}stages/{design.pk}/", {"name": "Drawing"})
    order = [stage.name for stage in world.shop.stages.all()]
    client.post(f"{base}stages/{design.pk}/remove/")
    left = (world.shop.stages.count(), world.shop.tasks.count())
    client.post(last_toast(client).extra_tags)
    nameless = client.post(f"{base}stages/new/", {"name": ""})

    assert (order, left) == (["Drawing", "Launch", "Build"], (2, 4))
    assert Stage.objects.get(name="Drawing").tasks.count() == 2
    assert nameless.context["form"].errors["name"] == ["What is the stage called?"]
