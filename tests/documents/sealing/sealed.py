"""A sealed paper, and what others may do to it."""

from functools import cache
from io import BytesIO
from typing import Any

import time_machine
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from tests.documents.papers import pdf
from tests.world import NOW
from vinculo.documents.sealing import adding, making, putting
from vinculo.documents.sealing.apart import apart
from vinculo.documents.sealing.making import Pair
from vinculo.documents.sealing.putting import Sealing


@cache
def authority(name: str = "Taller Faro") -> Pair:
    return making.make_authority(name, country="ES", name=f"{name}, authority for documents", at=NOW)


@cache
def seal(name: str = "Taller Faro") -> Pair:
    return making.make_seal(name, country="ES", name=f"{name}, seal", authority=authority(name), at=NOW)


def ours() -> list[object]:
    return list(putting.certificates_in(authority().certificate))


@cache
@time_machine.travel(NOW, tick=False)
def sealed(name: str = "Taller Faro") -> bytes:
    paper = pdf("Contract", pages=2)
    whole = adding.with_pages_and_files(paper, pdf("Evidence"), {"signed.pdf": (paper, "What was signed")})
    return putting.put(whole, Sealing(seal(name), reason="Signed by all"))


def rotated(content: bytes) -> bytes:
    """A page turned by a further revision: all signatures stay mathematically valid."""
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    return written(writer)


def retold(content: bytes) -> bytes:
    """Another text on the first page."""
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(
        generic.StreamObject(stream_data=b"BT /F1 24 Tf 72 720 Td (Double price) Tj ET")
    )
    writer.update_container(page)
    return written(writer)


def covered_up(content: bytes) -> bytes:
    """A note laid over the page, as annotations are."""
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 500, 500)),
        pdf_name("/Contents"): generic.TextStringObject("Double price"),
    })  # fmt: skip
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)
    return written(writer)


def with_another_file(content: bytes) -> bytes:
    return adding.with_files(content, {"more.pdf": (pdf("More"), "")})


def with_another_page(content: bytes) -> bytes:
    return adding.with_pages_and_files(content, pdf("One more"), {})


class Rude(signers.PdfSigner):
    """Signs although the file says that it is closed."""

    def _enforce_certification_constraints(self, reader: Any) -> None:
        pass


def signed_over(content: bytes) -> bytes:
    """A stranger's signature behind ours."""
    metadata = signers.PdfSignatureMetadata(field_name="Another")
    out = BytesIO()
    signer = Rude(metadata, signer=putting.signer_of(seal("Stranger")))
    apart(signer.sign_pdf, IncrementalPdfFileWriter(BytesIO(content), strict=False), output=out)
    return out.getvalue()


def flipped(content: bytes, at: int) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)


def written(writer: IncrementalPdfFileWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
