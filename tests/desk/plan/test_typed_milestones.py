"""A milestone's dates typed into its form: what they touch is shown before anything is saved."""

from datetime import date, timedelta

import pytest

from tests.desk.plan.make import MONDAY, last_toast
from tests.practices.test_board import make_nudge
from vinculo.agreements.models import Promise
from vinculo.practices.models import Nudge, State
from vinculo.projects.models import Milestone, Task, TaskLink

FRIDAY, HEARD = MONDAY + timedelta(days=4), MONDAY + timedelta(days=7)
LATER = date(2026, 3, 23)


@pytest.fixture
def plates(world):
    """A milestone promised to Ana, with a task that leads there."""
    milestone = Milestone.objects.create(project=world.shop, name="Plates", planned_on=FRIDAY, promised_on=HEARD)
    Promise.objects.create(
        client=world.luna, project=world.shop, milestone=milestone, text="Plates", made_to=world.ana, owner=world.marek,
        made_at="2026-03-01T10:00Z", promised_on=HEARD,
    )  # fmt: skip
    Task.objects.create(project=world.shop, milestone=milestone, title="Bake", starts_on=MONDAY, due_on=MONDAY)
    return milestone


@pytest.fixture
def address(world, plates):
    return f"/projects/{world.shop.pk}/milestones/{plates.pk}/"


def said(milestone, **more):
    on = {"planned_on": milestone.planned_on.isoformat()}
    promised = {"promised_on": milestone.promised_on.isoformat()} if milestone.promised_on else {}
    return {"name": milestone.name, **on, **promised, **more}


def dates(milestone):
    milestone.refresh_from_db()
    tasks = milestone.tasks.values_list("due_on", flat=True)
    promises = Promise.objects.filter(milestone=milestone).values_list("promised_on", flat=True)
    return milestone.planned_on, milestone.promised_on, list(tasks), list(promises)


def test_our_own_day_shows_its_tasks_and_the_word_we_gave(world, plates, signed_in, address):
    before = dates(plates)

    page = signed_in(world.marek).post(address, said(plates, name="Cups", planned_on=LATER.isoformat()))

    assert [move.title for move in page.context["effect"].tasks] == ["Bake"]
    assert [one.promised_to for one in page.context["effect"].milestones] == [("Ana Prado",)]
    assert ("planned_on", LATER.isoformat()) in page.context["typed"]
    assert (plates.name, dates(plates)) == ("Plates", before)


@pytest.mark.parametrize(("how", "task_on"), [("all", MONDAY + timedelta(days=1)), ("only", MONDAY)])
def test_once_looked_at_it_is_saved_and_put_back(world, plates, signed_in, address, how, task_on):
    before, client = dates(plates), signed_in(world.marek)

    client.post(address, said(plates, name="Cups", planned_on=LATER.isoformat(), how=how))
    saved = dates(plates)
    client.post(last_toast(client).extra_tags)

    assert saved == (LATER, HEARD, [task_on], [HEARD])
    assert (dates(plates), plates.name) == (before, "Cups")


def test_a_promised_date_that_moves_says_who_heard_it_and_how_many_promises_move(world, plates, signed_in, address):
    before, client = dates(plates), signed_in(world.marek)
    moved = said(plates, promised_on="2026-04-01", reason="The kiln is late")

    page = client.post(address, moved)
    unsaved = dates(plates)
    client.post(address, {**moved, "how": "only"})

    assert (page.context["heard_by"], page.context["hanging"]) == (("Ana Prado",), 1)
    assert "Ana Prado heard the one before." in page.content.decode()
    assert unsaved == before
    assert dates(plates) == (FRIDAY, date(2026, 4, 1), [MONDAY], [date(2026, 4, 1)])


