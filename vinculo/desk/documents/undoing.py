"""How what was done to documents is taken back."""

from typing import Any

from django.utils import timezone

from vinculo.db import search
from vinculo.desk.documents.found import documents_seen_by
from vinculo.desk.undo import undoing
from vinculo.documents.verbs import share
from vinculo.logbook.searchable import index_documents
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("documents.added")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    """Into the bin: the record says they were added, so they are not made as if they never had been."""
    for document in documents_seen_by(person).kept().filter(pk__in=ids, by=person):
        document.throw_away(by=person, at=timezone.now())
        search.drop("document", [document.pk])
        client_changed(document.client_id)


@undoing("documents.thrown")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    for document in documents_seen_by(person).filter(pk__in=ids, deleted_at__isnull=False):
        document.restore()
        index_documents([document])
        client_changed(document.client_id)


@undoing("documents.shared")
def share_as_before(person: Person, ids: list[int], before: Any) -> None:
    for document in documents_seen_by(person).kept().filter(pk__in=ids):
        share(document, before, by=person, at=timezone.now())
        client_changed(document.client_id)
