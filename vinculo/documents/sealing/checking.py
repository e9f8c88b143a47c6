"""Checking a file with the certificates we know: was it sealed by us, and is it a paper that we still have."""

from pathlib import Path

from asn1crypto import x509
from django.conf import settings

from vinculo.documents.models import Certificate, SigningRequest
from vinculo.documents.sealing.putting import certificates_in
from vinculo.documents.sealing.verify import Verdict, verify


def check(content: bytes) -> Verdict:
    """The verdict with all our certificates, those retired as well."""
    return verify(content, ours=ours(), stampers=stampers())


def ours() -> list[x509.Certificate]:
    """Our authorities, and the seals that somebody else's authority vouches for."""
    found = Certificate.objects.exclude(role=Certificate.Role.SEAL, source=Certificate.Source.MADE)
    return [one for text in found.values_list("certificate", flat=True) for one in certificates_in(text)]


def stampers() -> list[x509.Certificate]:
    """Those of time stamp authorities that whoever runs this trusts (VINCULO_TSA_CERTIFICATES, a PEM file)."""
    path = settings.TSA_CERTIFICATES
    return certificates_in(Path(path).read_text("ascii")) if path else []


def known(sha256: str) -> SigningRequest | None:
    """The request whose sealed paper this is."""
    found = SigningRequest.objects.filter(frozen__document__versions__sha256=sha256, sealed_at__isnull=False)
    return found.select_related("client", "project").distinct().first()
