"""
Emptying the bin where there are papers: a client whose papers were signed does not go by itself, and neither does a
document that somebody was asked about. An administrator may delete such a client for ever; the record keeps the hashes.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from vinculo.clients import emptying
from vinculo.clients.models import Client
from vinculo.documents.models import Answer, Approval, Document, Signature, Signer, SigningRequest, Version
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.projects import emptying as projects
from vinculo.record.chain import Act, append


class Bound(Exception):
    """Somebody was asked to sign or to approve it: it goes only with its client."""


def was_signed() -> Exists:
    """For a queryset of clients: somebody signed a paper of theirs."""
    return Exists(Signature.objects.filter(signer__request__client=OuterRef("pk")))


def is_bound() -> Exists:
    """For a queryset of documents: an approval or a signature speaks of one of its versions, or it says a price."""
    one = OuterRef("pk")
    asked = SigningRequest.objects.filter(Q(version=one) | Q(frozen=one) | Q(sealed=one))
    brought, shown = Signature.objects.filter(brought=one), Approval.objects.filter(version=one)
    speaks = Exists(asked) | Exists(brought) | Exists(shown) | Exists(Answer.objects.filter(version=one))
    return Exists(Version.objects.filter(speaks | Q(document__about_money=True), document=OuterRef("pk")))


@transaction.atomic
def empty_bin(*, at: datetime, but_clients: Collection[int] = ()) -> int:
    """
    What was thrown away 30 days before `at`: documents, projects, clients, contacts; how many. Files when swept.

    `but_clients`: who has to stay, as known further up.
    """
    before = emptying.in_bin_before(at)
    documents = Document.objects.filter(~is_bound(), deleted_at__lt=before)
    count = documents.count()
    documents.delete()
    count += projects.empty_bin(at=at)  # after the documents, which keep their project
    clients = Client.objects.filter(deleted_at__lt=before)
    signed = list(clients.filter(was_signed()).values_list("pk", flat=True))
    signed += but_clients
    take_out_signing(clients.exclude(pk__in=signed))
    asked = Signer.objects.filter(contact__deleted_at__lt=before).values_list("contact", flat=True)
    return count + emptying.empty_bin(at=at, but_clients=signed, but_contacts=set(asked))


def take_out_signing(clients: QuerySet[Client]) -> None:
    """From the signature down: nothing of it goes by itself with anything else."""
    Signature.objects.filter(signer__request__client__in=clients).delete()
    Signer.objects.filter(request__client__in=clients).delete()
    SigningRequest.objects.filter(client__in=clients).delete()


@transaction.atomic
def delete_client(client: Client, *, by: Person, at: datetime) -> None:
    """For ever, with everything that was signed. What stays is the record: hashes and numbers."""
    found = Client.objects.filter(pk=client.pk)
    sealed = SigningRequest.objects.filter(client=client, sealed__isnull=False).order_by("pk")
    facts = {"client": client.pk, "sealed": list(sealed.values_list("sealed__sha256", flat=True))}
    facts["signed"] = Signature.objects.filter(signer__request__client=client).count()
    append(
        Act("record.client_deleted", f"client:{client.pk}", client_id=client.pk, facts=facts), actor=acting(by), at=at
    )
    take_out_signing(found)
    emptying.delete_clients([client.pk])


@transaction.atomic
def delete_document(document: Document, *, by: Person, at: datetime) -> None:
    """For ever. Bound."""
    if Document.objects.filter(is_bound(), pk=document.pk).exists():
        raise Bound
    versions = list(document.versions.order_by("number").values_list("sha256", flat=True))
    act = Act(
        "document.deleted", f"document:{document.pk}", document.client_id, document.project_id,
        {"versions": versions}, {"what": document.title},
    )  # fmt: skip
    append(act, actor=acting(by), at=at)
    document.delete()
