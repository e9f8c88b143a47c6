"""Who comes in, where they are signed in, and what is typed at the door."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData

from tests.portal.visiting import let_in, take_part
from tests.world import make_contact
from vinculo.access import visits
from vinculo.access.models import Passkey


def _credential() -> str:
    """A key of zeros, as it is kept."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    return websafe_encode(bytes(AttestedCredentialData.create(bytes(16), b"blue", key)))


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()
    invited = make_contact("Nuria Invited", world.luna)
    take_part(invited, world.shop, "observer")
    _visit, _key = visits.begin(world.ana, proof="code", at=now, ip="192.0.2.44", user_agent="Firefox/140.0 Windows")
    return {
        "other_visit": _visit,
        "passkey_of_ana": Passkey.objects.create(
            contact=world.ana, name="Blue key", credential_id="blue", credential={"data": _credential()}, made_at=now
        ),
        "invited_access": let_in(invited, world.luna, invited_by_contact=world.ana),
    }


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("portal:end_device", "pk"): all_.other_visit.pk,
        ("portal:remove_key", "pk"): all_.passkey_of_ana.pk,
        ("portal:remove_colleague", "pk"): all_.invited_access.pk,
        ("portal:arrive", "token"): "no-such-link",
    }


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:enter": lambda a: {"address": a.ana.email},
    "portal:choose": lambda a: {"door": a.ana.accesses.get().pk},
    "portal:add_key": lambda a: {"name": "Phone", "credential": "{}"},
    "portal:invite_colleague": lambda a: {
        "name": "Carla Sol", "email": "carla@luna.example", "role": "observer", "projects": [a.shop.pk],
    },
}  # fmt: skip
