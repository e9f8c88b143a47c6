"""Projects on the desk."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_project
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Question
from vinculo.projects.models import (
    ChecklistItem,
    CommunicationPlan,
    Milestone,
    Project,
    ProjectMember,
    Task,
)


def last_toast(client):
    return list(client.get("/projects/").context["messages"])[-1]


def test_the_list_shows_what_goes_on_and_what_comes_next(world, signed_in):
    make_project(world.luna, "Old site", phase="closed")
    Milestone.objects.create(project=world.shop, name="Catalogue", promised_on=date(2026, 3, 20))

    page = signed_in(world.marek).get("/projects/?sort=name")

    assert [project.name for project in page.context["page"]] == ["Booking page", "Online shop"]
    assert page.context["page"][1].next_name == "Catalogue"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("phase=closed", ["Old site"]),
        ("phase=all&sort=-name", ["Old site", "Online shop", "Booking page"]),
        ("lead=me", ["Online shop"]),
        ("q=cafe+shop", ["Online shop"]),
        ("q=nothing", []),
        ("sort=client", ["Online shop", "Booking page"]),
        ("phase=bogus&sort=bogus&lead=bogus&page=99", ["Booking page", "Online shop"]),
    ],
)
def test_filters_sort_and_search(world, signed_in, query, names):
    make_project(world.luna, "Old site", phase="closed", lead=world.rita)

    page = signed_in(world.marek).get(f"/projects/?{query}")

    assert sorted(project.name for project in page.context["page"]) == sorted(names)


def test_a_new_project_begins_with_its_lead(world, signed_in):
    said = {"chosen": str(world.luna.pk), "name": "Rebranding", "phase": "kickoff", "lead": world.marek.pk}

    answer = signed_in(world.zofia).post("/projects/new/", said)

    project = Project.objects.get(name="Rebranding")
    assert (answer.status_code, answer.url) == (302, f"{project.get_absolute_url()}kickoff/")
    assert [(member.person, member.may_ask_client) for member in project.members.all()] == [(world.marek, True)]
    assert [change.to_phase for change in project.phase_changes.all()] == ["kickoff"]


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ({"name": ""}, {"name"}),
        ({"starts_on": "2026-03-02", "due_on": "2026-03-01"}, {"due_on"}),
        ({"due_on": "31 nov"}, {"due_on"}),
    ],
)
def test_a_new_project_says_what_is_wrong(world, signed_in, said, errors):
    given = {"chosen": str(world.luna.pk), "name": "Rebranding", "phase": "kickoff", **said}

    page = signed_in(world.marek).post("/projects/new/", given)

    assert (page.status_code, set(page.context["form"].errors)) == (200, errors)


def test_nobody_makes_one_for_a_client_they_do_not_see(world, signed_in):
    page = signed_in(world.iga).post("/projects/new/", {"chosen": str(world.luna.pk), "name": "X", "phase": "kickoff"})

    assert (page.status_code, list(page.context["whom"].errors)) == (200, ["who"])
    assert Project.objects.filter(name="X").exists() is False


def test_editing_keeps_the_history_of_its_phase(world, signed_in):
    client = signed_in(world.marek)
    said = {"name": "Shop", "phase": "closing", "due_on": "2026-06-01", "summary": "Wine"}

    client.post(f"/projects/{world.shop.pk}/edit/", said)

    world.shop.refresh_from_db()
    assert (world.shop.name, world.shop.phase, world.shop.due_on) == ("Shop", "closing", date(2026, 6, 1))
    assert [(change.from_phase, change.to_phase) for change in world.shop.phase_changes.all()] == [
        ("delivery", "closing")
    ]


def test_the_phase_changes_and_changes_back(world, signed_in):
    client = signed_in(world.marek)

    client.post(f"/projects/{world.shop.pk}/phase/", {"phase": "closed"})
    closed = Project.objects.get(pk=world.shop.pk)
    client.post(last_toast(client).extra_tags)

    world.shop.refresh_from_db()
    assert (closed.phase, closed.closed_on) == ("closed", timezone.localdate())
    assert (world.shop.phase, world.shop.closed_on) == ("delivery", None)


def test_into_the_bin_and_back(world, signed_in):
    client = signed_in(world.marek)

    client.post(f"/projects/{world.shop.pk}/throw-away/")
    undo = last_toast(client).extra_tags
    gone = client.get(f"/projects/{world.shop.pk}/").status_code
    client.post(undo)

    assert (gone, client.get(f"/projects/{world.shop.pk}/").status_code) == (404, 200)


def test_the_page_draws_the_roadmap(world, signed_in):
    today = timezone.localdate()
    Milestone.objects.create(project=world.shop, name="Design", promised_on=today, done_on=today, position=0)
    Milestone.objects.create(
        project=world.shop, name="Catalogue", planned_on=today + timedelta(days=5),
        promised_on=today + timedelta(days=9), forecast_on=today + timedelta(days=12), position=1,
    )  # fmt: skip

    page = signed_in(world.marek).get(f"/projects/{world.shop.pk}/")

    drawn = str(page.context["roadmap"])
    assert ('class="over"' in drawn, 'class="flag"' in drawn, 'class="today"' in drawn) == (True, True, True)
    assert [mark for _one, mark in page.context["milestones"]] == ["ok", "risk"]


def test_milestones_are_made_moved_done_and_removed(world, signed_in):
    client, base = signed_in(world.marek), f"/projects/{world.shop.pk}/milestones"
    for name in ("Design", "Catalogue"):
        client.post(f"{base}/new/", {"name": name, "promised_on": "2026-04-01"})
    design, catalogue = Milestone.objects.order_by("position")

    client.post(f"{base}/{catalogue.pk}/move/", {"to": "up"})
    client.post(f"{base}/{design.pk}/done/")
    client.post(f"{base}/{catalogue.pk}/", {"name": "Catalogue of wines", "promised_on": "2026-04-01"})
    order = [one.name for one in world.shop.milestones.all()]
    client.post(f"{base}/{catalogue.pk}/remove/")
    left = [one.name for one in world.shop.milestones.all()]
    client.post(last_toast(client).extra_tags)

    assert (order, left) == (["Catalogue of wines", "Design"], ["Design"])
    assert [one.name for one in world.shop.milestones.all()] == ["Catalogue of wines", "Design"]
    assert Milestone.objects.get(pk=design.pk).done_on == timezone.localdate(timezone=ZoneInfo("Europe/Madrid"))


def test_a_milestone_needs_a_name_and_ours_comes_before_theirs(world, signed_in):
    client, new = signed_in(world.marek), f"/projects/{world.shop.pk}/milestones/new/"

    nameless = client.post(new, {"promised_on": "2026-04-01"})
    crossed = client.post(new, {"name": "X", "promised_on": "2026-04-01", "planned_on": "2026-04-02"})

    assert (list(nameless.context["form"].errors), list(crossed.context["form"].errors)) == (["name"], ["planned_on"])


def test_a_milestone_of_another_project_is_not_reached_through_this_one(world, signed_in):
    other = Milestone.objects.create(project=world.workshop, name="Theirs")

    answer = signed_in(world.marek).post(f"/projects/{world.shop.pk}/milestones/{other.pk}/done/")

    assert (answer.status_code, Milestone.objects.get().done_on) == (404, None)


def test_the_plan_is_agreed_with_those_who_are_there(world, signed_in):
    said = {
        "rhythm": "weekly", "weekday": "1", "at_time": "9:30", "channel": "video", "detail": "week",
        "starts_on": "2026-03-17", "participants": [world.ana.pk],
    }  # fmt: skip
    client = signed_in(world.marek)

    client.post(f"/projects/{world.shop.pk}/talk/", said)
    wrong = client.post(f"/projects/{world.shop.pk}/talk/", {**said, "participants": [world.otto.pk]})

    plan = CommunicationPlan.objects.get()
    assert (plan.weekday, plan.channel, list(plan.participants.all())) == (1, "video", [world.ana])
    assert list(wrong.context["form"].errors) == ["participants"]


def test_the_team_says_who_may_ask(world, signed_in):
    client, base = signed_in(world.marek), f"/projects/{world.shop.pk}/team"

    client.post(f"{base}/new/", {"person": world.rita.pk, "area": "Contract", "may_ask_client": "on"})
    rita = ProjectMember.objects.get(project=world.shop, person=world.rita)
    client.post(f"{base}/{rita.pk}/", {"person": world.rita.pk, "area": "Money"})
    rita.refresh_from_db()
    client.post(f"{base}/{rita.pk}/remove/")

    assert (rita.area, rita.may_ask_client) == ("Money", False)
    assert ProjectMember.objects.filter(project=world.shop, person=world.rita).exists() is False


PAGES = ["", "edit/", "talk/", "team/new/", "milestones/new/"]


@pytest.mark.parametrize("page", PAGES)
def test_strangers_sign_in_first_and_others_find_nothing(world, signed_in, client, page):
    address = f"/projects/{world.shop.pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    assert signed_in(world.zofia).get(address).status_code == 200
    assert signed_in(world.iga).get(address).status_code == 404


def test_guests_read_their_project_and_change_nothing(world, signed_in):
    client, base = signed_in(world.teo), f"/projects/{world.shop.pk}"
    other = make_project(world.luna, "Rebranding")

    assert client.get(f"{base}/").status_code == 200
    assert client.get(f"/projects/{other.pk}/").status_code == 404
    assert [client.get(f"{base}/{page}").status_code for page in ("edit/", "talk/", "milestones/new/")] == [403] * 3
    assert [client.post(f"{base}/{page}").status_code for page in ("throw-away/", "phase/")] == [403] * 2


def test_pages_ask_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    fill(world, 1)
    client.get("/projects/")
    once = {}
    for page in ("/projects/?phase=all", f"/projects/{world.shop.pk}/"):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        once[page] = len(asked)
    fill(world, 2)
    fill(world, 3)

    for page, count in once.items():
        with django_assert_num_queries(count):
            client.get(page)
        assert count <= 12, page


def fill(world, number):
    """One more of everything."""
    other, contact = make_client(f"Client {number}", f"Contact {number}")
    make_project(other, f"Project {number}", lead=world.rita)
    on, now = timezone.localdate() + timedelta(days=number), timezone.now()
    Milestone.objects.create(project=world.shop, name=f"M{number}", promised_on=on, planned_on=on)
    task = Task.objects.create(project=world.shop, column=f"L{number}", title="T", assignee=world.marek)
    ChecklistItem.objects.create(task=task, text="One")
    said = {"client": world.luna, "project": world.shop, "text": f"Text {number}"}
    Promise.objects.create(**said, owner=world.zofia, made_at=now, promised_on=on, internal_on=on)
    Question.objects.create(**said, contact=world.ana, asked_at=now)


def test_the_promised_date_follows_from_ours_the_buffer_and_their_approval(world, signed_in):
    """Three days of buffer and two of approval from Monday 30 March: Good Friday (3 April) does not count."""
    said = {"name": "Plates", "planned_on": "2026-03-30", "buffer_days": "3", "approval_days": "2"}
    client, base = signed_in(world.marek), f"/projects/{world.shop.pk}/milestones"

    shown = client.post(f"{base}/promised/", said)
    client.post(f"{base}/new/", said)

    milestone = Milestone.objects.get()
    assert shown.context["on"] == milestone.promised_on
    assert date(2026, 4, 3) in [day for day, _name in shown.context["off"]]
    assert milestone.promised_on > date(2026, 4, 6)
    assert (milestone.buffer_days, milestone.approval_days) == (3, 2)


def test_a_promised_date_that_was_given_stays(world, signed_in):
    said = {"name": "Plates", "planned_on": "2026-03-30", "buffer_days": "3", "promised_on": "2026-05-04"}

    signed_in(world.marek).post(f"/projects/{world.shop.pk}/milestones/new/", said)

    assert Milestone.objects.get().promised_on == date(2026, 5, 4)


def test_a_forecast_set_by_hand_stays_ours(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Plates")
    client, address = signed_in(world.marek), f"/projects/{world.shop.pk}/milestones/{milestone.pk}/"

    client.post(address, {"name": "Plates", "forecast_on": "2026-05-04"})
    milestone.refresh_from_db()
    by_hand = milestone.forecast_by_hand
    client.post(address, {"name": "Plates", "forecast_on": ""})

    milestone.refresh_from_db()
    assert (by_hand, milestone.forecast_by_hand) == (True, False)
