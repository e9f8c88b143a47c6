"""The seal of the writer's server (DKIM), checked by us without a network."""

import base64
from email import message_from_bytes
from functools import cache

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from vinculo.mail.verdict import aligned, judge

LETTER = b"From: Ana <ana@luna.example>\r\nTo: hola@faro.example\r\nSubject: Yes\r\n\r\nWe take it.\r\n"


@cache
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def sealed(domain: bytes, data: bytes = LETTER, **more: object) -> bytes:
    private = key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    seal: bytes = dkim.sign(data, b"s1", domain, private, include_headers=[b"from", b"subject"], **more)
    return seal + data


def dns(name: bytes) -> bytes | None:
    public = key().public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip
    known = {b"s1._domainkey.luna.example.", b"s1._domainkey.evil.example."}
    return b"v=DKIM1; k=rsa; p=" + base64.b64encode(public) if name in known else None


def nobody(name: bytes) -> bytes | None:
    raise OSError("no network")


def doubt(data: bytes, ask_dns: object = dns) -> str:
    return judge(message_from_bytes(data), data, ask_dns=ask_dns).doubt  # type: ignore[arg-type]


def test_only_a_whole_seal_of_the_senders_domain_counts() -> None:
    ours = sealed(b"luna.example")

    assert doubt(ours) == ""
    assert doubt(LETTER) == "no_check"
    assert doubt(ours.replace(b"We take it.", b"We take two.")) == "failed"
    assert doubt(ours.replace(b"Subject: Yes", b"Subject: No")) == "failed"
    assert doubt(sealed(b"evil.example")) == "failed"
    assert doubt(sealed(b"luna.example", length=True)) == "failed"  # something may stand behind what it covers
    assert doubt(sealed(b"unknown.example", LETTER.replace(b"luna", b"unknown"))) == "failed"
    assert doubt(ours, nobody) == "not_looked"
    assert doubt(ours, None) == "not_looked"
    assert doubt(b"From: marek@faro.example\r\n" + ours) == "two_senders"


def test_a_domain_speaks_for_itself_and_what_lies_in_it() -> None:
    pairs = [("luna.example", "luna.example"), ("mail.luna.example", "luna.example"),
             ("luna.example", "mail.luna.example"), ("Luna.Example", "ana@luna.example")]  # fmt: skip
    strangers = [("luna.example", "aluna.example"), ("luna.example", "example"), ("luna.example", ""),
                 ("luna.example", "luna.example.evil.example")]  # fmt: skip

    assert [pair for pair in pairs if not aligned(*pair)] == []
    assert [pair for pair in strangers if aligned(*pair)] == []
