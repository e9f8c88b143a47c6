"""Mailboxes that are opened by tokens, over TLS: a real IMAP server, and one that takes letters."""

import base64
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.mail import dovecot, tokens
from tests.mail.coming import make_box
from tests.record.authority import openssl
from vinculo.mailboxes.models import Mailbox, Security, SignsInWith
from vinculo.mailboxes.trying import try_out

LETTER = b"Authentication-Results: mx.faro.example; dmarc=pass\r\nSubject: x\r\n\r\nx"


@pytest.fixture(scope="module")
def authority() -> Iterator[tokens.Authority]:
    with tokens.running() as running:
        yield running


@pytest.fixture
def house(authority: tokens.Authority, settings: Any, certificate: Path) -> tokens.Authority:
    """What lies on one machine, for a test: known to nobody else."""
    settings.MAIL_ALLOW_PRIVATE, settings.MAIL_CERTIFICATES = True, str(certificate)
    authority.lasting, authority.rotates, authority.good = "lasting-1", False, {}
    authority.asked.clear()
    return authority


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its own authority, good for this machine; the key lies beside it."""
    folder = tmp_path_factory.mktemp("certificate")
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-batch", "-days", "30", "-subj", "/CN=localhost", "-addext",
        names, "-keyout", "key.pem", "-out", "cert.pem", folder=folder,
    )  # fmt: skip
    return folder / "cert.pem"


@pytest.fixture(scope="module")
def server(authority: tokens.Authority, certificate: Path) -> Iterator[dovecot.Dovecot]:
    if not dovecot.is_there():
        pytest.skip("apt install dovecot-imapd")
    key = certificate.with_name("key.pem")
    running = dovecot.start(dovecot.Doors(certificate, key, f"{authority.url}/introspect"))
    running.put(authority.user, {"1.M1": LETTER})
    yield running
    running.stop()


def box_at(authority: tokens.Authority, **fields: Any) -> Mailbox:
    here = {
        "imap_host": "127.0.0.1", "sends_by": "", "signs_in_with": SignsInWith.TOKEN, "client_id": "vinculo",
        "token_url": f"{authority.url}/token",
    }  # fmt: skip
    box = make_box(authority.user, **{**here, **fields})
    box.keep_secret(fetching="lasting-1", installation="of-this-house")
    box.save()
    return box


def at_imap(server: dovecot.Dovecot, security: Security = Security.TLS) -> dict[str, Any]:
    return {"imap_port": server.tls_port if security == Security.TLS else server.port, "imap_security": security}


@pytest.mark.once
def test_letters_are_fetched_with_a_token_over_both_kinds_of_encryption(
    db: None, house: tokens.Authority, server: dovecot.Dovecot
) -> None:
    for security in (Security.TLS, Security.STARTTLS):
        trial = try_out(box_at(house, **at_imap(server, security)))

        assert (trial.fetching, trial.letters, trial.authserv_ids) == (None, 1, ["mx.faro.example"])
        Mailbox.objects.all().delete()
    wanted = {"grant_type": "refresh_token", "refresh_token": "lasting-1", "client_id": "vinculo",
              "client_secret": "of-this-house"}  # fmt: skip
    assert house.asked == [wanted, wanted]


@pytest.mark.once
def test_what_is_wrong_with_a_token_is_said(
    db: None, house: tokens.Authority, server: dovecot.Dovecot, settings: Any
) -> None:
    box = box_at(house, **at_imap(server))
    house.lasting = "another"
    withdrawn = try_out(box).fetching
    box.token_url = ""  # what is kept goes to the server as it is, and is no token there
    refused = try_out(box).fetching
    settings.MAIL_CERTIFICATES = ""
    box.token_url = f"{house.url}/token"
    unknown = try_out(box).fetching

    assert [why and why.code for why in (withdrawn, refused, unknown)] == ["token", "sign_in", "certificate"]
    assert len(house.asked) == 1  # whom nobody vouches for gets no token


def test_a_new_lasting_token_is_kept_in_place_of_the_old(db: None, house: tokens.Authority, certificate: Path) -> None:
    house.rotates = True
    with taking_letters(house, certificate) as port:
        box = box_at(house, imap_host="", sends_by="smtp", smtp_host="127.0.0.1", smtp_port=port)

        first, second = try_out(box), try_out(Mailbox.objects.get())

    kept = Mailbox.objects.get()
    assert (first.sent, second.sent) == (True, True)
    assert [one["refresh_token"] for one in house.asked] == ["lasting-1", "lasting-2"]
    assert kept.secret_for_sending() == kept.secret_for_fetching() == house.lasting == "lasting-3"
    assert "lasting" not in kept.imap_secret


def test_what_somebody_typed_in_meanwhile_stays(db: None, house: tokens.Authority) -> None:
    box = box_at(house)
    other = Mailbox.objects.get()
    other.keep_secret(fetching="typed in")
    other.save()

    box.exchange_secret(old="lasting-1", new="lasting-2")

    assert Mailbox.objects.get().secret_for_fetching() == "typed in"


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_letters_are_sent_with_a_token(
    db: None, house: tokens.Authority, certificate: Path, security: Security
) -> None:
    with taking_letters(house, certificate, security) as port:
        box = box_at(
            house, imap_host="", sends_by="smtp", smtp_host="127.0.0.1", smtp_port=port, smtp_security=security
        )
        good = try_out(box)
        box.token_url = ""
        refused = try_out(box)

    assert (good.sent, good.sending) == (True, None)
    assert refused.sending and refused.sending.code == "sign_in"


class Door:
    """Opens for the tokens its authority knows."""

    def __init__(self, authority: tokens.Authority) -> None:
        self.authority = authority

    async def auth_XOAUTH2(self, server: Any, arguments: list[str]) -> AuthResult:  # noqa: N802
        user, _one, said = base64.b64decode(arguments[1]).decode().partition("\x01")
        token = said.removeprefix("auth=Bearer ").removesuffix("\x01\x01")
        if self.authority.good.get(token) == user.removeprefix("user="):
            return AuthResult(success=True, auth_data=user)
        await server.challenge_auth("eyJzdGF0dXMiOiI0MDEifQ==", encode_to_b64=False)
        return AuthResult(success=False, handled=False)


@contextmanager
def taking_letters(authority: tokens.Authority, certificate: Path, security: Security = Security.TLS) -> Iterator[int]:
    """The port of a server that takes letters of whoever has a token."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    kinds: dict[str, Any] = {"ssl_context": context} if security == Security.TLS else {"tls_context": context}
    port = dovecot.free_port()
    controller = Controller(Door(authority), hostname="127.0.0.1", port=port, auth_require_tls=False, **kinds)
    controller.start()
    try:
        yield port
    finally:
        controller.stop(no_assert=True)
