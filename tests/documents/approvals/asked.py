"""Papers of Café Luna that wait for a yes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from tests.world import World, make_contact
from vinculo.clients.acting import acting
from vinculo.clients.models import Contact
from vinculo.documents.approvals.answering import Answered, Said
from vinculo.documents.approvals.asking import Wish
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Approval, Approver, Document, Version
from vinculo.logbook import approved

TEXT = b"# Product page\n\nThe vintage stands at the top.\nThe video of the cellar.\n"


def decider(world: World, name: str = "Ana Prado", role: str = "decider") -> Contact:
    """Somebody of Café Luna with a part in the shop, who may come in."""
    contact = world.ana if name == "Ana Prado" else make_contact(name, world.luna)
    let_in(contact, world.luna)
    take_part(contact, world.shop, role)
    return contact


def version(world: World, data: bytes = TEXT, *, of: Document | None = None, **fields: Any) -> Version:
    """The next version of a paper of the shop, shared."""
    to = of or NewDocument(world.luna, world.shop, title="Product page", audience="shared")
    given = {"name": "page.md", "at": timezone.now(), "by": world.marek, **fields}
    return add_version(to, data, **given)


def ask(world: World, *contacts: Contact, **fields: Any) -> Approval:
    """Marek asks for their yes; of a new paper, unless `fields` say otherwise."""
    given: dict[str, Any] = {
        "client": world.luna, "project": world.shop, "about": "document", "title": "Product page",
        "contacts": contacts or (decider(world),), "minutes": 4, **fields,
    }  # fmt: skip
    if given["about"] == "document":
        given.setdefault("version", version(world))
    at = given.pop("at", timezone.now() - timedelta(hours=1))
    return approved.ask(Wish(**given), by=world.marek, at=at, organization=world.organization)


def of(approval: Approval, contact: Contact) -> Approver:
    return approval.approvers.get(contact=contact)


def say(
    world: World, approval: Approval, choice: str = "approve", *, contact: Contact | None = None, **fields: Any
) -> Answered:
    """Their answer, from the portal unless `fields` say otherwise."""
    contact = contact or world.ana
    noted_by, at = fields.pop("noted_by", None), fields.pop("at", timezone.now())
    said = Said(**{"choice": choice, "sha256": approval.sha256, "language": "en", **fields})
    return approved.answer(
        of(approval, contact), said, actor=acting(contact, proof="code"), at=at, organization=world.organization,
        noted_by=noted_by,
    )  # fmt: skip


def kinds(approval: Approval) -> list[str]:
    """What the record says of it, in order."""
    from vinculo.record.models import Entry

    return list(Entry.objects.filter(subject=f"approval:{approval.pk}").in_order().values_list("kind", flat=True))
