"""A date in the kickoff and the promise it becomes: one, before and after the client heard it."""

from datetime import date, timedelta

from django.utils import timezone

from vinculo.agreements.models import Promise
from vinculo.projects.models import Milestone, Task

SAID = {"name": "Design", "planned_on": "2031-06-02", "buffer_days": "3", "approval_days": "2", "is_promised": "on"}


def base(world):
    return f"/projects/{world.shop.pk}/kickoff/"


def made(world, client):
    client.post(f"{base(world)}milestone/add/", SAID)
    return Milestone.objects.get()


def save(world, client, milestone, **said):
    client.post(f"{base(world)}milestone/{milestone.pk}/", {**SAID, **said})
    milestone.refresh_from_db()


def test_the_promised_date_follows_from_ours(world, signed_in):
    milestone = made(world, signed_in(world.marek))

    promise = Promise.objects.get()
    assert (milestone.planned_on, milestone.promised_on) == (date(2031, 6, 2), date(2031, 6, 9))
    assert (promise.promised_on, promise.internal_on) == (date(2031, 6, 9), date(2031, 6, 2))
    assert (promise.made_to, promise.owner, promise.milestone) == (world.ana, world.marek, milestone)


def test_until_they_heard_it_the_promise_just_follows(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)

    save(world, client, milestone, name="Sketches", buffer_days="4")

    promise = Promise.objects.get()
    assert (promise.text, promise.promised_on) == ("Sketches", date(2031, 6, 10))
    assert promise.renegotiations.count() == 0


def test_once_they_heard_it_a_new_date_is_agreed_anew(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})

    save(world, client, milestone, buffer_days="4", how="only")

    change = Promise.objects.get().renegotiations.get()
    assert (change.from_on, change.to_on) == (date(2031, 6, 9), date(2031, 6, 10))


def test_a_date_that_is_not_promised_is_no_promise(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)

    client.post(f"{base(world)}milestone/{milestone.pk}/", {**SAID, "is_promised": ""})

    assert Promise.objects.count() == 0


def test_what_they_heard_is_not_forgotten_by_a_tick(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)
    Promise.objects.update(made_at=timezone.now() - timedelta(days=9))

    client.post(f"{base(world)}milestone/{milestone.pk}/", {**SAID, "is_promised": ""})
    client.post(f"{base(world)}milestone/{milestone.pk}/remove/")

    assert [(promise.text, promise.milestone) for promise in Promise.objects.all()] == [("Design", None)]


def test_a_new_name_leaves_the_dates_of_an_older_milestone_alone(world, signed_in):
    milestone = Milestone.objects.create(
        project=world.shop, name="Design", planned_on=date(2031, 6, 2), promised_on=date(2031, 6, 20)
    )
    client = signed_in(world.marek)
    page = client.get(f"{base(world)}dates/")
    form = page.context["lists"][0].forms[0]
    shown = {name: form.initial.get(name) or 0 for name in ("buffer_days", "approval_days")}

    save(world, client, milestone, name="Sketches", is_promised="", **shown)

    assert (milestone.name, milestone.promised_on) == ("Sketches", date(2031, 6, 20))


def test_taken_out_and_put_back_with_all_that_hung_on_it(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)
    task = Task.objects.create(project=world.shop, milestone=milestone, title="Draw")

    client.post(f"{base(world)}milestone/{milestone.pk}/remove/")
    without = (Milestone.objects.count(), Promise.objects.count())
    client.post(list(client.get(f"{base(world)}scope/").context["messages"])[-1].extra_tags)

    task.refresh_from_db()
    assert without == (0, 0)
    assert (task.milestone_id, Promise.objects.get().milestone_id) == (milestone.pk, milestone.pk)
    assert Milestone.objects.get().promised_on == date(2031, 6, 9)


def test_how_it_stands_to_a_day_of_theirs(world, signed_in):
    client = signed_in(world.marek)
    made(world, client)
    client.post(f"{base(world)}fixed/add/", {"what": "The gala", "on": "2031-06-17"})
    client.post(f"{base(world)}fixed/add/", {"what": "The fair", "on": "2031-06-01"})

    page = client.get(f"{base(world)}dates/")

    assert [(one.text, one.in_time) for one in page.context["arrivals"]] == [
        ("Design arrives 8 days after this day: The fair.", False),
        ("Design arrives 8 days before this day: The gala.", True),
    ]
    assert page.context["picture"]


def test_it_says_which_days_off_do_not_count(world, signed_in):
    client = signed_in(world.marek)
    client.post(f"{base(world)}milestone/add/", {**SAID, "planned_on": "2026-12-04"})

    form = client.get(f"{base(world)}dates/").context["lists"][0].forms[0]

    assert (form.promised_on, form.skipped) == (date(2026, 12, 14), ["Tuesday 8 December"])


def test_a_date_they_heard_shows_what_it_does_before_it_is_saved(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})
    address, later = f"{base(world)}milestone/{milestone.pk}/", {**SAID, "planned_on": "2031-06-09"}

    asked = client.post(address, later)
    milestone.refresh_from_db()
    assert (milestone.promised_on, asked.context["to_promised_on"]) == (date(2031, 6, 9), date(2031, 6, 16))
    assert asked.context["heard_by"] and dict(asked.context["typed"])["planned_on"] == "2031-06-09"

    again = client.post(address, {**later, "how": "back"})
    assert again.context["lists"][0].forms[0]["planned_on"].value() == "2031-06-09"

    client.post(address, {**later, "how": "only"})
    milestone.refresh_from_db()
    assert (milestone.planned_on, milestone.promised_on) == (date(2031, 6, 9), date(2031, 6, 16))


def test_its_tasks_go_with_it_if_one_says_so(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)
    days = {"starts_on": date(2031, 5, 29), "due_on": date(2031, 5, 30)}
    task = Task.objects.create(project=world.shop, milestone=milestone, title="Draw", **days)
    address, later = f"{base(world)}milestone/{milestone.pk}/", {**SAID, "planned_on": "2031-06-09"}

    assert [one.title for one in client.post(address, later).context["others"]] == ["Draw"]
    client.post(address, {**later, "how": "all"})

    task.refresh_from_db()
    milestone.refresh_from_db()
    assert (task.due_on, milestone.planned_on) == (date(2031, 6, 6), date(2031, 6, 9))


def test_what_nobody_heard_and_nothing_hangs_on_is_saved_at_once(world, signed_in):
    client = signed_in(world.marek)
    milestone = made(world, client)

    save(world, client, milestone, planned_on="2031-06-09")

    assert milestone.promised_on == date(2031, 6, 16)
