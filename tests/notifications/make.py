"""People with wishes and devices, for tests of what they are told."""

import os
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from vinculo.notifications.models import PushDevice, Wish
from vinculo.notifications.push import remember
from vinculo.people.models import Person

NOON = datetime(2026, 3, 11, 11, tzinfo=UTC)  # a Wednesday; noon in Madrid


def ways(person: Person, wanted: dict[str, str]) -> None:
    for kind, way in wanted.items():
        Wish.objects.update_or_create(person=person, kind=kind, defaults={"way": way})


def coded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


class Browser:
    """What a browser makes when it subscribes; it keeps the halves that open what was sent."""

    def __init__(self, endpoint: str = "https://push.example/one") -> None:
        self.endpoint = endpoint
        self.private, self.auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    @property
    def subscription(self) -> dict[str, Any]:
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "keys": {"p256dh": coded(point), "auth": coded(self.auth)}}

    def opened(self, body: bytes) -> bytes:
        import http_ece

        return http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm")


def device(person: Person, endpoint: str = "https://push.example/one") -> PushDevice:
    return remember(person, Browser(endpoint).subscription, label="Firefox")
