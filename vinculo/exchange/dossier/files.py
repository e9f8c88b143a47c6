"""The papers of a dossier: shared documents with all their versions, and whatever was signed."""

import re
from collections.abc import Iterator

from django.db.models import Q

from vinculo.clients.models import Audience, Client
from vinculo.documents.models import Certificate, SigningRequest, Version
from vinculo.projects.models import Project

LONGEST = 80


def versions_of(client: Client, project: Project | None) -> list[Version]:
    """Good ones only: what is held back or was refused goes nowhere."""
    about = {"client": client, **({"project": project} if project else {})}
    signed = SigningRequest.objects.filter(**about, completed_at__isnull=False)
    ids = {pk for row in signed.values_list("version_id", "frozen_id", "sealed_id") for pk in row if pk}
    document = {f"document__{name}": value for name, value in about.items()}
    shared = Q(**document, document__audience=Audience.SHARED, document__deleted_at=None)
    found = Version.objects.filter(shared | Q(pk__in=ids), state=Version.State.GOOD)
    return list(found.select_related("document").order_by("document_id", "number"))


def name_of(version: Version) -> str:
    """Where it lies in the archive: nothing in it leads anywhere else, on any system."""
    return f"files/{version.document_id}-{_plain(version.document.title)}/{version.number}-{_plain(version.name)}"


def _plain(text: str) -> str:
    words = re.sub(r"[^\w.-]+", "-", text).strip("-.")
    if len(words) > LONGEST:
        stem, dot, ending = words.rpartition(".")
        words = f"{stem[: LONGEST - 10]}{dot}{ending[:9]}" if dot else words[:LONGEST]
    return words.strip("-.") or "file"


def certificates() -> Iterator[tuple[str, str]]:
    """(name, PEM) of the certificates that our seals were made with; never a key."""
    for one in Certificate.objects.order_by("pk"):
        yield f"certificates/{one.role}-{one.fingerprint[:16]}.pem", f"{one.certificate.strip()}\n{one.chain.strip()}\n"
