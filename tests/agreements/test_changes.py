"""Changes: numbered, estimated from the plan, decided once, and taken back until somebody works on them."""

from datetime import date

import pytest
from django.db import transaction

from tests.world import NOW, TODAY
from vinculo.agreements import accepting, asking, deciding, estimating
from vinculo.agreements.models import ChangeRequest, Promise
from vinculo.conversations.models import Decision
from vinculo.logbook import changes
from vinculo.projects.models import Budget, BudgetChange, Milestone, Task, TaskLink

DAY = 8 * 60


def a_change(world, **more):
    return asking.ask(world.shop, title="Gift wrapping", by=world.marek, at=NOW, contact=world.ana, **more)


def estimated(world, *, minutes=2 * DAY, amount=63_000, milestone=None, after=None):
    change = a_change(world)
    estimating.estimate(
        change, world.calendar, minutes=minutes, amount=amount, currency="EUR", milestone=milestone, after=after,
        by=world.marek, at=NOW,
    )  # fmt: skip
    return change


def accept(world, change, promised=None):
    changes.accept(change, world.calendar, promised=promised or {}, contact=world.ana, by=world.marek, at=NOW)
    change.refresh_from_db()


def dates(*milestones):
    found = []
    for one in milestones:
        one.refresh_from_db()
        found += [one.planned_on, one.promised_on]
    return found


def effects(change):
    return [(one.milestone.name, one.from_on, one.to_on, one.promised_to_on) for one in change.effects.all()]


def test_numbers_count_within_the_project(world):
    first, second = a_change(world), a_change(world)
    other = asking.ask(world.workshop, title="Other", by=world.iga, at=NOW)

    assert (first.number, second.number, other.number, other.client) == (1, 2, 1, world.otero)


def test_an_estimate_says_which_dates_move(planned):
    change = estimated(planned, milestone=planned.plates)

    assert (change.state, change.minutes, change.amount) == ("estimated", 2 * DAY, 63_000)
    assert effects(change) == [
        ("Plates", date(2026, 3, 19), date(2026, 3, 23), date(2026, 3, 24)),
        ("Launch", date(2026, 3, 27), date(2026, 3, 31), None),
    ]


def test_work_that_is_tied_to_nothing_moves_nothing(planned):
    assert effects(estimated(planned)) == []


def test_a_milestone_nobody_planned_moves_from_its_promised_date(planned):
    Milestone.objects.filter(pk=planned.launch.pk).update(planned_on=None)
    Task.objects.filter(pk=planned.photos.pk).delete()

    change = estimated(planned, milestone=planned.launch)

    assert effects(change) == [("Launch", date(2026, 3, 31), date(2026, 4, 2), date(2026, 4, 2))]


def test_a_new_price_has_not_been_spoken_about(planned):
    change = estimated(planned)
    changes.speak(change, channel="phone", text="630 euros are fine", by=planned.marek, at=NOW)

    estimating.estimate(
        change, planned.calendar, minutes=60, amount=99_000, currency="EUR", milestone=None, after=None,
        by=planned.marek, at=NOW,
    )  # fmt: skip

    assert change.spoken_at is None


def test_accepted_it_is_in_the_plan_the_budget_and_the_decisions(planned):
    change = estimated(planned, milestone=planned.plates)

    accept(planned, change, {planned.plates.pk: date(2026, 3, 24)})

    added = change.task
    assert (change.state, change.decided_by, change.decided_by_contact) == ("accepted", planned.marek, planned.ana)
    assert (added.title, added.milestone, added.estimate_minutes, added.starts_on, added.due_on) == (
        "Gift wrapping", planned.plates, 2 * DAY, date(2026, 3, 20), date(2026, 3, 23),
    )  # fmt: skip
    assert set(TaskLink.objects.filter(after=added).values_list("before__title", flat=True)) == {"Taste"}
    assert set(TaskLink.objects.filter(before=added).values_list("after__title", flat=True)) == {"Photos"}
    assert dates(planned.plates, planned.launch) == [
        date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 31), date(2026, 3, 31),
    ]  # fmt: skip
    planned.photos.refresh_from_db()
    assert (planned.photos.starts_on, planned.photos.due_on) == (date(2026, 3, 24), date(2026, 3, 31))
    more = BudgetChange.objects.get()
    assert (more.minutes, more.amount, more.budget.project) == (2 * DAY, 63_000, planned.shop)
    assert Decision.objects.get().text == "Change 1 is accepted: Gift wrapping"


def test_a_promise_on_the_milestone_is_agreed_anew(planned):
    promise = Promise.objects.create(
        client=planned.luna, project=planned.shop, milestone=planned.plates, text="Plates", made_at=NOW,
        promised_on=date(2026, 3, 20), internal_on=date(2026, 3, 19), by=planned.marek,
    )  # fmt: skip
    change = estimated(planned, milestone=planned.plates)

    accept(planned, change, {planned.plates.pk: date(2026, 3, 24)})

    promise.refresh_from_db()
    moved = promise.renegotiations.get()
    assert (promise.promised_on, promise.internal_on) == (date(2026, 3, 24), date(2026, 3, 23))
    assert (moved.from_on, moved.reason) == (date(2026, 3, 20), "Change 1: Gift wrapping")