@pytest.mark.parametrize("planned_on", [FRIDAY, LATER])
def test_a_promised_date_is_put_back_with_its_tasks_and_promises(world, plates, signed_in, address, planned_on):
    Promise.objects.update(internal_on=FRIDAY, forecast_on=MONDAY)
    before, client = dates(plates), signed_in(world.marek)
    nudge = make_nudge(world.luna, world.marek, practice="early", subject=f"milestone:{plates.pk}")
    more = {"planned_on": planned_on.isoformat(), "promised_on": "2026-04-01", "reason": "The kiln is late"}

    client.post(f"{address}?nudge={nudge.pk}", said(plates, **more, how="all"))
    saved, after = dates(plates), last_toast(client)
    client.post(after.extra_tags)

    promise = Promise.objects.get()
    assert (saved[1], saved[3], str(after)) == (
        date(2026, 4, 1), [date(2026, 4, 1)], "Saved. 1 promise moved with it.",
    )  # fmt: skip
    assert (dates(plates), promise.internal_on, promise.forecast_on) == (before, FRIDAY, MONDAY)
    assert (promise.renegotiations.count(), Nudge.objects.get().state) == (0, State.OPEN)


def test_what_was_agreed_or_kept_since_stays(world, plates, signed_in, address):
    kept = Promise.objects.get()
    client, more = signed_in(world.marek), {"reason": "The kiln is late", "how": "only"}

    client.post(address, said(plates, promised_on="2026-04-01", **more))
    back = last_toast(client).extra_tags
    kept.refresh_from_db()
    kept.keep(on=MONDAY)
    client.post(back)
    assert dates(plates)[1:] == (HEARD, [MONDAY], [date(2026, 4, 1)])

    client.post(address, said(plates, promised_on="2026-04-01", **more))
    back = last_toast(client).extra_tags
    Milestone.objects.update(promised_on=LATER)
    client.post(back)
    assert (dates(plates)[1], str(last_toast(client))[:27]) == (LATER, "That has changed meanwhile.")


def test_going_back_shows_what_was_typed_and_saves_nothing(world, plates, signed_in, address):
    before = dates(plates)

    page = signed_in(world.marek).post(address, said(plates, name="Cups", planned_on=LATER.isoformat(), how="back"))

    assert 'value="Cups"' in page.content.decode()
    assert (plates.name, dates(plates)) == ("Plates", before)


def test_what_touches_nobody_is_saved_at_once(world, signed_in):
    quiet = Milestone.objects.create(project=world.shop, name="Tasting", planned_on=FRIDAY)
    client = signed_in(world.marek)

    answer = client.post(f"/projects/{world.shop.pk}/milestones/{quiet.pk}/", said(quiet, planned_on=LATER.isoformat()))
    saved = dates(quiet)[0]
    client.post(last_toast(client).extra_tags)

    assert (answer.status_code, saved, dates(quiet)[0]) == (302, LATER, FRIDAY)


def test_other_words_than_dates_are_saved_at_once(world, plates, signed_in, address):
    before = dates(plates)

    answer = signed_in(world.marek).post(address, said(plates, name="Cups"))

    assert (answer.status_code, dates(plates), plates.name) == (302, before, "Cups")


def test_a_done_one_and_a_day_taken_away_break_nothing(world, plates, signed_in, address):
    client = signed_in(world.marek)

    asked = client.post(address, {"name": "Plates", "promised_on": HEARD.isoformat()})
    client.post(address, {"name": "Plates", "promised_on": HEARD.isoformat(), "how": "only"})
    without = dates(plates)[0]
    Milestone.objects.filter(pk=plates.pk).update(done_on=FRIDAY)
    done = client.post(address, {"name": "Plates", "planned_on": FRIDAY.isoformat(), "promised_on": HEARD.isoformat()})

    assert (asked.status_code, without) == (200, None)
    assert (done.status_code, dates(plates)[0]) == (302, FRIDAY)


def test_in_a_plan_that_runs_in_a_circle_it_moves_by_itself(world, plates, signed_in, address):
    bake = plates.tasks.get()
    serve = Task.objects.create(project=world.shop, title="Serve", position=1)
    TaskLink.objects.create(before=bake, after=serve)
    TaskLink.objects.create(before=serve, after=bake)

    signed_in(world.marek).post(address, said(plates, planned_on=LATER.isoformat(), how="all"))

    assert dates(plates) == (LATER, HEARD, [MONDAY], [HEARD])
