"""A paper that waits for Ana, with everything that a test of signing needs."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from tests.documents.papers import pdf
from tests.portal.visiting import let_in, take_part
from tests.world import NOW, World, make_contact
from vinculo.clients.acting import acting
from vinculo.clients.models import Contact
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Signer, SigningRequest, Version
from vinculo.documents.signing.asking import Party, Wish, ask
from vinculo.documents.signing.consenting import Consent, words
from vinculo.record.chain import Actor
from vinculo.record.models import Entry

LATER = NOW + timedelta(hours=1)


@cache
def a_key(number: int) -> rsa.RSAPrivateKey:
    """Keys take a while to make; tests may share them."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def contract(world: World, content: bytes | None = None, name: str = "Contract.pdf") -> Version:
    to = NewDocument(client=world.luna, project=world.shop, title="Contract", audience="shared")
    return add_version(to, content or pdf("Contract", pages=2), name=name, at=NOW, by=world.marek)


def decider(world: World, name: str = "") -> Contact:
    contact = make_contact(name, world.luna, time_zone="Europe/Madrid") if name else world.ana
    let_in(contact, world.luna)
    take_part(contact, world.shop)
    return contact


def asked(world: World, *others: Contact, version: Version | None = None, at: datetime = NOW, **fields: Any) -> Any:
    """A request to Ana, and to whoever else."""
    parties = tuple(Party(contact=one) for one in (decider(world), *others))
    wish = {"title": "Contract", "language": "en", **fields}
    parties += wish.pop("more", ())
    return ask(Wish(version or contract(world), parties, **wish), by=world.marek, at=at)


def signer_of(request: SigningRequest, contact: Contact) -> Signer:
    return Signer.objects.select_related("request__client", "request__project", "contact", "person").get(
        request=request, contact=contact
    )


def consent_of(signer: Signer, **fields: Any) -> Consent:
    who = signer.contact or signer.person
    given = {
        "name": who.name if who else "", "words": words(signer.request, signer.capacity), "language": "en",
        "identified_by": "code", "identified_at": LATER, "time_zone": "Europe/Madrid", **fields,
    }  # fmt: skip
    return Consent(**given)


def signs(request: SigningRequest, contact: Contact, at: datetime = LATER, **fields: Any) -> Any:
    from vinculo.logbook.signed import sign

    signer = signer_of(request, contact)
    actor = acting(contact, proof="code", ip="192.0.2.7", user_agent="Phone")
    return sign(signer, consent_of(signer, **fields), actor=actor, at=at)


def kinds(request: SigningRequest) -> list[str]:
    return list(Entry.objects.filter(subject=f"signing:{request.pk}").order_by("seq").values_list("kind", flat=True))


def actor_of(contact: Contact) -> Actor:
    return acting(contact, proof="code")
