"""Tasks, with their checklist and comments."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vinculo.api import changing, theirs, told
from vinculo.api.asking import Asking
from vinculo.api.kinds import AskedId, Body, Day, Id, Nothing, Part, Shown, Yes, many, number, one_of, some, words
from vinculo.api.problems import overtaken, wrong
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Audience
from vinculo.logbook.searchable import index_tasks
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects import recurrence, work
from vinculo.projects.models import ChecklistItem, Project, Side, Task, TaskComment, TaskKind

LONGEST = 1_000_000  # minutes
FIELDS = (
    "title", "description", "kind", "side", "starts_on", "due_on", "estimate_minutes", "percent",
)  # fmt: skip


class StepShown(Part):
    id: int
    list_name: str
    text: str
    is_done: bool


class CommentShown(Part):
    id: int
    person_id: int | None
    author_name: str
    text: str
    at: datetime


class TaskShown(Shown):
    id: int
    project_id: int
    milestone_id: int | None
    stage_id: int | None
    column: str
    kind: str
    side: str
    title: str
    audience: str
    description: str
    labels: list[str]
    starts_on: date | None
    due_on: date | None
    started_on: date | None
    done_at: datetime | None
    estimate_minutes: int | None
    percent: int
    repeats: str
    assignee_id: int | None
    checklist: many(StepShown)  # type: ignore[valid-type]
    comments: many(CommentShown)  # type: ignore[valid-type]
    created_at: datetime
    updated_at: datetime


class TaskPatch(Body):
    title: some(500) = ""  # type: ignore[valid-type]
    description: words(20_000) = ""  # type: ignore[valid-type]
    kind: one_of(TaskKind) = "work"  # type: ignore[valid-type]
    side: one_of(Side) = "ours"  # type: ignore[valid-type]
    milestone_id: Id | None = None
    stage_id: Id | None = None
    assignee_id: Id | None = None
    starts_on: Day | None = None
    due_on: Day | None = None
    estimate_minutes: number(0, LONGEST) | None = None  # type: ignore[valid-type]
    percent: number(0, 100) = 0  # type: ignore[valid-type]


class TaskNew(TaskPatch):
    project_id: Id
    title: some(500)  # type: ignore[valid-type]
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]
    column: words(160) = ""  # type: ignore[valid-type]


class StepNew(Body):
    text: some(500)  # type: ignore[valid-type]


class Tick(Body):
    step_id: Id
    is_done: Yes = True


class CommentNew(Body):
    text: some(20_000)  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Task]:
    rows = theirs.tasks(person).select_related("project__client")
    return rows.prefetch_related("checklist", "comments")


def make(asking: Asking, said: TaskNew) -> int:
    project = theirs.some_project(asking, said.project_id)
    place = work.last_place(project)
    task = Task(project=project, position=place, audience=said.audience, column=said.column)
    _take(task, said)
    task.save()
    _written(task)
    _tell_whose(asking, task)
    _tell_named(asking, task, "")
    return task.pk


def change(asking: Asking, task: Task, said: TaskPatch) -> None:
    whose, words_before = task.assignee_id, task.description
    _take(task, said)
    task.save()
    _written(task)
    if task.assignee_id != whose:
        _tell_whose(asking, task)
    if task.description != words_before:
        _tell_named(asking, task, words_before)


def remove(asking: Asking, task: Task) -> None:
    work.put_away(task, at=asking.at)
    _written(task)


def _take(task: Task, said: TaskPatch) -> None:
    changing.take(task, said, FIELDS)
    sent = said.model_fields_set
    if "milestone_id" in sent:
        task.milestone = theirs.milestone(said.milestone_id, task.project)
    if "stage_id" in sent:
        task.stage = theirs.stage(said.stage_id, task.project)
    if task.milestone and not task.stage:
        task.stage = task.milestone.stage
    if "assignee_id" in sent:
        task.assignee = _may_do_it(task.project, said.assignee_id)
    if task.starts_on and task.due_on and task.due_on < task.starts_on:
        raise wrong("due_on", _("It cannot be due before it starts."))
    changing.check(task)


def _may_do_it(project: Project, pk: int | None) -> Person | None:
    """Our people, and guests who are on the project."""
    if pk is None:
        return None
    on_it = Q(pk__in=project.members.values("person"))
    person: Person | None = Person.objects.active().filter(~Q(role="guest") | on_it).filter(pk=pk).first()
    if person is None:
        raise wrong("assignee_id", _("There is no such colleague who may be given this task."))
    return person


def _done(asking: Asking, task: Task, said: Nothing) -> None:
    was_open, following = recurrence.complete(task, at=asking.at, calendar=asking.calendar)
    if not was_open:
        raise overtaken(_("It is done already."))
    if following:
        index_tasks([following])
    _written(task, index=False)


def _reopen(asking: Asking, task: Task, said: Nothing) -> None:
    if not task.done_at:
        raise overtaken(_("It is open already."))
    recurrence.reopen(task)
    _written(task, index=False)


def _begin(asking: Asking, task: Task, said: Nothing) -> None:
    if task.started_on is None:
        work.begin(task, on=asking.today)
        _written(task, index=False)


def _add_step(asking: Asking, task: Task, said: StepNew) -> None:
    last = task.checklist.order_by("position").last()
    ChecklistItem.objects.create(task=task, text=said.text, position=last.position + 1 if last else 1)
    _touched(asking, task)


def _tick(asking: Asking, task: Task, said: Tick) -> None:
    if not task.checklist.filter(pk=said.step_id).update(is_done=said.is_done):
        raise wrong("step_id", _("There is no such step in this task."))
    _touched(asking, task)


def _comment(asking: Asking, task: Task, said: CommentNew) -> None:
    comment = TaskComment.objects.create(task=task, person=asking.person, text=said.text, at=asking.at)
    key = f"task:{task.pk}:comment:{comment.pk}"
    told.named(asking, said.text, f"task:{task.pk}", key=key, what=task.title, project=task.project)
    _touched(asking, task)


def _touched(asking: Asking, task: Task) -> None:
    """What hangs on it changed, so it did: whoever asks for what is new finds it."""
    Task.objects.filter(pk=task.pk).update(updated_at=asking.at)
    _written(task, index=False)


def _written(task: Task, *, index: bool = True) -> None:
    if index:
        index_tasks([task])
    client_changed(task.project.client_id)
    plan_changed(task.project_id)


def _tell_whose(asking: Asking, task: Task) -> None:
    told.now_yours(
        asking, f"task:{task.pk}", task.assignee, what=task.title, client_id=task.project.client_id,
        may_see=told.sees(task.project), project=task.project_id,
    )  # fmt: skip


def _tell_named(asking: Asking, task: Task, before: str) -> None:
    key = f"task:{task.pk}:description:{asking.at:%Y%m%d%H%M%S%f}"
    told.named(
        asking, task.description, f"task:{task.pk}", key=key, what=task.title, project=task.project, before=before
    )


shelf = Shelf(
    name="tasks", one="a task", area="projects", shown=TaskShown, found=found,
    filters={
        "project_id": by.PROJECT,
        "client_id": Filter(AskedId, "project__client_id", by.CLIENT.text),
        "milestone_id": Filter(AskedId, "milestone_id", "Of this milestone."),
        "assignee_id": Filter(AskedId, "assignee_id", "Of this colleague."),
        "done": by.filled("done_at", "Done or not."),
    },
    orders={"created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(TaskNew, make), change=(TaskPatch, change), remove=remove,
    deeds={
        "done": Deed(Nothing, _done, "Say that a task is done"),
        "reopen": Deed(Nothing, _reopen, "Say that a task is not done after all"),
        "begin": Deed(Nothing, _begin, "Say that somebody works on a task"),
        "steps": Deed(StepNew, _add_step, "Add a step to the checklist of a task"),
        "tick": Deed(Tick, _tick, "Tick a step of a task"),
        "comments": Deed(CommentNew, _comment, "Comment on a task"),
    },
)  # fmt: skip
