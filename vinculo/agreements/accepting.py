"""
An accepted change becomes part of the plan, at once or not at all: its task, its links, the dates that move, the
promises that hang on them, the budget. What stood there before is kept with the change, so that it can be taken back
until somebody works on it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo.agreements import recorded
from vinculo.agreements.deciding import DecidedAlready, State, WorkBegan, decide
from vinculo.agreements.effects import NewWork, new_work, readable
from vinculo.agreements.models import ChangeEffect, ChangeRequest, Promise, Renegotiation
from vinculo.agreements.moving import move_promises
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.language import language_to
from vinculo.clients.models import Contact
from vinculo.db.locking import lock_named
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Budget, BudgetChange, Milestone, Task, TaskLink
from vinculo.projects.schedule import applying
from vinculo.projects.schedule.moves import Effect, effect_of_move
from vinculo.projects.schedule.passes import schedule
from vinculo.projects.schedule.plan import Plan
from vinculo.projects.work import last_place
from vinculo.record.chain import Actor

Promised = Mapping[int, date | None]


@transaction.atomic
def accept(
    change: ChangeRequest,
    calendar: WorkCalendar,
    *,
    promised: Promised,
    contact: Contact | None,
    by: Person | None,
    at: datetime,
    seen: datetime | None = None,
    actor: Actor | None = None,
) -> None:
    """
    Accept a change, by us with `by` and on their side by `contact`; by them alone where `by` is None (see `decide`).

    `promised`: the new promised date of each milestone (by id) for which one was agreed; None or absent leaves the date
    they heard. The internal dates move as the plan says now. Raises DecidedAlready, NotAsTheySawIt or PlanHasCircle;
    then nothing is written.
    """
    lock_named(f"plan of project {change.project_id}")
    decide(change, State.ACCEPTED, by=by, at=at, seen=seen, actor=actor, decided_by_contact=contact)
    plan = Plan.of(change.project)
    work = new_work(
        plan, calendar, minutes=change.minutes or 0, after=change.after_id, milestone=change.milestone_id
    )  # fmt: skip
    kept: dict[str, Any] = {"dates": _move(change, plan, calendar, work)}
    if change.minutes:
        change.task = _task(change, plan, work)
        kept["task"] = change.task.pk
    kept |= _agree(change, work, promised, by, at)
    kept["budget"] = _budget(change, by, at)
    change.applied = kept
    change.save(update_fields=["task", "applied", "updated_at"])


def _move(change: ChangeRequest, plan: Plan, calendar: WorkCalendar, work: NewWork) -> dict[str, Any]:
    """Push what waits for the new work, tasks and milestones. Milestones without a date of ours get none."""
    planned = {one.id for one in plan.milestones if one.planned_on}
    effect = Effect(milestones=work.moves)
    if work.last_id is not None and work.due_on:
        plan = readable(plan)
        ahead = schedule(plan, calendar).tasks[work.last_id]
        # As if the work before it took that much longer; that task itself stays where it is.
        effect = effect_of_move(plan, calendar, work.last_id, ahead.starts_on, work.due_on)
        effect = Effect(tasks=effect.tasks[1:], milestones=work.moves)
    own = tuple(move for move in effect.milestones if move.milestone_id in planned)
    before = applying.write(change.project, Effect(tasks=effect.tasks, milestones=own))
    return {**before, "after": {str(one.task_id): [_text(one.starts_on), _text(one.due_on)] for one in effect.tasks}}


def _task(change: ChangeRequest, plan: Plan, work: NewWork) -> Task:
    """The work as a task behind the one it waits for; what waited for that one waits for it too."""
    last = Task.objects.filter(pk=work.last_id).first() if work.last_id else None
    task = Task.objects.create(
        project=change.project,
        milestone_id=change.milestone_id or (last.milestone_id if last else None),
        stage_id=last.stage_id if last else None,
        column=last.column if last else "",
        title=change.title[:500],
        description=change.text,
        estimate_minutes=change.minutes,
        starts_on=work.starts_on,
        due_on=work.due_on,
        position=last_place(change.project),
    )
    if last:
        TaskLink.objects.create(before=last, after=task)
        waiting = [link for link in plan.links if link.before_id == last.pk and link.kind == "FS"]
        TaskLink.objects.bulk_create(
            TaskLink(before=task, after_id=link.after_id, lag_days=link.lag_days) for link in waiting
        )
    return task


def _agree(change: ChangeRequest, work: NewWork, promised: Promised, by: Person | None, at: datetime) -> dict[str, Any]:
    """New promised dates where they were agreed, with the promises that hang on those milestones."""
    change.effects.all().delete()
    milestones = Milestone.objects.in_bulk([move.milestone_id for move in work.moves])
    kept: dict[str, Any] = {"promised": {}, "promises": [], "due_on": None}
    for move in work.moves:
        if not (move.from_on and move.to_on):
            continue
        milestone, agreed = milestones[move.milestone_id], promised.get(move.milestone_id)
        ChangeEffect.objects.create(
            change=change, milestone=milestone, from_on=move.from_on, to_on=move.to_on, promised_to_on=agreed
        )
        if agreed and agreed != milestone.promised_on:
            kept["promised"][str(milestone.pk)] = [_text(milestone.promised_on), agreed.isoformat()]
            if milestone.promised_on and change.project.due_on == milestone.promised_on:
                kept["due_on"] = [_text(change.project.due_on), agreed.isoformat()]
                change.project.due_on = agreed
                change.project.save(update_fields=["due_on", "updated_at"])
            milestone.promised_on = agreed
            milestone.save(update_fields=["promised_on"])
            kept["promises"] += _renegotiate(change, milestone, agreed, move.to_on, by, at)
    return kept


def _renegotiate(
    change: ChangeRequest, milestone: Milestone, agreed: date, internal_on: date, by: Person | None, at: datetime
) -> list[list[Any]]:
    moved = move_promises(milestone, to_on=agreed, internal_on=internal_on, reason=named(change), by=by, at=at)
    return [[one.pk, *map(_text, before)] for one, before in moved]


def named(change: ChangeRequest) -> str:
    """The change as the reason of what it moved: in the language of those who may read it, whoever presses."""
    with translation.override(language_to(None, change.client, Organization.current())):
        return _("Change %(number)d: %(title)s") % {"number": change.number, "title": change.title}


def _budget(change: ChangeRequest, by: Person | None, at: datetime) -> int | None:
    if not (change.minutes or change.amount):
        return None
    budget, _made = Budget.objects.get_or_create(
        project=change.project, defaults={"currency": change.currency or "EUR", "set_by": by}
    )
    why = named(change)
    more = BudgetChange.objects.create(
        budget=budget, minutes=change.minutes or 0, amount=change.amount or 0, why=why[:200], by=by, at=at
    )
    return more.pk


@transaction.atomic
def take_back(change: ChangeRequest, *, at: datetime, by: Person | None = None) -> dict[str, Any]:
    """
    Undecided again: the task goes, dates, promises and budget are as before, except where somebody has changed them
    since. Returns what acceptance had kept. Raises WorkBegan, or DecidedAlready if it is not accepted any more.
    """
    lock_named(f"plan of project {change.project_id}")
    change.refresh_from_db()
    if change.state != State.ACCEPTED:
        raise DecidedAlready
    if is_worked_on(change):
        raise WorkBegan
    kept = change.applied
    Task.objects.filter(pk=kept.get("task")).delete()
    _dates_back(change, kept)
    _promises_back(kept, by)
    BudgetChange.objects.filter(pk=kept.get("budget")).delete()
    values: dict[str, Any] = {
        "state": State.ESTIMATED if change.estimated_at else State.ASKED, "decided_at": None, "decided_by": None,
        "decided_by_contact": None, "signed_at": None, "signed_how": "", "task": None, "applied": {}, "updated_at": at,
    }  # fmt: skip
    ChangeRequest.objects.filter(pk=change.pk).update(**values)
    change.refresh_from_db()
    recorded.change_did("reopened", change, by=by)
    return kept


def is_worked_on(change: ChangeRequest) -> bool:
    """Somebody began: they said so, or the task says so."""
    task = change.task
    if change.work_began_at or task is None:
        return change.work_began_at is not None
    return bool(task.started_on or task.done_at or task.percent or task.time_entries.exists())


def _dates_back(change: ChangeRequest, kept: dict[str, Any]) -> None:
    """Only where the date is still the one that acceptance wrote."""
    before = kept.get("dates", {})
    written = {str(effect.milestone_id): effect.to_on for effect in change.effects.all()}
    still = dict(Milestone.objects.filter(pk__in=written).values_list("pk", "planned_on"))
    own = {pk: days for pk, days in before.get("milestones", {}).items() if still.get(int(pk)) == written.get(pk)}
    after = before.get("after", {})
    now = {
        str(pk): [_text(starts_on), _text(due_on)]
        for pk, starts_on, due_on in Task.objects.filter(pk__in=after).values_list("pk", "starts_on", "due_on")
    }
    tasks = {pk: days for pk, days in before.get("tasks", {}).items() if now.get(pk) == after.get(pk)}
    applying.take_back(change.project, {"tasks": tasks, "milestones": own})
    for pk, (old, new) in kept.get("promised", {}).items():
        Milestone.objects.filter(pk=pk, promised_on=new).update(promised_on=old)
    if due_on := kept.get("due_on"):
        still_due = type(change.project).objects.filter(pk=change.project_id, due_on=due_on[1])
        still_due.update(due_on=due_on[0], updated_at=timezone.now())


def _promises_back(kept: dict[str, Any], by: Person | None) -> None:
    moved = {row[0]: row[1:] for row in kept.get("promises", ())}
    for one in Renegotiation.objects.filter(pk__in=moved).select_related("promise"):
        if one.promise.promised_on == one.to_on:
            internal_on, forecast_on = moved[one.pk]
            Promise.objects.filter(pk=one.promise_id).update(
                promised_on=one.from_on, internal_on=internal_on, forecast_on=forecast_on
            )
            recorded.promise_altered(one.promise, from_on=one.to_on, to_on=one.from_on, reason="", by=by)
            one.delete()


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
