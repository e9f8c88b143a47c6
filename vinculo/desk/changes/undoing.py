"""How what was done with a change is taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements import deciding, recorded
from vinculo.agreements.accepting import WorkBegan
from vinculo.agreements.deciding import DecidedAlready
from vinculo.agreements.models import ChangeRequest
from vinculo.agreements.models.change import ChangeRequestQuerySet
from vinculo.conversations.models import Interaction
from vinculo.db import search
from vinculo.desk.undo import CannotUndo, undoing
from vinculo.logbook import changes
from vinculo.logbook.log import undo
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed


def _theirs(person: Person, ids: list[int]) -> ChangeRequestQuerySet:
    return ChangeRequest.objects.visible_to(person).filter(pk__in=ids)


@undoing("changes.made")
def unask(person: Person, ids: list[int], before: Any) -> None:
    for change in _theirs(person, ids).undecided().filter(by=person):
        with transaction.atomic():
            recorded.change_did("unmade", change, by=person)
            search.drop("change", [change.pk])
            change.delete()
        client_changed(change.client_id)


@undoing("changes.accepted")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    """What somebody has worked on meanwhile stays accepted."""
    for change in _theirs(person, ids).select_related("project", "task"):
        try:
            changes.take_back(change, at=timezone.now(), by=person)
        except (WorkBegan, DecidedAlready):
            continue
        client_changed(change.client_id)
        plan_changed(change.project_id)


@undoing("changes.decided")
def open_again(person: Person, ids: list[int], before: Any) -> None:
    for change in _theirs(person, ids):
        deciding.open_again(change, at=timezone.now(), by=person)
        client_changed(change.client_id)


@undoing("changes.explained")
@transaction.atomic
def unexplain(person: Person, ids: list[int], before: Any) -> None:
    """They did not hear it after all: what was said goes, and the no waits for its explanation again."""
    said = Interaction.objects.visible_to(person).filter(pk=before, by=person).first()
    for change in _theirs(person, ids).exclude(explained_at=None):
        if said is None:
            raise CannotUndo(_("That has changed meanwhile. Look at it again."))
        undo(said, by=person)
        change.explained_at = None
        change.save(update_fields=["explained_at", "updated_at"])
        client_changed(change.client_id)


@undoing("changes.signed")
def unsign(person: Person, ids: list[int], before: Any) -> None:
    for change in _theirs(person, ids):
        changes.unsign(change, by=person)
        client_changed(change.client_id)


@undoing("changes.began")
def not_begun(person: Person, ids: list[int], before: Any) -> None:
    for change in _theirs(person, ids):
        change.work_began_at = None
        change.save(update_fields=["work_began_at", "updated_at"])
        client_changed(change.client_id)
