"""Web push, against a machine that stands in for the push service."""

import json
from base64 import urlsafe_b64decode

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from tests.notifications.make import NOON, Browser, coded, device, ways
from tests.notifications.standing_in import outside
from vinculo.notifications import posting, push
from vinculo.notifications.models import Kind, PushDevice, PushKey, Way
from vinculo.notifications.push import NotADevice, Ring, public_key, remember, ring
from vinculo.notifications.telling import News, tell
from vinculo.record import outbound

RING = Ring("Call Ana", "Café Luna", "/nudges/1/", "nudge:1")


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.fixture
def in_the_house(settings):
    settings.PUSH_ALLOW_PRIVATE = True


@pytest.fixture
def service(in_the_house):
    with outside(usual=201) as found:
        yield found


def test_a_browser_gets_what_only_it_can_read(world, service):
    browser = Browser(service.address("/push/zofia"))
    public_key()
    remember(world.zofia, browser.subscription, label="Firefox")

    ring(world.zofia, [RING])

    [(path, headers, body)] = service.got
    assert path == "/push/zofia"
    assert json.loads(browser.opened(body)) == {
        "title": "Call Ana", "body": "Café Luna", "path": "/nudges/1/", "tag": "nudge:1",
    }  # fmt: skip
    assert b"Ana" not in body
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["TTL"] == "43200"


def test_it_is_signed_with_the_key_the_browser_was_told(world, service):
    told = public_key()
    device(world.zofia, service.address())

    ring(world.zofia, [RING])

    scheme, _blank, rest = service.got[0][1]["Authorization"].partition(" ")
    said = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert (scheme, said["k"]) == ("vapid", told)
    head, claims, signature = said["t"].split(".")
    assert json.loads(raw(claims))["aud"] == f"http://127.0.0.1:{service.port}"
    r, s = (int.from_bytes(part) for part in (raw(signature)[:32], raw(signature)[32:]))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(told))
    key.verify(encode_dss_signature(r, s), f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))


def test_the_key_is_made_once_and_its_secret_half_is_sealed(db):
    assert public_key() == public_key()
    [kept] = PushKey.objects.all()
    assert len(raw(kept.public)) == 65
    assert len(kept.sealed) > 80


@pytest.mark.parametrize("status, left", [(404, 0), (410, 0), (201, 1)])
def test_a_browser_that_is_gone_is_forgotten(world, service, status, left):
    public_key()
    device(world.zofia, service.address())
    service.usual = status

    ring(world.zofia, [RING])

    assert PushDevice.objects.count() == left


def test_a_service_that_is_down_is_tried_again_later(world, service):
    ways(world.zofia, {Kind.ASSIGNED: Way.PUSH})
    public_key()
    device(world.zofia, service.address())
    service.answers = [503]
    with time_machine.travel(NOON, tick=False) as clock:
        tell(News(Kind.ASSIGNED, "task:5", facts={"by": "Marek"}), to=[world.zofia], by=world.marek, at=NOON)
        with pytest.raises(OSError):
            posting.post(world.zofia.pk)
        clock.move_to(NOON + posting.WAITS[0])
        posting.post(world.zofia.pk)
        posting.post(world.zofia.pk)

    assert len(service.got) == 2


def test_many_at_once_ring_once(world, service):
    ways(world.zofia, {Kind.ASSIGNED: Way.PUSH})
    browser = Browser(service.address())
    public_key()
    remember(world.zofia, browser.subscription, label="")
    with time_machine.travel(NOON, tick=False):
        for number in range(5):
            news = News(Kind.ASSIGNED, f"task:{number}", facts={"by": "Marek"})
            tell(news, to=[world.zofia], by=world.marek, at=NOON)
        posting.post(world.zofia.pk)

    [(_path, _headers, body)] = service.got
    assert json.loads(browser.opened(body))["title"] == "5 things are new for you"


def test_an_address_inside_the_house_is_not_asked_and_forgotten(world, service, settings):
    """A colleague's browser says where to push to: that must not reach the machines beside ours."""
    public_key()
    device(world.zofia, service.address())
    settings.PUSH_ALLOW_PRIVATE = False

    ring(world.zofia, [RING])

    assert service.got == []
    assert PushDevice.objects.count() == 0


def test_control_without_the_guard_it_is_asked(world, service, settings, monkeypatch):
    public_key()
    device(world.zofia, service.address())
    settings.PUSH_ALLOW_PRIVATE = False
    monkeypatch.setattr(push, "_allowed", lambda: outbound.Allowed(private=True, plain=True))

    ring(world.zofia, [RING])

    assert len(service.got) == 1


def test_what_is_no_subscription_is_refused(world):
    good = Browser().subscription
    for wrong in (
        None, [], {}, {"endpoint": "https://push.example/1"}, {**good, "endpoint": "http://push.example/1"},
        {**good, "endpoint": "file:///etc/passwd"}, {**good, "endpoint": "https://" + "a" * 2000},
        {**good, "endpoint": "http://[::"}, {**good, "endpoint": 5}, {**good, "keys": {}},
        {**good, "keys": {**good["keys"], "auth": "x"}}, {**good, "keys": {**good["keys"], "auth": coded(b"1" * 32)}},
        {**good, "keys": {**good["keys"], "p256dh": coded(b"\x04" + b"1" * 64)}},
    ):  # fmt: skip
        with pytest.raises(NotADevice):
            remember(world.zofia, wrong, label="")


def test_a_browser_that_changes_hands_rings_for_the_new_person_only(world):
    device(world.zofia)
    device(world.iga)

    assert [one.person for one in PushDevice.objects.all()] == [world.iga]


def test_somebody_has_ten_devices_at_most(world):
    for number in range(12):
        device(world.zofia, f"https://push.example/{number}")

    assert world.zofia.push_devices.count() == push.MOST
