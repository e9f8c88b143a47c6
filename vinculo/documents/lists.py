"""Rows of documents for a list: each with its newest version, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max

from vinculo.documents.models import Document, Page, Version

State = Version.State


@dataclass(frozen=True, slots=True)
class Row:
    """A document and the version that counts. `has_picture`: there is a small picture of it."""

    document: Document
    version: Version
    has_picture: bool


def rows_of(documents: Sequence[Document], *, states: Iterable[str] = State.values) -> list[Row]:
    """
    The documents with their newest version among those in one of `states`, in the order given; one without such a
    version is left out. Two queries.
    """
    ids = [document.pk for document in documents]
    wanted = Version.objects.filter(document__in=ids, state__in=list(states))
    newest = wanted.values("document").annotate(last=Max("pk")).values("last")
    found = Version.objects.filter(pk__in=newest).select_related("by", "by_contact")
    by_document = {version.document_id: version for version in found}
    pictured = set(
        Page.objects.filter(version__in=[version.pk for version in by_document.values()], number=0).values_list(
            "version_id", flat=True
        )
    )
    rows = ((document, by_document.get(document.pk)) for document in documents)
    return [Row(document, version, version.pk in pictured) for document, version in rows if version]
