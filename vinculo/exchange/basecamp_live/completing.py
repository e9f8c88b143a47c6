"""To-dos that are done here are done there, and open again when they are opened again."""

from collections.abc import Iterable

from django.db import transaction

from vinculo.exchange.basecamp_live.api import Basecamp
from vinculo.exchange.connections.models import Link, Twin
from vinculo.exchange.connections.ours import ours_of
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.history.following import plain
from vinculo.exchange.models import Origin
from vinculo.exchange.reading.values import Json, identity, line, yes
from vinculo.jobs.crash import crash_point
from vinculo.projects.models import Task

SYSTEM, LABEL = "basecamp", "projects.task"


def join(link: Link, todos: Iterable[Json]) -> None:
    """Remember what both sides say of these to-dos now; what of ours was not sent yet stays a change."""
    said = {identity(one): yes(one, "completed") for one in todos}
    known = Origin.objects.filter(system=SYSTEM, label=LABEL, external_id__in=list(said))
    tasks = Task.objects.filter(project=link.project).in_bulk(list(known.values_list("object_id", flat=True)))
    before = {twin.task_id: twin for twin in Twin.objects.filter(task__in=tasks)}
    for origin in known:
        if task := tasks.get(origin.object_id):
            twin = before.get(task.pk)
            ours = {**ours_of(task), **({"done": twin.ours.get("done")} if twin else {})}
            if said[origin.external_id] == (task.done_at is not None):
                ours["done"] = said[origin.external_id]
            values = {"link": link, "external_id": origin.external_id, "ours": ours,
                      "theirs": {"done": said[origin.external_id]}}  # fmt: skip
            Twin.objects.filter(link=link, external_id=origin.external_id).exclude(task=task).delete()
            Twin.objects.update_or_create(task=task, defaults=values)


def send(link: Link, basecamp: Basecamp) -> None:
    """
    What was done or opened here since. Saying it twice does no harm there; how the to-do looks afterwards is kept, so
    that our own change does not come back as one of theirs.
    """
    for twin in Twin.objects.filter(link=link, gone_at=None).select_related("task"):
        ours = ours_of(twin.task)
        if ours == twin.ours:
            continue
        if link.out_since and ours["done"] != twin.ours.get("done") and ours["done"] != twin.theirs.get("done"):
            _say(link, basecamp, twin, ours["done"])
        with transaction.atomic():
            twin.ours, twin.noticed = ours, {}
            twin.save(update_fields=["ours", "theirs", "noticed"])


def _say(link: Link, basecamp: Basecamp, twin: Twin, done: bool) -> None:
    try:
        (basecamp.complete if done else basecamp.reopen)(link.external_id, twin.external_id)
    except Trouble as trouble:
        if trouble.code != "gone":  # deleted there: nothing to be done
            raise
        return
    crash_point("live.sent")
    twin.theirs = {"done": done}
    for origin in Origin.objects.filter(system=SYSTEM, label=LABEL, external_id=twin.external_id):
        origin.wrote = {**(origin.wrote or {}), "done_at": plain(twin.task.done_at)}
        origin.save(update_fields=["wrote"])
    if whole := basecamp.whole("Todo", link.external_id, twin.external_id):
        seen = {**(link.cursor.get("seen") or {}), twin.external_id: line(whole, "updated_at", 40)}
        link.change(cursor={**link.cursor, "seen": seen})
