"""
Web push: what rings in a browser while no page of ours is open (RFC 8030, 8188, 8291, 8292).

The text is encrypted for that browser; whoever carries it there learns that there is something, not what. The address
was given by a browser, so it is asked through the guard for machines outside.
"""

import json
import re
from base64 import urlsafe_b64decode
from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.db.locking import lock_named
from vinculo.mailboxes.secrets import CannotOpen, open_, seal
from vinculo.notifications.models import PushDevice, PushKey
from vinculo.notifications.wording import Worded
from vinculo.people.letters import site_address
from vinculo.people.models import Person
from vinculo.record.outbound import Allowed, NoAnswer, NotAsked
from vinculo.record.outbound import send as ask

LIVES = timedelta(hours=12)  # a phone that was off hears of it if it comes back by then
LONGEST = 300
GONE = (404, 410)
KEY = re.compile(r"[A-Za-z0-9_-]{20,200}={0,2}")
MOST = 10  # devices of one person


@dataclass(frozen=True, slots=True)
class Ring:
    """What a browser shows. Two with the same `tag` show as one; `path` opens when it is clicked."""

    title: str
    body: str
    path: str
    tag: str


class NotADevice(ValueError):
    """What a browser sent is no subscription that we could use."""


def ring_of(words: Worded) -> Ring:
    return Ring(words.sentence[:LONGEST], words.detail[:LONGEST], words.address, words.notice.subject)


def ring_of_many(number: int) -> Ring:
    said = ngettext("%(number)d thing is new for you", "%(number)d things are new for you", number)
    return Ring(said % {"number": number}, _("While it was quiet"), "/notices/", "many")


def public_key() -> str:
    """What a browser has to know of us. The key is made when it is asked for first, once for all processes."""
    found = PushKey.objects.order_by("pk").values_list("public", flat=True).first()
    return found or _make_key().public


@transaction.atomic
def _make_key() -> PushKey:
    from py_vapid import Vapid02, b64urlencode

    lock_named("push key")
    if found := PushKey.objects.order_by("pk").first():
        return found
    vapid = Vapid02()
    vapid.generate_keys()
    numbers = vapid.private_key.private_numbers()
    private = b64urlencode(numbers.private_value.to_bytes(32))
    point = b"\x04" + numbers.public_numbers.x.to_bytes(32) + numbers.public_numbers.y.to_bytes(32)
    return PushKey.objects.create(public=b64urlencode(point), sealed=seal(private))


def mark_of(endpoint: str) -> str:
    return sha256(endpoint.encode()).hexdigest()


@transaction.atomic
def remember(person: Person, subscription: Any, *, label: str) -> PushDevice:
    """
    A browser that may ring from now on; one that rang for somebody else rings for this person instead. NotADevice.
    """
    endpoint, p256dh, auth = _read(subscription)
    device, _is_new = PushDevice.objects.update_or_create(
        endpoint_mark=mark_of(endpoint),
        defaults={
            "person": person, "endpoint_sealed": seal(endpoint), "p256dh": p256dh, "auth": auth, "label": label[:80],
        },
    )  # fmt: skip
    mine = person.push_devices.order_by("-made_at", "-pk").values_list("pk", flat=True)
    PushDevice.objects.filter(pk__in=list(mine[MOST:])).delete()
    return device


def _read(subscription: Any) -> tuple[str, str, str]:
    given: dict[str, Any] = subscription if isinstance(subscription, dict) else {}
    keys = given.get("keys")
    if not isinstance(keys, dict):
        raise NotADevice
    endpoint, p256dh, auth = given.get("endpoint"), keys.get("p256dh"), keys.get("auth")
    schemes = ("https", "http") if settings.PUSH_ALLOW_PRIVATE else ("https",)
    if not isinstance(endpoint, str) or len(endpoint) > 1000 or _scheme(endpoint) not in schemes:
        raise NotADevice
    if not isinstance(p256dh, str) or not isinstance(auth, str) or not _are_keys(p256dh, auth):
        raise NotADevice
    return endpoint, p256dh, auth


def _are_keys(p256dh: str, auth: str) -> bool:
    """A point of the curve, and sixteen bytes."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

    if not KEY.fullmatch(p256dh) or not KEY.fullmatch(auth):
        return False
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _bytes(p256dh))
        return len(_bytes(auth)) == 16
    except ValueError:
        return False


def _bytes(text: str) -> bytes:
    bare = text.rstrip("=")
    return urlsafe_b64decode(bare + "=" * (-len(bare) % 4))


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""


def ring(person: Person, rings: list[Ring]) -> None:
    """
    At every device of a person. One that is gone is forgotten; OSError when none could be reached and one may be later.
    """
    key = PushKey.objects.order_by("pk").first()
    devices = list(person.push_devices.all())
    if key is None or not devices:
        return
    reached, problem = False, None
    for device in devices:
        for one in rings:
            try:
                reached = _ring(device, one, key) or reached
            except NoAnswer as why:
                problem = why
    if problem and not reached:
        raise problem


def _ring(device: PushDevice, one: Ring, key: PushKey) -> bool:
    """True if it was taken. NoAnswer if it may be later; a device that never will be is forgotten."""
    try:
        endpoint, private = open_(device.endpoint_sealed), open_(key.sealed)
        body, headers = sealed_for(device, json.dumps(asdict(one)).encode(), endpoint, private)
        answer = ask(endpoint, body, headers=headers, allowed=_allowed())
    except (CannotOpen, NotAsked, ValueError):
        device.delete()
        return False
    if answer.status in GONE:
        device.delete()
        return False
    if not 200 <= answer.status < 300:
        raise NoAnswer(f"the push service answered {answer.status}")
    PushDevice.objects.filter(pk=device.pk).update(reached_at=timezone.now())
    return True


def sealed_for(device: PushDevice, data: bytes, endpoint: str, private: str) -> tuple[bytes, dict[str, str]]:
    """The text as only that browser can read it, and who we say we are."""
    from py_vapid import Vapid02
    from pywebpush import WebPusher

    keys = {"p256dh": device.p256dh, "auth": device.auth}
    body = WebPusher({"endpoint": endpoint, "keys": keys}).encode(data)["body"]
    parts = urlsplit(endpoint)
    expires = int((timezone.now() + timedelta(hours=12)).timestamp())
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": expires, "sub": _contact()}
    headers = Vapid02.from_string(private).sign(claims)
    headers |= {
        "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
        "TTL": str(int(LIVES.total_seconds())), "Urgency": "normal",
    }  # fmt: skip
    return body, headers


def _contact() -> str:
    """Where whoever runs the push service finds us."""
    site = site_address("/")
    return site if site.startswith("https:") else f"mailto:postmaster@{urlsplit(site).hostname or 'localhost'}"


def _allowed() -> Allowed:
    return Allowed(private=settings.PUSH_ALLOW_PRIVATE, plain=settings.PUSH_ALLOW_PRIVATE)
