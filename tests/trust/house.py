"""What belongs to our own house: who is invited, when it is closed, how people sign in, what a job failed at."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from tests.world import World
from vinculo.jobs.models import FailedJob
from vinculo.jobs.q_settings import MAX_ATTEMPTS
from vinculo.people.models import Holiday, Invitation, Role


def make_house(world: World) -> dict[str, Any]:
    today = timezone.localdate()
    invitation, secret = Invitation.issue(
        email="nuria@faro.example", name="Nuria", role=Role.MEMBER, by=world.rita, today=today
    )
    return {
        "holiday": Holiday.objects.create(organization=world.organization, on=today + timedelta(days=40), name="Fair"),
        "invitation": invitation,
        "secret": secret,
        "failed": FailedJob.objects.create(
            job_id="f",
            path="vinculo.exchange.work.read",
            arguments="[[1], {}]",
            reason="The file was gone",
            attempts=MAX_ATTEMPTS,
            first_failed_at=timezone.now(),
            last_failed_at=timezone.now(),
        ),
        "session": UserSession.objects.create(
            user=world.marek, ip="192.0.2.7", session_key="k" * 32, user_agent="Firefox", data={}
        ),
        "passkey": Authenticator.objects.create(
            user=world.marek, type="webauthn", data={"name": "Blue key", "credential": credential()}
        ),
    }


def credential() -> dict[str, Any]:
    """What the library keeps of a passkey; the key behind it is all zeros."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    data = AuthenticatorData.create(
        bytes(32),
        AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP,
        0,
        AttestedCredentialData.create(bytes(16), b"blue", key),
    )
    return {
        "id": websafe_encode(b"blue"),
        "rawId": websafe_encode(b"blue"),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(b'{"type": "webauthn.create", "challenge": "", "origin": ""}'),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", data, {}))),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
