"""Our sealed papers, checked with tools that are not ours, and where those fall short of ours."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.documents.sealing import sealed as made
from tests.documents.sealing.sealed import authority, flipped, ours, sealed
from tests.documents.sealing.tsa import needs_openssl, stamping
from vinculo.documents.sealing import inert, putting
from vinculo.documents.sealing import stamping as stamps
from vinculo.documents.sealing.verify import verify

needs_pdfsig = pytest.mark.skipif(
    not (shutil.which("pdfsig") and shutil.which("certutil")),
    reason="needs pdfsig and certutil: apt install poppler-utils libnss3-tools",
)


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture
def pdfsig(tmp_path):
    """What pdfsig says of a file, with a store of certificates that holds our authority."""
    (tmp_path / "nss").mkdir()
    (tmp_path / "ca.pem").write_text(authority().certificate)
    store = ("-d", "sql:nss")
    run("certutil", "-N", *store, "--empty-password", folder=tmp_path)
    run("certutil", "-A", *store, "-n", "authority", "-t", "CT,C,C", "-i", "ca.pem", folder=tmp_path)

    def says(content: bytes) -> str:
        (tmp_path / "paper.pdf").write_bytes(content)
        return run("pdfsig", "-nssdir", "sql:nss", "paper.pdf", folder=tmp_path)

    return says


def current_seal() -> bytes:
    """pdfsig knows only the time of today."""
    from django.utils import timezone

    from tests.documents.papers import pdf
    from vinculo.documents.sealing import making

    now = timezone.now()
    pair = making.make_seal("Taller Faro", country="ES", name="Taller Faro, seal", authority=authority(), at=now)
    return putting.put(pdf("Contract"), putting.Sealing(pair))


@needs_pdfsig
def test_pdfsig_finds_the_seal_valid_and_trusted(pdfsig):
    said = pdfsig(current_seal())

    assert "Signature Validation: Signature is Valid." in said
    assert "Certificate Validation: Certificate is Trusted." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@needs_pdfsig
def test_pdfsig_notices_a_changed_byte_and_so_do_we(pdfsig):
    content = current_seal()
    changed = flipped(content, content.index(b"(Contract 1)") + 3)

    assert "Digest Mismatch" in pdfsig(changed)
    assert verify(changed, ours=ours()).reasons == ("changed",)


@needs_pdfsig
@pytest.mark.parametrize("add", [made.rotated, made.retold, made.with_another_page])
def test_pdfsig_calls_added_content_valid_and_we_do_not(pdfsig, add):
    content = add(current_seal())

    said = pdfsig(content)
    assert "Signature Validation: Signature is Valid." in said
    assert "Not total document signed" in said
    assert verify(content, ours=ours()).reasons == ("added",)


def der(padded: bytes) -> bytes:
    """Without the noughts that fill the place kept for it; what it ends with may be a nought of its own."""
    assert padded[1] & 0x80
    figures = padded[1] & 0x7F
    return padded[: 2 + figures + int.from_bytes(padded[2 : 2 + figures])]


def by_hand(content: bytes, folder: Path) -> str:
    """What openssl says of the signature over the two ranges that the file names."""
    signature = inert.reader_of(content).embedded_signatures[0]
    a, b, c, d = (int(number) for number in signature.byte_range)
    (folder / "data.bin").write_bytes(content[a : a + b] + content[c : c + d])
    (folder / "signature.der").write_bytes(der(bytes(signature.pkcs7_content)))
    (folder / "ca.pem").write_text(authority().certificate)
    command = (
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.der", "-content", "data.bin",
        "-CAfile", "ca.pem", "-purpose", "any", "-cades", "-out", "verified.bin",
    )  # fmt: skip
    return run(*command, folder=folder)


@needs_openssl
def test_openssl_finds_the_seal_good(tmp_path):
    assert "successful" in by_hand(current_seal(), tmp_path)


@needs_openssl
def test_openssl_notices_a_changed_byte(tmp_path):
    content = current_seal()

    assert "failure" in by_hand(flipped(content, content.index(b"(Contract 1)") + 3), tmp_path)


@needs_openssl
def test_openssl_alone_does_not_notice_what_was_added(tmp_path):
    content = made.retold(current_seal())

    assert "successful" in by_hand(content, tmp_path)
    assert verify(content, ours=ours()).reasons == ("added",)


@needs_openssl
def test_openssl_finds_the_stamp_good_and_ours_alone(tmp_path, settings):
    settings.TSA_ALLOW_HTTP = settings.TSA_ALLOW_PRIVATE = True
    with stamping(tmp_path) as (url, _authority):
        content = stamps.stamp_whole(current_seal(), stamps.Stamper(url))
        signature = inert.reader_of(content).embedded_timestamp_signatures[0]
    a, b, c, d = (int(number) for number in signature.byte_range)
    (tmp_path / "data.bin").write_bytes(content[a : a + b] + content[c : c + d])
    (tmp_path / "token.der").write_bytes(der(bytes(signature.pkcs7_content)))

    def says() -> str:
        command = (
            "openssl",
            "ts",
            "-verify",
            "-token_in",
            "-in",
            "token.der",
            "-data",
            "data.bin",
            "-CAfile",
            "tsa.pem",
        )
        return run(*command, folder=tmp_path)

    assert "Verification: OK" in says()
    (tmp_path / "data.bin").write_bytes(b"something else")
    assert "Verification: FAILED" in says()


def test_the_paper_inside_is_the_one_that_was_signed(tmp_path: Any):
    from hashlib import sha256

    from tests.documents.papers import pdf

    paper = pdf("Contract", pages=2)
    assert sealed()[: len(paper)] == paper
    assert verify(sealed(), ours=ours()).papers["signed.pdf"] == sha256(paper).hexdigest()
