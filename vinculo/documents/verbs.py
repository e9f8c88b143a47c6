"""What people do with documents: show them to the client or not, name them, put them somewhere else."""

from datetime import datetime
from typing import Any

from django.db import transaction

from vinculo.clients.models import Audience
from vinculo.documents.models import Document, Folder, Version
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, Actor, append


@transaction.atomic
def share(document: Document, audience: str, *, by: Person, at: datetime, is_spoken: bool = False) -> bool:
    """
    From now on this audience sees it, which the record keeps. False if it did already, or if it is about money and
    nobody made sure that the price was spoken of (`is_spoken`).
    """
    if document.about_money and audience == Audience.SHARED and not is_spoken:
        return False
    changed = Document.objects.filter(pk=document.pk).exclude(audience=audience)
    if changed.update(audience=Audience(audience), changed_at=at) != 1:
        return False
    document.audience, document.changed_at = audience, at
    facts = {"from": _other(audience), "to": audience}
    said = {"what": document.title, "audience": audience}
    append(_act("sharing.changed", document, facts, said), actor=acting(by), at=at)
    return True


def rename(document: Document, title: str, *, at: datetime) -> None:
    document.title, document.changed_at = title, at
    document.save(update_fields=["title", "changed_at"])


def move(document: Document, folder: Folder | None, *, at: datetime) -> None:
    """Into a drawer of the same client and project, or out of all. ValueError for another's drawer."""
    if folder and (folder.client_id, folder.project_id) != (document.client_id, document.project_id):
        raise ValueError("a drawer of somebody else")
    document.folder, document.changed_at = folder, at
    document.save(update_fields=["folder", "changed_at"])


def note_opened(version: Version, *, actor: Actor, since: datetime, at: datetime) -> bool:
    """A contact fetched a file: in the record, once for each visit (`since`: its beginning). False if it is there."""
    from vinculo.record.models import Entry

    subject = f"version:{version.pk}"
    there = Entry.objects.filter(subject=subject, kind="document.opened", at__gte=since)
    if any(actor.key in body for body in there.values_list("body", flat=True)):
        return False
    document = version.document
    facts = {"document": document.pk, "number": version.number, "sha256": version.sha256}
    append(_act("document.opened", document, facts, {"what": document.title}, subject), actor=actor, at=at)
    return True


@transaction.atomic
def empty(folder: Folder, *, at: datetime) -> None:
    """Takes a drawer away; what was in it lies where the drawer was."""
    Document.objects.filter(folder=folder).update(folder=folder.inside, changed_at=at)
    Folder.objects.filter(inside=folder).update(inside=folder.inside)
    folder.delete()


def _other(audience: str) -> str:
    return Audience.TEAM if audience == Audience.SHARED else Audience.SHARED


def _act(kind: str, document: Document, facts: dict[str, Any], said: dict[str, str], subject: str = "") -> Act:
    return Act(
        kind,
        subject or f"document:{document.pk}",
        client_id=document.client_id,
        project_id=document.project_id,
        facts=facts,
        private=said,
    )
