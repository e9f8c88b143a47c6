"""
Making certificates: an authority of the house, and a seal that it vouches for.

RSA with 3072 bits, because it is what every reader of PDF checks; the life of a seal is short enough to be renewed by
people who remember how, that of the authority long enough for those who were given it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

BITS = 3072
AUTHORITY_YEARS, SEAL_YEARS = 10, 3
YEAR = timedelta(days=365)
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
# Readers that are older than that (and all built on NSS, like pdfsig) take only a certificate for mail.
USES = (DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION)
LONGEST_NAME = 64  # what a certificate takes for a common name


class NotUsable(ValueError):
    """What was brought is no certificate with its key that could seal. `reason`: file, key, time or usage."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate, its key and those above it, in PEM."""

    certificate: str
    key: str
    chain: str = ""

    @property
    def x509(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.certificate.encode())


def make_authority(organization: str, *, country: str, name: str, at: datetime) -> Pair:
    """A root of our own. `name` is what its readers see, like "Taller Faro, authority for documents"."""
    key, subject = _key(), _subject(organization, country, name)
    usage = _usage(key_cert_sign=True, crl_sign=True)
    builder = _builder(subject, subject, key, at, at + AUTHORITY_YEARS * YEAR)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(usage, critical=True)
    return Pair(_pem(builder.sign(key, hashes.SHA256())), _key_pem(key))


def make_seal(organization: str, *, country: str, name: str, authority: Pair, at: datetime) -> Pair:
    """A certificate for sealing documents and nothing else; it does not outlive its authority."""
    key, above = _key(), authority.x509
    above_key = serialization.load_pem_private_key(authority.key.encode(), None)
    assert isinstance(above_key, rsa.RSAPrivateKey)
    until = min(at + SEAL_YEARS * YEAR, above.not_valid_after_utc)
    builder = _builder(_subject(organization, country, name), above.subject, key, at, until)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage(USES), critical=False)
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(above_key.public_key())
    builder = builder.add_extension(issuer_key, critical=False)
    return Pair(_pem(builder.sign(above_key, hashes.SHA256())), _key_pem(key), authority.certificate)


def read_pkcs12(content: bytes, pass_phrase: str, *, at: datetime) -> Pair:
    """
    What an authority handed out as a .p12 or .pfx file. NotUsable: it cannot be opened, holds no key, is not valid now,
    or is not meant for signing.
    """
    try:
        opened = pkcs12.load_pkcs12(content, pass_phrase.encode() or None)
    except (ValueError, TypeError) as why:
        raise NotUsable("file") from why
    if opened.key is None or opened.cert is None:
        raise NotUsable("key")
    certificate = opened.cert.certificate
    if not certificate.not_valid_before_utc <= at < certificate.not_valid_after_utc:
        raise NotUsable("time")
    if not may_sign(certificate):
        raise NotUsable("usage")
    above = "".join(_pem(extra.certificate) for extra in opened.additional_certs)
    key = opened.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Pair(_pem(certificate), key.decode(), above)


def may_sign(certificate: x509.Certificate) -> bool:
    """No authority, and not kept for other uses."""
    try:
        if certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def common_name(certificate: x509.Certificate) -> str:
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.subject.rfc4514_string()


def fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)


def _subject(organization: str, country: str, name: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name[:LONGEST_NAME])]
    if organization:
        parts.insert(0, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization[:LONGEST_NAME]))
    if len(country) == 2:
        parts.insert(0, x509.NameAttribute(NameOID.COUNTRY_NAME, country.upper()))
    return x509.Name(parts)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, since: datetime, until: datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(since).not_valid_after(until)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def _key_pem(key: rsa.RSAPrivateKey) -> str:
    encoded = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return encoded.decode()