def test_the_date_of_the_project_goes_with_its_last_milestone(planned):
    planned.shop.due_on = date(2026, 3, 31)
    planned.shop.save()
    change = estimated(planned, minutes=5 * DAY, milestone=planned.launch)

    accept(planned, change, {planned.launch.pk: date(2026, 4, 10)})
    planned.shop.refresh_from_db()
    moved = planned.shop.due_on
    changes.take_back(change, at=NOW)
    planned.shop.refresh_from_db()

    assert (moved, planned.shop.due_on) == (date(2026, 4, 10), date(2026, 3, 31))


def everything(world):
    world.shop.refresh_from_db()
    return (
        dates(world.plates, world.launch),
        list(Task.objects.order_by("pk").values_list("title", "starts_on", "due_on")),
        list(TaskLink.objects.order_by("pk").values_list("before", "after")),
        list(Promise.objects.values_list("promised_on", "internal_on", "forecast_on")),
        BudgetChange.objects.count(),
        Decision.objects.count(),
        world.shop.due_on,
    )


def test_taken_back_everything_is_as_before(planned):
    Promise.objects.create(
        client=planned.luna, project=planned.shop, milestone=planned.plates, text="Plates", made_at=NOW,
        promised_on=date(2026, 3, 20), internal_on=date(2026, 3, 19), forecast_on=date(2026, 3, 20), by=planned.marek,
    )  # fmt: skip
    change = estimated(planned, milestone=planned.plates)
    before = everything(planned)
    accept(planned, change, {planned.plates.pk: date(2026, 3, 24)})
    between = everything(planned)

    changes.take_back(change, at=NOW)

    assert between != before
    assert everything(planned) == before
    assert (change.state, change.task, change.applied, change.decided_at) == ("estimated", None, {}, None)


def test_what_somebody_moved_since_stays_where_they_put_it(planned):
    change = estimated(planned, milestone=planned.plates)
    accept(planned, change, {planned.plates.pk: date(2026, 3, 24)})
    Milestone.objects.filter(pk=planned.plates.pk).update(planned_on=date(2026, 3, 25), promised_on=date(2026, 3, 30))

    Task.objects.filter(pk=planned.photos.pk).update(due_on=date(2026, 4, 20))

    changes.take_back(change, at=NOW)

    planned.photos.refresh_from_db()
    assert dates(planned.plates) == [date(2026, 3, 25), date(2026, 3, 30)]
    assert planned.photos.due_on == date(2026, 4, 20)


@pytest.mark.parametrize("work", [{"started_on": TODAY}, {"percent": 10}, {"done_at": NOW}])
def test_worked_on_it_stays_accepted(planned, work):
    change = estimated(planned, milestone=planned.plates)
    accept(planned, change)
    Task.objects.filter(pk=change.task_id).update(**work)

    with pytest.raises(accepting.WorkBegan):
        changes.take_back(ChangeRequest.objects.get(pk=change.pk), at=NOW)

    assert ChangeRequest.objects.get().state == "accepted"


def test_work_that_somebody_noted_as_begun_keeps_it_too(planned):
    change = estimated(planned)
    accept(planned, change)
    change.began(at=NOW)

    with pytest.raises(accepting.WorkBegan):
        changes.take_back(change, at=NOW)


def test_two_people_decide_at_once_and_one_is_told(planned):
    change = estimated(planned, milestone=planned.plates)
    seen_by_zofia = ChangeRequest.objects.get(pk=change.pk)
    accept(planned, change)

    with pytest.raises(deciding.DecidedAlready), transaction.atomic():
        deciding.decline(seen_by_zofia, because="No", instead="", contact=None, by=planned.zofia, at=NOW)
    with pytest.raises(deciding.DecidedAlready), transaction.atomic():
        changes.accept(seen_by_zofia, planned.calendar, promised={}, contact=None, by=planned.zofia, at=NOW)

    change.refresh_from_db()
    assert (change.state, change.decided_by, Task.objects.filter(title="Gift wrapping").count()) == (
        "accepted", planned.marek, 1,
    )  # fmt: skip


@pytest.mark.parametrize("step", ["_task", "_agree", "_budget"])
def test_a_failure_half_way_leaves_nothing(planned, monkeypatch, step):
    change = estimated(planned, milestone=planned.plates)
    before = everything(planned)

    def breaks(*args):
        raise RuntimeError("cut")

    monkeypatch.setattr(accepting, step, breaks)
    with pytest.raises(RuntimeError):
        accept(planned, change, {planned.plates.pk: date(2026, 3, 24)})

    change.refresh_from_db()
    assert (everything(planned), change.state, Budget.objects.count()) == (before, "estimated", 0)


def test_declined_and_opened_again(planned):
    change = a_change(planned)
    deciding.decline(change, because="Later", instead="In May", contact=planned.ana, by=planned.marek, at=NOW)

    assert deciding.open_again(change, at=NOW) is True
    change.refresh_from_db()
    assert (change.state, change.because, change.decided_by_contact) == ("asked", "", None)
    assert deciding.open_again(change, at=NOW) is False


def test_signing_is_for_what_was_accepted_and_once(planned):
    change = a_change(planned)

    before = deciding.sign(change, how="On paper", at=NOW)
    accept(planned, change)

    assert [before, deciding.sign(change, how="On paper", at=NOW), deciding.sign(change, how="Again", at=NOW)] == [
        False, True, False,
    ]  # fmt: skip


def test_what_a_change_moved_is_said_in_the_language_of_the_client(planned):
    planned.luna.language = "es"
    planned.luna.save(update_fields=["language"])
    change = estimated(planned)

    accept(planned, change)

    assert BudgetChange.objects.get().why == "Cambio 1: Gift wrapping"
