"""Putting the seal on a PDF: an embedded PAdES signature over the whole file, after which nothing may change."""

from dataclasses import dataclass
from io import BytesIO

from asn1crypto import keys, pem
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

from vinculo.documents.sealing.apart import apart
from vinculo.documents.sealing.making import Pair

FIELD = "Seal"


@dataclass(frozen=True, slots=True)
class Sealing:
    """How it is sealed: by whom, what for (shown by readers), and whether nothing may change afterwards."""

    pair: Pair
    reason: str = ""
    place: str = ""
    field: str = FIELD
    closes: bool = True  # not possible behind an earlier signature of somebody else


def put(content: bytes, sealing: Sealing, *, stamper: timestamps.TimeStamper | None = None) -> bytes:
    """
    The sealed file (PAdES B-B; with a stamper B-T). It begins with exactly the bytes that were given. Raises what the
    stamper raises: a stamp that cannot be had is never replaced.
    """
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    metadata = signers.PdfSignatureMetadata(
        field_name=sealing.field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=sealing.reason or None,
        location=sealing.place or None,
        certify=sealing.closes,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    signer = signers.PdfSigner(metadata, signer=signer_of(sealing.pair), timestamper=stamper)
    out = BytesIO()
    apart(signer.sign_pdf, writer, output=out)
    return out.getvalue()


def signer_of(pair: Pair) -> signers.SimpleSigner:
    store = SimpleCertificateStore()
    store.register_multiple(certificates_in(pair.chain))
    _type, _headers, key = pem.unarmor(pair.key.encode())
    return signers.SimpleSigner(
        signing_cert=certificates_in(pair.certificate)[0],
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=store,
    )


def certificates_in(text: str) -> list[asn1_x509.Certificate]:
    """All that stand in a PEM text."""
    if not text.strip():
        return []
    return [asn1_x509.Certificate.load(der) for _type, _headers, der in pem.unarmor(text.encode(), multiple=True)]
