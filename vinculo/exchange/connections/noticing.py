"""
What of ours changed since a connection last looked. No page has to tell: a changed task says by itself when, and what
it says is compared with what both sides said when they were last in step.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Greatest

from vinculo.exchange.connections.models import Connection, Link, SentCard, SentComment, System, Twin
from vinculo.exchange.connections.ours import ours_of
from vinculo.exchange.models import Origin
from vinculo.projects.models import Task, TaskComment


def notice(*, at: datetime) -> set[int]:
    """The connections that have something to send; when each field was changed is written down beside it."""
    active = Connection.objects.active()
    changed = Twin.objects.filter(link__connection__in=active, task__updated_at__gt=F("link__looked_at"), gone_at=None)
    found = set()
    for twin in changed.exclude(link__out_since=None).select_related("task", "link"):
        if note(twin):
            found.add(twin.link.connection_id)
    found |= set(unsaid(active).values_list("task__twin__link__connection_id", flat=True))
    asked = Link.objects.filter(connection__in=active, project__isnull=False)
    new = cardless(OuterRef("project"), Greatest(OuterRef("cards_since"), OuterRef("out_since")))
    found |= set(
        asked.exclude(cards_since=None)
        .exclude(out_since=None)
        .filter(Exists(new))
        .values_list("connection_id", flat=True)
    )
    held = Connection.objects.filter(pk__in=found).filter(held_until_at__gt=at)
    return found - set(held.values_list("pk", flat=True))


def note(twin: Twin) -> bool:
    """Keep when each change of ours happened. True if there is any."""
    ours = ours_of(twin.task)
    changed = {field: value for field, value in ours.items() if value != twin.ours.get(field)}
    moment = twin.task.updated_at.isoformat()
    noticed = {
        field: twin.noticed[field] if twin.noticed.get(field, [None])[0] == value else [value, moment]
        for field, value in changed.items()
    }
    if noticed != twin.noticed:
        twin.noticed = noticed
        twin.save(update_fields=["noticed"])
    return bool(changed)


def cardless(project: Any, since: Any) -> "QuerySet[Task]":
    """Tasks of a project made since then that came from nowhere and went nowhere yet. Both may be of an outer query."""
    came = Origin.objects.filter(label="projects.task", system=System.TRELLO, object_id=OuterRef("pk"))
    went = SentCard.objects.filter(task=OuterRef("pk")).exclude(external_id="")
    found = Task.objects.filter(project=project, created_at__gte=since, archived_at=None, twin=None)
    return found.filter(~Exists(came), ~Exists(went))


def unsaid(connections: "QuerySet[Connection]") -> "QuerySet[TaskComment]":
    """Comments of our people on linked tasks that are not there yet, where comments go out."""
    came = Origin.objects.filter(label="projects.taskcomment", object_id=OuterRef("pk"))
    went = SentComment.objects.filter(comment=OuterRef("pk")).exclude(external_id="")
    said = TaskComment.objects.filter(
        task__twin__link__connection__in=connections.filter(system=System.TRELLO), task__twin__gone_at=None,
        person__isnull=False,
        at__gte=F("task__twin__link__out_since"),
    )  # fmt: skip
    return said.filter(~Exists(came), ~Exists(went))
