"""The verbs: set a practice in one place, let the place say nothing again, take a change back. Each says by whom."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from vinculo.clients.models import Client
from vinculo.db.locking import lock_named
from vinculo.people.models import Person
from vinculo.practices.catalogue import by_id
from vinculo.practices.practice import LEADS, Practice
from vinculo.practices.recheck import client_changed, clients_changed
from vinculo.practices.tuning.models import PracticeChange, PracticeSetting
from vinculo.practices.tuning.settings import OfProject, Scope, Setting, columns, read, written
from vinculo.projects.models import Project

LOCK = "practice settings"


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


@dataclass(frozen=True, slots=True)
class Wish:
    """What a place is to say about a practice from now on, and nothing else. undoes: the change that takes back."""

    practice: Practice
    scope: Scope
    setting: Setting
    undoes: PracticeChange | None = None


def change(
    practice: Practice, scope: Scope, wanted: Setting, *, by: Person | None, at: datetime
) -> PracticeChange | None:
    """Have a place say this and nothing else about a practice. None if it says so already. Raises NotPossible."""
    return next(iter(change_all([Wish(practice, scope, wanted)], by=by, at=at)), None)


@transaction.atomic
def change_all(wishes: Sequence[Wish], *, by: Person | None, at: datetime, pack: str = "") -> list[PracticeChange]:
    """
    Several at once, which are taken back at once; each place and practice named once. Returns what changed.

    Whom it concerns is not looked at again here: callers say `look_again`. Raises NotPossible, then nothing changed. A
    fixed number of statements.
    """
    for wish in wishes:
        checked(wish.practice, wish.scope, wish.setting)
    lock_named(LOCK)
    practices = {wish.practice.id for wish in wishes}
    rows = {(row.practice, row.scope): row for row in PracticeSetting.objects.filter(practice__in=practices)}
    batch, made = uuid.uuid4(), []
    new, altered, gone = [], [], []
    for wish in wishes:
        row = rows.get((wish.practice.id, wish.scope))
        before, after = written(row.setting if row else Setting()), written(wish.setting)
        if before == after:
            continue
        place = {"practice": wish.practice.id, **columns(wish.scope)}
        if row is None:
            new.append(PracticeSetting(**place, **after, by=by, changed_at=at))
        elif wish.setting.says_nothing:
            gone.append(row.pk)
        else:
            row.is_on, row.parameters, row.by, row.changed_at = after["is_on"], after["parameters"], by, at
            altered.append(row)
        made.append(
            PracticeChange(
                **place, before=before, after=after, by=by, at=at, pack=pack, batch=batch, undoes=wish.undoes
            )
        )
    PracticeSetting.objects.filter(pk__in=gone).delete()
    PracticeSetting.objects.bulk_create(new)
    PracticeSetting.objects.bulk_update(altered, ["is_on", "parameters", "by", "changed_at"])
    return PracticeChange.objects.bulk_create(made)


@transaction.atomic
def take_back(made: PracticeChange, *, by: Person, at: datetime) -> list[PracticeChange]:
    """
    Everything that was changed together with this, back to what it said before; by rows of their own. What somebody
    has changed again since stays as it is. Returns what was taken back.
    """
    lock_named(LOCK)
    together = list(PracticeChange.objects.filter(batch=made.batch, undone_by_change=None).order_by("pk"))
    names = {one.practice for one in together}
    rows = {(row.practice, row.scope): row for row in PracticeSetting.objects.filter(practice__in=names)}
    wishes = []
    for one in together:
        practice, row = by_id().get(one.practice), rows.get((one.practice, one.scope))
        if practice and written(row.setting if row else Setting()) == one.after:
            wishes.append(Wish(practice, one.scope, read(one.before), undoes=one))
    return change_all(wishes, by=by, at=at)


def look_again(scope: Scope) -> None:
    """Have those checked whom a change in this place may concern: a job each, or one for some hundred."""
    if scope is None:
        clients_changed(Client.objects.active().values_list("pk", flat=True))
    elif isinstance(scope, OfProject):
        for client_id in Project.objects.filter(pk=scope.id).values_list("client_id", flat=True):
            client_changed(client_id)
    else:
        client_changed(scope)
