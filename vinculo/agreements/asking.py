"""A change request: asked for by either side, and numbered within its project."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from vinculo.agreements import recorded
from vinculo.agreements.models import ChangeRequest
from vinculo.db.locking import lock_named
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.record.chain import Actor


@transaction.atomic
def ask(
    project: Project, *, title: str, by: Person | None, at: datetime, actor: Actor | None = None, **more: Any
) -> ChangeRequest:
    """
    Write down a change that somebody wants. It gets the next number of its project; two at once get one each.

    `by` is None where one of theirs asked for it themselves: `actor`, as the record names them. `more`: side, contact,
    text, why, kind, said_in ...
    """
    lock_named(f"changes of project {project.pk}")
    last = ChangeRequest.objects.filter(project=project).aggregate(last=Max("number"))["last"]
    change = ChangeRequest.objects.create(
        client_id=project.client_id, project=project, number=(last or 0) + 1, title=title, asked_at=at, by=by, **more
    )
    recorded.change_did("asked", change, by=by, actor=actor, side=change.side)
    return change
