"""Papers that wait for signatures, and what forms about them send."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.documents.papers import pdf
from tests.documents.signing.asked import asked, contract
from tests.world import World
from vinculo.documents.sealing import certificates
from vinculo.documents.signing.asking import Party


def make_signed(world: World) -> dict[str, Any]:
    now = timezone.now()
    certificate = certificates.ready(at=now)
    marek = (Party(person=world.marek),)
    return {
        "signing": asked(world, at=now, more=marek, note="The paper of the oven"),
        "signing_to_withdraw": asked(world, at=now),
        "signing_to_sign": asked(world, at=now, more=marek),
        "paper_to_sign": contract(world),
        "certificate": certificate,
    }


def ids_of_signed(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("signatures", "pk"): all_.signing.pk,
        ("signatures", "signer"): all_.signing.signers.get(contact=all_.ana).pk,
        ("signatures:withdraw", "pk"): all_.signing_to_withdraw.pk,
        ("signatures:sign", "pk"): all_.signing_to_sign.pk,
        ("settings:retire_seal", "pk"): all_.certificate.pk,
        ("settings:certificate", "pk"): all_.certificate.pk,
    }


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("paper.pdf", pdf())


BODIES_OF_SIGNED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "signatures:new": lambda a: {
        "title": "The paper", "contacts": [a.ana.pk], "people": [a.marek.pk], "order": "theirs", "language": "es",
        "capacity": "Café Luna", "note": "As we said", "until_on": "", "about": "",
    },
    "signatures:withdraw": lambda a: {"because": "The wrong paper"},
    "signatures:sign": lambda a: {"name": "Marek Wilk", "agree": "on"},
    "signatures:check": lambda a: {"file": a_file()},
    "settings:seal": lambda a: {"file": a_file(), "pass_phrase": "bread"},
}  # fmt: skip

QUERIES_OF_SIGNED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "signatures:new": lambda a: {"version": a.paper_to_sign.pk}
}
