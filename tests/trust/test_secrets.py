"""What is secret never comes back: not in a page, for nobody, and not in the database as it stands."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.conf import settings as configured
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.people.door import link_in_letter
from tests.trust.connected import HOOK, SEALED, make_connected
from tests.trust.routes import addresses
from vinculo.people.invitations import invite
from vinculo.people.models import Invitation, Person, Role
from vinculo.programs.hooks.verbs import put_in

pytestmark = pytest.mark.once

PEOPLE = ["rita", "marek", "zofia", "iga", "teo", ""]


@pytest.fixture
def secrets(world) -> dict[str, str]:
    """Everything secret that the house holds, by name."""
    invite(
        email="nuria@faro.example", name="Nuria", role=Role.MEMBER, language="en", by=world.rita,
        today=timezone.localdate(),
    )  # fmt: skip
    app = generate_totp_secret()
    TOTP.activate(world.rita, app)
    codes = RecoveryCodes.activate(world.rita)
    codes.mark_as_viewed()
    given = {"name": "Warehouse", "address": "https://hooks.example/in?key=kept-to-us", "events": ["task.done"]}
    _hook, signed_with = put_in(**given, by=world.rita, at=timezone.now())
    make_connected(world)
    return {
        "what opens Trello and Basecamp": SEALED,
        "the address by which they tell us": HOOK,
        "the secret of a webhook": signed_with,
        "the address of a webhook": "kept-to-us",
        "the secret of an invitation": link_in_letter().rstrip("/").rpartition("/")[2],
        "its hash": Invitation.objects.get().secret_hash,
        "the hash of a password": Person.objects.get(pk=world.rita.pk).password,
        "the secret of an authenticator app": app,
        "a recovery code": codes.get_unused_codes()[0],
        "the seed of the recovery codes": Authenticator.objects.get(type="recovery_codes").data["seed"],
        "the secret key": configured.SECRET_KEY,
    }


def reader(person) -> Client:
    """Signed in a moment ago, so that no page asks for the password first."""
    client = Client()
    if person:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client


def told(client: Client, secrets: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every page that shows a secret, and which."""
    for address in addresses():
        if "/sign-out/" in address:
            continue
        cache.clear()
        response = client.get(address, follow=True)
        page = b"".join(response.streaming_content) if response.streaming else response.content
        yield from ((address, name) for name, secret in secrets.items() if secret.encode() in page)


@pytest.mark.parametrize("name", PEOPLE)
def test_no_page_tells_a_secret(world, secrets, name):
    assert list(told(reader(getattr(world, name, None)), secrets)) == []


def test_control_a_secret_on_a_page_is_noticed(world, secrets):
    Invitation.objects.update(name=secrets["the secret of an invitation"])

    assert ("/settings/invitations/", "the secret of an invitation") in list(told(reader(world.rita), secrets))


def test_the_pages_behind_the_password_are_really_read(world, secrets):
    assert reader(world.rita).get("/account/second-step/codes/").status_code == 200


def kept(secrets: dict[str, str]) -> list[tuple[str, str]]:
    """Every table that keeps a secret in the clear."""
    rows = [(model._meta.label, str(list(model.objects.values()))) for model in apps.get_models()]
    return [(table, name) for table, text in rows for name, secret in secrets.items() if secret in text]


HASHES = ("its hash", "the hash of a password", "the seed of the recovery codes")


def test_the_database_keeps_no_secret_in_the_clear(world, secrets):
    assert kept({name: secret for name, secret in secrets.items() if name not in HASHES}) == []


def test_control_an_unsealed_secret_is_noticed(world, secrets, monkeypatch):
    from vinculo.people.sign_in import MFAAdapter

    monkeypatch.setattr(MFAAdapter, "encrypt", lambda self, text: text)
    TOTP.activate(world.iga, secrets["the secret of an authenticator app"])

    assert kept(secrets).count(("mfa.Authenticator", "the secret of an authenticator app")) == 1
