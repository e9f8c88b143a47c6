"""The verbs: set a practice in one place, let the place say nothing again, take a change back. Each says by whom."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.practices.practice import LEADS, Practice
from vinculo.practices.tuning.models import PracticeChange, PracticeSetting
from vinculo.practices.tuning.settings import OfProject, Scope, Setting
from vinculo.projects.models import Project


class NotPossible(ValueError):
    """A number outside its bounds, one the practice does not have, or a place in which it says nothing."""


def checked(practice: Practice, scope: Scope, wanted: Setting) -> Setting:
    """
    The setting, if the practice can be set so there.

    wanted.parameters: whole numbers in the unit of each parameter. Raises NotPossible for what cannot be.
    """
    if practice.of == LEADS and scope is not None:
        raise NotPossible(f"{practice.code} looks at leads and is set for everybody")
    for name, value in (wanted.parameters or {}).items():
        parameter = practice.parameters.get(name)
        if parameter is None or isinstance(value, bool) or not isinstance(value, int):
            raise NotPossible(f"{practice.code} has no number {name}={value!r}")
        if not parameter.low <= value <= parameter.high:
            raise NotPossible(f"{name} is a number from {parameter.low} to {parameter.high}, not {value}")
    return wanted


@transaction.atomic
def change(
    practice: Practice,
    scope: Scope,
    wanted: Setting,
    *,
    by: Person | None,
    at: datetime,
    pack: str = "",
    batch: uuid.UUID | None = None,
    undoes: PracticeChange | None = None,
) -> PracticeChange | None:
    """
    Have a place say this and nothing else about a practice. None if it says so already.

    Whom it concerns is looked at again once the change is kept (see `look_again`, which callers of many changes call
    themselves). Raises NotPossible.
    """
    checked(practice, scope, wanted)
    place = columns(scope)
    row = PracticeSetting.objects.select_for_update().filter(practice=practice.id, **place).first()
    before, after = written(row.setting if row else Setting()), written(wanted)
    if before == after:
        return None
    if wanted.says_nothing:
        PracticeSetting.objects.filter(practice=practice.id, **place).delete()
    else:
        PracticeSetting.objects.update_or_create(practice=practice.id, **place, defaults={**after, "by": by})
    return PracticeChange.objects.create(
        practice=practice.id, **place, before=before, after=after, by=by, at=at, pack=pack,
        batch=batch or uuid.uuid4(), undoes=undoes,
    )  # fmt: skip


@transaction.atomic
def take_back(made: PracticeChange, *, by: Person, at: datetime) -> list[PracticeChange]:
    """
    Everything that was changed together with this, back to what it said before; by rows of their own. What somebody
    has changed again since stays as it is. Returns what was taken back.
    """
    from vinculo.practices.catalogue import by_id

    batch = uuid.uuid4()
    done = []
    for one in PracticeChange.objects.filter(batch=made.batch, undone_by_change=None).order_by("pk"):
        practice, place = by_id().get(one.practice), columns(one.scope)
        row = PracticeSetting.objects.filter(practice=one.practice, **place).first()
        if practice is None or written(row.setting if row else Setting()) != one.after:
            continue
        undone = change(practice, one.scope, read(one.before), by=by, at=at, batch=batch, undoes=one)
        done += [undone] if undone else []
    return done


def look_again(scope: Scope) -> None:
    """Have those checked whom a change in this place may concern: a job each, or one for some hundred."""
    from vinculo.practices.recheck import client_changed, clients_changed

    if scope is None:
        clients_changed(Client.objects.active().values_list("pk", flat=True))
    elif isinstance(scope, OfProject):
        for client_id in Project.objects.filter(pk=scope.id).values_list("client_id", flat=True):
            client_changed(client_id)
    else:
        client_changed(scope)


def columns(scope: Scope) -> dict[str, Any]:
    """The place as columns of a row."""
    if isinstance(scope, OfProject):
        return {"client_id": None, "project_id": scope.id}
    return {"client_id": scope, "project_id": None}


def written(setting: Setting) -> dict[str, Any]:
    return {"is_on": setting.is_on, "parameters": dict(setting.parameters or {})}


def read(kept: Mapping[str, Any]) -> Setting:
    return Setting(kept.get("is_on"), dict(kept.get("parameters") or {}))
