"""A paper brought back, signed with a certificate of their own: this very paper, a signature that holds, or nothing."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tests.documents.sealing import sealed as made
from tests.documents.signing.asked import asked, decider
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import Signature
from vinculo.documents.sealing import adding, inert, making, putting
from vinculo.documents.sealing.checking import check
from vinculo.documents.sealing.putting import Sealing
from vinculo.documents.signing import bringing, finishing
from vinculo.documents.signing.bringing import NotAccepted, look_at


def with_own_certificate(content: bytes, name: str = "ANA PRADO (made up)") -> bytes:
    now = timezone.now()
    above = making.make_authority("Somebody's authority", country="ES", name="Somebody's authority", at=now)
    pair = making.make_seal("", country="ES", name=name, authority=above, at=now)
    return putting.put(content, Sealing(pair, field="Signature1", closes=False))


@pytest.fixture
def waiting(world) -> Any:
    return asked(world, at=timezone.now() - timedelta(minutes=5))


def test_the_paper_with_a_signature_of_their_own_is_taken(waiting):
    frozen = whole_bytes(waiting.frozen)

    brought = look_at(with_own_certificate(frozen), frozen)

    assert (brought.name, brought.facts["says_qualified"]) == ("ANA PRADO (made up)", False)
    assert brought.facts["trust"] == "not checked against the EU trusted lists"


SPOILT = (
    "unsigned", "another paper", "another price, then signed", "a note, then signed", "a file inside, then signed",
    "changed after signing", "a byte changed", "no PDF",
)  # fmt: skip


def spoilt(frozen: bytes) -> dict[str, tuple[bytes, str]]:
    signed = with_own_certificate(frozen)
    rewritten = BytesIO()
    copy_into_new_writer(inert.reader_of(frozen)).write(rewritten)
    return {
        "unsigned": (frozen, "same"),
        "another paper": (with_own_certificate(rewritten.getvalue()), "other"),
        "another price, then signed": (with_own_certificate(made.retold(frozen)), "added"),
        "a note, then signed": (with_own_certificate(made.covered_up(frozen)), "added"),
        "a file inside, then signed": (with_own_certificate(adding.with_files(frozen, {"a": (b"x", "")})), "files"),
        "changed after signing": (made.retold(signed), "added"),
        "a byte changed": (made.flipped(signed, len(frozen) + 40), ""),
        "no PDF": (b"Yes, I sign", "other"),
    }


@pytest.mark.parametrize("what", SPOILT)
def test_anything_else_is_not(waiting, what):
    frozen = whole_bytes(waiting.frozen)
    content, reason = spoilt(frozen)[what]

    with pytest.raises(NotAccepted) as why:
        look_at(content, frozen)

    assert reason in ("", why.value.reason)


def test_control_a_signature_that_holds_is_not_enough(waiting, monkeypatch):
    frozen = whole_bytes(waiting.frozen)
    monkeypatch.setattr(bringing, "_only_signatures_added", lambda content, frozen: None)

    assert look_at(with_own_certificate(made.retold(frozen)), frozen).name == "ANA PRADO (made up)"


def test_brought_in_the_portal_it_stands_for_the_signature(world, waiting, visiting):
    decider(world)
    file = BytesIO(with_own_certificate(whole_bytes(waiting.frozen)))
    file.name = "contract-signed.pdf"

    answer = visiting(world.ana, world.luna).post(f"/portal/sign/{waiting.pk}/own/", {"file": file})

    signature = Signature.objects.get()
    assert answer.status_code == 302
    assert (signature.identified_by, signature.typed_name) == ("certificate", "ANA PRADO (made up)")
    finishing.finish(waiting.pk)
    waiting.refresh_from_db()
    sealed = whole_bytes(waiting.sealed)
    assert check(sealed).is_ours
    inside = adding.attached(inert.reader_of(sealed))
    assert inside["signed-with-own-certificate-1.pdf"] == whole_bytes(signature.brought)


def test_a_paper_that_bears_signatures_already_keeps_them(world):
    from tests.documents.papers import pdf
    from tests.documents.signing.asked import contract, signs

    now = timezone.now()
    signed = with_own_certificate(pdf("Terms"), name="SUPPLIER (made up)")
    request = asked(world, version=contract(world, signed), at=now)
    signs(request, world.ana, at=now)

    finishing.finish(request.pk)

    request.refresh_from_db()
    sealed = whole_bytes(request.sealed)
    assert check(sealed).is_ours
    assert adding.attached(inert.reader_of(sealed))["signed.pdf"] == signed


def test_a_paper_changed_after_somebody_signed_it_is_not_sent(world):
    from tests.documents.papers import pdf
    from tests.documents.signing.asked import contract
    from vinculo.documents.signing.freezing import CannotBeFrozen

    spoilt_before = made.retold(with_own_certificate(pdf("Terms")))

    with pytest.raises(CannotBeFrozen) as why:
        asked(world, version=contract(world, spoilt_before))
    assert why.value.reason == "changed"
