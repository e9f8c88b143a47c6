"""
Passkeys of contacts: added after coming in with a code, and enough from then on.

The device must ask for finger, face or PIN. What it signs is put to one browser, once, for five minutes, and stands in
the database until then. A count of signatures that does not rise shows a copied key.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from vinculo.access.codes import Wrong
from vinculo.access.keyed import keyed
from vinculo.access.limits import TRIES, count
from vinculo.access.models import Challenge, Passkey
from vinculo.access.visits import doors_of
from vinculo.clients.models import Contact

LIFE = timedelta(minutes=5)
MOST = 10  # keys of one contact
NEEDED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class House:
    """Where the keys belong: the host name, and the address that browsers tell us they are at."""

    host: str
    origin: str
    name: str

    def server(self) -> Fido2Server:
        rp = PublicKeyCredentialRpEntity(name=self.name, id=self.host)
        return Fido2Server(rp, verify_origin=lambda origin: origin == self.origin)


def begin_adding(contact: Contact, house: House, *, browser: str, at: datetime) -> dict[str, Any]:
    """What the browser must be asked to make a key."""
    user = PublicKeyCredentialUserEntity(
        id=keyed("passkey user", str(contact.pk))[:32].encode(), name=contact.email, display_name=contact.name
    )
    options, state = house.server().register_begin(
        user,
        [_stored(one) for one in contact.passkeys.all()],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=NEEDED,
    )
    _put(state, browser=browser, contact=contact, at=at)
    return dict(options)


def add(contact: Contact, said: Any, house: House, *, name: str, browser: str, at: datetime) -> Passkey:
    """The key that the browser made. Wrong."""
    state = _taken(browser=browser, contact=contact, at=at)
    try:
        made = house.server().register_complete(state, said)
    except (ValueError, TypeError, KeyError) as why:
        raise Wrong from why
    data = made.credential_data
    assert data is not None
    known = websafe_encode(data.credential_id)
    if contact.passkeys.count() >= MOST or Passkey.objects.filter(credential_id=known).exists():
        raise Wrong
    return Passkey.objects.create(
        contact=contact,
        name=name,
        credential_id=known,
        credential={"data": websafe_encode(bytes(data))},
        sign_count=made.counter,
        made_at=at,
    )


def begin_entering(house: House, *, browser: str, at: datetime) -> dict[str, Any]:
    """What the browser must be asked to show a key. It names none: who has one here is not told."""
    options, state = house.server().authenticate_begin(user_verification=NEEDED)
    _put(state, browser=browser, contact=None, at=at)
    return dict(options)


def enter(said: Any, house: House, *, browser: str, ip: str, at: datetime) -> Contact:
    """Whose key it is. Wrong, limits.TooOften."""
    count("try", ip, most=TRIES, at=at)
    state = _taken(browser=browser, contact=None, at=at)
    try:
        answer = AuthenticationResponse.from_dict(said)
        key = Passkey.objects.select_related("contact").filter(credential_id=websafe_encode(answer.raw_id)).first()
        if key is None or not doors_of(key.contact).exists():
            raise Wrong
        house.server().authenticate_complete(state, [_stored(key)], answer)
    except (ValueError, TypeError, KeyError, AttributeError) as why:
        raise Wrong from why
    _note_use(key, answer.response.authenticator_data.counter, at)
    return key.contact


def _note_use(key: Passkey, counter: int, at: datetime) -> None:
    """Many keys do not count and always say zero; one that counts must have gone on."""
    still = Passkey.objects.filter(Q(sign_count__lt=counter) | Q(sign_count=0) & Q(sign_count=counter), pk=key.pk)
    if still.update(sign_count=counter, used_at=at) != 1:
        raise Wrong


def _stored(key: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(key.credential["data"]))


def _put(state: Any, *, browser: str, contact: Contact | None, at: datetime) -> None:
    plain = {"challenge": state["challenge"], "user_verification": str(NEEDED.value)}
    Challenge.objects.create(
        browser_hash=keyed("browser", browser),
        contact_id_asked=contact.pk if contact else None,
        state=plain,
        expires_at=at + LIFE,
    )


def _taken(*, browser: str, contact: Contact | None, at: datetime) -> Any:
    """The newest question put to this browser; it is gone, whatever the answer is."""
    mine = Challenge.objects.filter(browser_hash=keyed("browser", browser), used_at=None, expires_at__gt=at)
    mine = mine.filter(contact_id_asked=contact.pk if contact else None)
    found = mine.order_by("-pk").first()
    if found is None or mine.filter(pk=found.pk).update(used_at=at) != 1:
        raise Wrong(over=True)
    return found.state
