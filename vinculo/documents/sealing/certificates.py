"""The certificates of the house: made, brought, retired, and the one that seals today."""

from datetime import datetime

from cryptography import x509
from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.db.locking import lock_named
from vinculo.documents.models import Certificate
from vinculo.documents.sealing import making
from vinculo.documents.sealing.making import Pair
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.people.sealed import seal, unseal
from vinculo.record.chain import Act, append


def current(*, at: datetime) -> Certificate | None:
    """The seal in use: the newest that is neither retired nor run out."""
    return Certificate.objects.seals().in_use(at).first()


def authority(*, at: datetime) -> Certificate | None:
    """Our own, that vouches for the seals made here."""
    return Certificate.objects.authorities().in_use(at).first()


@transaction.atomic
def ready(*, at: datetime) -> Certificate:
    """The seal in use; the first time, or when the last has run out, one is made."""
    return current(at=at) or _made_once(by=None, at=at)


def _made_once(*, by: Person | None, at: datetime) -> Certificate:
    lock_named("seal")
    return current(at=at) or make(by=by, at=at)


@transaction.atomic
def make(*, by: Person | None, at: datetime) -> Certificate:
    """A new seal, with an authority before it if there is none that lives on. The seal before it is retired."""
    lock_named("seal")
    house = Organization.current()
    name, country = (house.name, house.country) if house else ("Vínculo", "")
    above = authority(at=at)
    if above is None:
        words = _("%(organization)s, authority for documents") % {"organization": name[:36]}
        above = _kept(making.make_authority(name, country=country, name=words, at=at), by=by, at=at, role="authority")
    words = _("%(organization)s, seal") % {"organization": name[:50]}
    pair = making.make_seal(name, country=country, name=words, authority=pair_of(above), at=at)
    return _taken_into_use(_kept(pair, by=by, at=at, issuer=above), by=by, at=at)


@transaction.atomic
def bring(content: bytes, pass_phrase: str, *, by: Person, at: datetime) -> Certificate:
    """
    A certificate with its key from an authority, as PKCS#12; the one before it is retired. making.NotUsable when it
    cannot seal; its reason is "known" for one that is here already.
    """
    pair = making.read_pkcs12(content, pass_phrase, at=at)
    lock_named("seal")
    if Certificate.objects.filter(fingerprint=making.fingerprint(pair.x509)).exists():
        raise making.NotUsable("known")
    return _taken_into_use(_kept(pair, by=by, at=at, source=Certificate.Source.BROUGHT), by=by, at=at)


@transaction.atomic
def retire(certificate: Certificate, *, by: Person | None, at: datetime) -> bool:
    """It seals nothing more; what it sealed is checked with it as before. False if it was retired already."""
    changed = Certificate.objects.filter(pk=certificate.pk, retired_at=None).update(retired_at=at, retired_by=by)
    if changed:
        _record("seal.retired", certificate, by=by, at=at)
    return changed == 1


def pair_of(certificate: Certificate) -> Pair:
    """With its key, for sealing. Nowhere else is the key opened."""
    return Pair(certificate.certificate, unseal(certificate.key), certificate.chain)


def _taken_into_use(new: Certificate, *, by: Person | None, at: datetime) -> Certificate:
    for old in Certificate.objects.seals().filter(retired_at=None).exclude(pk=new.pk):
        retire(old, by=by, at=at)
    return new


def _kept(
    pair: Pair,
    *,
    by: Person | None,
    at: datetime,
    role: str = Certificate.Role.SEAL,
    source: str = Certificate.Source.MADE,
    issuer: Certificate | None = None,
) -> Certificate:
    read: x509.Certificate = pair.x509
    kept = Certificate.objects.create(
        role=role,
        source=source,
        issuer=issuer,
        name=making.common_name(read)[:200],
        certificate=pair.certificate,
        chain=pair.chain,
        key=seal(pair.key),
        fingerprint=making.fingerprint(read),
        valid_from=read.not_valid_before_utc,
        valid_until=read.not_valid_after_utc,
        made_at=at,
        by=by,
    )
    _record("seal.made", kept, by=by, at=at)
    return kept


def _record(kind: str, certificate: Certificate, *, by: Person | None, at: datetime) -> None:
    facts = {
        "what": certificate.name,
        "role": certificate.role,
        "source": certificate.source,
        "fingerprint": certificate.fingerprint,
        "until": certificate.valid_until.date().isoformat(),
    }
    append(Act(kind, f"certificate:{certificate.pk}", facts=facts), actor=acting(by), at=at)
