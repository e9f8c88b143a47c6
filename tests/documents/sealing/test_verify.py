"""Our own check: what is whole, what was changed, what was added, whose it is."""

import pytest
import time_machine

from tests.documents.papers import pdf
from tests.documents.sealing import sealed as made
from tests.documents.sealing.hostile import NO_PAPER
from tests.documents.sealing.sealed import authority, flipped, ours, seal, sealed
from tests.world import NOW
from vinculo.documents.sealing import putting, verify
from vinculo.documents.sealing.putting import Sealing

ADDED = {
    "a page turned": made.rotated,
    "another text": made.retold,
    "a note over it": made.covered_up,
    "another file inside": made.with_another_file,
    "one more page": made.with_another_page,
    "bytes at the end": lambda content: content + b"\n% Double price\n%%EOF\n",
    "a whole other PDF": lambda content: content + pdf("Double price"),
    "somebody else's signature": made.signed_over,
}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_sealed_paper_is_whole_and_ours():
    verdict = verify.verify(sealed(), ours=ours())

    assert (verdict.reasons, verdict.is_ours) == ((), True)
    mark = verdict.marks[0]
    assert (mark.name, mark.added, mark.trust, mark.at, mark.stamped_at) == (
        "Taller Faro, seal", "", "ours", NOW, None,
    )  # fmt: skip
    assert list(verdict.papers) == ["signed.pdf"]


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4, 0.6, 0.99])
def test_a_changed_byte_is_noticed(share):
    content = sealed()
    verdict = verify.verify(flipped(content, int(len(content) * share)), ours=ours())

    assert not verdict.is_whole


def test_no_byte_of_the_paper_itself_can_be_changed():
    content, length = sealed(), len(pdf("Contract", pages=2))

    whole = [at for at in range(9, length, 37) if verify.verify(flipped(content, at), ours=ours()).is_whole]

    assert whole == []


def test_control_without_comparing_hashes_a_changed_byte_is_not_noticed(monkeypatch):
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    changed = flipped(sealed(), sealed().index(b"(Contract 1)") + 3)
    assert verify.verify(changed, ours=ours()).reasons == ("changed",)
    original = verify.verify.__globals__["reader_of"](sealed()).embedded_signatures[0].compute_digest()

    monkeypatch.setattr(EmbeddedPdfSignature, "compute_digest", lambda self, hash_algo=None: original)

    assert "changed" not in verify.verify(changed, ours=ours()).reasons


@pytest.mark.parametrize("what", ADDED)
def test_content_added_behind_the_seal_is_noticed(what):
    verdict = verify.verify(ADDED[what](sealed()), ours=ours())

    assert (verdict.is_whole, verdict.is_ours) == (False, False)
    assert verdict.reasons[0] in ("added", "unclear", "unreadable")


@pytest.mark.parametrize("what", ["a page turned", "another text", "one more page"])
def test_control_the_signature_alone_would_call_it_good(what, monkeypatch):
    """What a check of validity without coverage says: valid."""
    content = ADDED[what](sealed())
    mark = verify.verify(content, ours=ours()).marks[0]
    assert (mark.intact, mark.valid, mark.trust) == (True, True, "ours")

    monkeypatch.setattr(verify, "added_after", lambda signature: "")

    assert verify.verify(content, ours=ours()).is_ours


def test_a_stranger_who_calls_himself_like_us_is_not_us():
    from vinculo.documents.sealing import making

    forged_root = making.make_authority(
        "Taller Faro", country="ES", name=authority().x509.subject.rfc4514_string(), at=NOW
    )
    forged = making.make_seal("Taller Faro", country="ES", name="Taller Faro, seal", authority=forged_root, at=NOW)

    verdict = verify.verify(putting.put(pdf(), Sealing(forged)), ours=ours())

    assert (verdict.is_whole, verdict.is_ours, verdict.marks[0].trust) == (True, False, "unknown")


def test_sealed_after_the_certificate_ended_is_late():
    with time_machine.travel(NOW.replace(year=NOW.year + 5), tick=False):
        content = putting.put(pdf(), Sealing(seal()))

    assert verify.verify(content, ours=ours()).reasons == ("late",)


def test_a_seal_is_checked_years_after_its_certificate_ended():
    content = sealed()
    with time_machine.travel(NOW.replace(year=NOW.year + 8), tick=False):
        assert verify.verify(content, ours=ours()).is_ours


@pytest.mark.parametrize("what", NO_PAPER)
def test_what_is_no_pdf_never_breaks_the_check(what):
    assert verify.verify(NO_PAPER[what]).reasons[0] in ("unreadable", "unsigned")


def test_a_paper_without_signature_is_not_sealed():
    assert verify.verify(pdf()).reasons == ("unsigned",)
