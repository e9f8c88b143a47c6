"""
T29, T30: no address that somebody puts in makes us ask a machine of the house: not at once, not by a redirect, not by a
name that means something else a moment later. The same for every door that leads out.
"""

from datetime import UTC, datetime

import pytest
from py_vapid import VapidException

from tests.notifications.make import device
from tests.notifications.standing_in import outside
from tests.trust.inside import PUBLIC, TARGETS, listening
from vinculo.exchange.calendars.server import Failed, Server
from vinculo.exchange.connections.machine import Machine
from vinculo.exchange.connections.trouble import Trouble
from vinculo.mailboxes.secrets import seal
from vinculo.meetings.models import CalendarAccount
from vinculo.notifications import push, rooms
from vinculo.notifications.models import ChatHook, PushKey
from vinculo.programs.hooks import sending, signing
from vinculo.programs.models import Event, Hook
from vinculo.record import outbound, stamping

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)


def webhook(url, world, settings):
    hook = Hook(address_sealed=seal(url), secret_sealed=seal(signing.new_secret()))
    return sending.deliver(hook, Event(kind="webhook.test", moment=NOON), at=NOON).took_it


def chat_room(url, world, settings):
    return rooms.deliver(ChatHook(address_sealed=seal(url), flavour="slack"), "Hello", "/") is None


def browser(url, world, settings):
    push.public_key()
    one = device(world.rita)
    one.endpoint_sealed = seal(url)
    one.save()
    try:
        return push._ring(one, push.ring_of_many(2), PushKey.objects.get())
    except (outbound.NoAnswer, VapidException):
        return False


def calendar(url, world, settings):
    try:
        Server(CalendarAccount(url=url, username="a", sealed_password=seal("b"))).calendars()
    except (Failed, ValueError, TypeError):  # what is no address at all, the form does not take
        return False
    return True


def connection(url, world, settings):
    try:
        Machine(url, {}, patient=False).get("")
    except Trouble:
        return False
    return True


def time_stamp(url, world, settings):
    settings.TSA_URL = url
    try:
        stamping.stamp("00" * 32)
    except (OSError, stamping.NotStamped):
        return False
    return True


DOORS = [webhook, chat_room, browser, calendar, connection, time_stamp]


@pytest.mark.parametrize("door", DOORS)
def test_t29_no_address_leads_into_the_house(door, world, settings, monkeypatch):
    assert len(TARGETS) >= 40
    with listening(monkeypatch) as knocks:
        for target in TARGETS:
            url = target.format(port=knocks.port)
            assert door(url, world, settings) is False, url
            assert knocks.asked == [], url


@pytest.mark.parametrize("door", DOORS)
def test_t29_control_without_the_guard_the_house_is_asked(door, world, settings, monkeypatch):
    monkeypatch.setattr(outbound, "is_public", lambda address: True)
    with listening(monkeypatch) as knocks:
        for target in ("https://127.0.0.1:{port}/", "https://2130706433:{port}/", "https://inside.example:{port}/"):
            knocks.asked.clear()
            door(target.format(port=knocks.port), world, settings)
            assert "127.0.0.1" in knocks.asked, target


@pytest.mark.parametrize("door", DOORS)
def test_t30_a_name_is_looked_up_once_and_that_address_is_asked(door, world, settings, monkeypatch):
    """The first answer is public, every later one is a machine of the house."""
    turning = Turning()
    with listening(monkeypatch, turning) as knocks:
        door(f"https://turning.example:{knocks.port}/", world, settings)

    assert turning.looked_up >= 1
    assert knocks.asked and set(knocks.asked) == {PUBLIC}


@pytest.mark.parametrize("door", DOORS)
def test_t30_control_looked_up_again_it_would_be_the_house(door, world, settings, monkeypatch):
    """A guard that looks, and a connection that looks again, as it was before the address was pinned."""
    addresses_of = outbound.addresses_of

    def unpinned(host, port, **options):
        addresses_of(host, port, **options)
        return [host]

    for place in ("vinculo.record.outbound.addresses_of", "vinculo.exchange.calendars.guarded.addresses_of"):
        monkeypatch.setattr(place, unpinned)
    with listening(monkeypatch, Turning()) as knocks:
        door(f"https://turning.example:{knocks.port}/", world, settings)

    assert "turning.example" in knocks.asked


class Turning(dict):
    """The addresses of turning.example: public for each first looking, of the house for the second."""

    looked_up = 0

    def __contains__(self, host):
        return host == "turning.example"

    def __getitem__(self, host):
        self.looked_up += 1
        return [PUBLIC if self.looked_up % 2 else "127.0.0.1"]


@pytest.mark.parametrize("status", [302, 307])
@pytest.mark.parametrize("door", DOORS)
def test_t30_a_redirect_into_the_house_is_not_followed(door, status, world, settings, monkeypatch):
    """127.0.0.1 stands for a machine outside, which sends us on to 127.0.0.2."""
    allow_plain(settings, monkeypatch)
    monkeypatch.setattr(outbound, "is_public", lambda address: address == "127.0.0.1")
    with outside(usual=status, location="") as found:
        found.location = f"http://127.0.0.2:{found.port}/secret"
        with listening(monkeypatch) as knocks:
            assert door(f"http://127.0.0.1:{found.port}/", world, settings) is False

    assert set(knocks.asked) == {"127.0.0.1"}


def test_t30_control_a_redirect_to_where_one_may_go_is_followed_by_calendars(world, settings, monkeypatch):
    """Theirs are followed, since providers use them; each step is looked at. The other doors follow none."""
    allow_plain(settings, monkeypatch)
    monkeypatch.setattr(outbound, "is_public", lambda address: True)
    with outside(usual=302) as found:
        found.location = f"http://127.0.0.2:{found.port}/secret"
        with listening(monkeypatch) as knocks:
            calendar(f"http://127.0.0.1:{found.port}/", world, settings)

    assert "127.0.0.2" in knocks.asked


def allow_plain(settings, monkeypatch):
    """Without encryption, but still not into the house."""
    settings.HOOKS_ALLOW_HTTP = settings.CHAT_ALLOW_HTTP = settings.CALENDAR_ALLOW_HTTP = True
    settings.TSA_ALLOW_HTTP = True
    plain = outbound.Allowed(plain=True)
    monkeypatch.setattr("vinculo.exchange.connections.machine.allowed", lambda: plain)
    monkeypatch.setattr(push, "_allowed", lambda: plain)
