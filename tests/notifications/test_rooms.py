"""Rooms of a chat, against a machine that stands in for it."""

import json
import re
import socket
from datetime import timedelta

import pytest
import time_machine

from tests.notifications.make import NOON
from tests.notifications.standing_in import outside
from tests.world import make_client
from vinculo.notifications import rooms
from vinculo.notifications.chats import payload
from vinculo.notifications.models import HookMessage, Notice
from vinculo.notifications.models.hook import Told, Why
from vinculo.record import outbound

ALL = [str(one) for one in Told]


@pytest.fixture
def in_the_house(settings):
    settings.CHAT_ALLOW_PRIVATE = settings.CHAT_ALLOW_HTTP = True


@pytest.fixture
def chat(in_the_house):
    with outside() as found:
        yield found


def room(world, address, **fields):
    given = {"name": "Clients", "flavour": "slack", "team": None, "tells": ALL, **fields}
    return rooms.put_in(address=address, by=world.rita, **given)


def happened(client, key="nudge:1"):
    facts = {"practice": "broken", "client": client.name, "nudge": {"client": client.name, "promise": "The shop"}}
    return rooms.Happened(key, Told.NOW, client, facts, "nudge:1")


def said(chat):
    return [json.loads(body) for _path, _headers, body in chat.got]


def test_a_room_hears_what_it_wants_to_hear_once(world, chat):
    hook = room(world, chat.address())
    deaf = room(world, chat.address("/other"), tells=[Told.GOOD])
    with time_machine.travel(NOON, tick=False):
        for _time in range(2):
            rooms.tell_rooms(happened(world.luna), at=NOON)
            rooms.send(hook.pk)
            rooms.send(deaf.pk)

    [message] = said(chat)
    assert chat.got[0][0] == "/room/secret"
    assert "Café Luna" in message["text"]
    assert "http://localhost:8000/nudges/1/" in message["text"]


def test_a_room_of_a_team_hears_of_that_teams_clients_only(world, chat):
    alone, _contact = make_client("Without a team")
    hook = room(world, chat.address(), team=world.north)

    assert [rooms.tell_rooms(happened(one), at=NOON) for one in (world.luna, world.otero, alone)] == [1, 0, 0]
    assert list(hook.messages.values_list("client", flat=True)) == [world.luna.pk]


@pytest.mark.parametrize(
    "flavour, live",
    [
        ("slack", r"<!channel>|@here|<https://evil"),
        ("mattermost", r"@here|(?<!\\)[\[<*]"),
        ("teams", r"(?<!\\)[\[<*]"),
    ],
)
def test_people_cannot_write_links_or_calls_into_a_room(flavour, live):
    evil = "<!channel> @here [free](https://evil.example) <https://evil.example|x> *loud*"

    said = payload(flavour, evil, "", "Open it")

    text = said["text"] if "text" in said else said["attachments"][0]["content"]["body"][0]["text"]
    assert re.search(live, evil)
    assert not re.search(live, text)


def test_each_chat_gets_its_own_form():
    said = [payload(flavour, "Call & ask", "https://us.example/", "Open it") for flavour in ("slack", "mattermost")]
    card = payload("teams", "Call & ask", "https://us.example/", "Open it")["attachments"][0]["content"]

    assert said[0]["text"] == "Call &amp; ask\n<https://us.example/|Open it>"
    assert said[1]["text"] == "Call & ask\n[Open it](https://us.example/)"
    assert (card["body"][0]["text"], card["actions"][0]["url"]) == ("Call & ask", "https://us.example/")


def test_what_does_not_get_through_is_tried_again_in_its_order(world, chat):
    hook = room(world, chat.address())
    chat.answers = [503]
    with time_machine.travel(NOON, tick=False) as clock:
        for number in (1, 2):
            rooms.tell_rooms(happened(world.luna, f"nudge:{number}"), at=NOON + timedelta(seconds=number))
        clock.move_to(NOON + timedelta(seconds=10))
        rooms.send(hook.pk)
        assert len(chat.got) == 1
        clock.move_to(NOON + timedelta(minutes=2))
        assert rooms.send_due(NOON + timedelta(minutes=2)) == 1
        rooms.send(hook.pk)

    hook.refresh_from_db()
    assert len(chat.got) == 3
    assert (hook.failures, HookMessage.objects.waiting().count()) == (0, 0)


def test_a_room_that_is_gone_is_paused_and_whoever_put_it_in_hears_of_it(world, chat):
    hook = room(world, chat.address())
    chat.usual = 404
    with time_machine.travel(NOON, tick=False):
        rooms.tell_rooms(happened(world.luna), at=NOON)
        rooms.send(hook.pk)
        rooms.tell_rooms(happened(world.luna, "nudge:2"), at=NOON)
        rooms.send(hook.pk)

    hook.refresh_from_db()
    assert (hook.paused_why, hook.paused_detail, len(chat.got)) == (Why.GONE, "404", 1)
    assert [notice.person for notice in Notice.objects.all()] == [world.rita]
    assert HookMessage.objects.waiting().count() == 0


def test_a_room_that_is_silent_for_a_day_is_paused(world, chat):
    hook = room(world, chat.address())
    chat.usual = 500
    with time_machine.travel(NOON, tick=False) as clock:
        for hours in (0, 10, 25):
            at = NOON + timedelta(hours=hours)
            clock.move_to(at)
            rooms.tell_rooms(happened(world.luna, f"nudge:{hours}"), at=at)
            HookMessage.objects.waiting().update(due_at=at)
            rooms.send(hook.pk)
            hook.refresh_from_db()
            assert bool(hook.paused_at) == (hours == 25)

    assert hook.paused_why == Why.SILENT
    hook.resume()
    hook.refresh_from_db()
    assert (hook.paused_at, hook.failing_since, hook.failures) == (None, None, 0)


def test_the_address_is_sealed_and_only_its_machine_is_shown(world):
    hook = room(world, "https://hooks.example/services/T0/B0/secret")
    rooms.readdress(hook, "https://other.example/services/secret")

    assert "secret" not in str(vars(hook))
    assert hook.address_hint == "other.example"


# Where a setting could lead that somebody put in. Each would reach a machine of the house, or none at all.
INSIDE = [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://localhost.:{port}/", "http://[::1]:{port}/",
    "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0177.0.0.1:{port}/", "http://127.1:{port}/",
    "http://0:{port}/", "http://0.0.0.0:{port}/", "http://[::]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/", "http://10.0.0.1:{port}/",
    "http://192.168.1.1:{port}/", "http://172.16.0.1:{port}/", "http://169.254.169.254:{port}/",
    "http://100.64.0.1:{port}/", "http://[fe80::1]:{port}/", "http://[fc00::1]:{port}/", "http://224.0.0.1:{port}/",
    "http://user:pass@127.0.0.1:{port}/", "http://public.example@127.0.0.1:{port}/", "http://inside.example:{port}/",
    "http://both.example:{port}/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/",
    "http://127.0.0.1:22/", "http://public.example:25/", "http://[::", "http://", "//127.0.0.1:{port}/", "nonsense",
    "http://127.0.0.1:999999/", "http://" + "a" * 70 + ".example/",
]  # fmt: skip
PUBLIC = "93.184.216.34"
NAMES = {"inside.example": ["127.0.0.1"], "both.example": [PUBLIC, "127.0.0.1"], "public.example": [PUBLIC]}


@pytest.fixture
def names(monkeypatch):
    """A resolver that knows a few names more, and no others outside."""
    real = socket.getaddrinfo

    def known(host, port, *args, **options):
        if host in NAMES:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in NAMES[host]]
        return real(host, port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", known)


def test_an_address_that_leads_into_the_house_is_never_asked(world, names, settings):
    settings.CHAT_ALLOW_HTTP = True
    with outside() as found:
        for pattern in INSIDE:
            hook = room(world, pattern.format(port=found.port))
            problem = rooms.deliver(hook, "Hello", "/")
            assert problem is not None and problem.why in (Why.ADDRESS, Why.SILENT), pattern

    assert found.got == []


def test_control_without_the_guard_it_would_be(world, names, settings, monkeypatch):
    settings.CHAT_ALLOW_HTTP = True
    monkeypatch.setattr(outbound, "is_public", lambda address: True)
    with outside() as found:
        for pattern in ("http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://inside.example:{port}/"):
            rooms.deliver(room(world, pattern.format(port=found.port)), "Hello", "/")

    assert len(found.got) == 3


def test_nothing_is_followed_on(world, in_the_house):
    with outside() as other, outside(usual=307, location=other.address()) as found:
        problem = rooms.deliver(room(world, found.address()), "Hello", "/")

    assert problem is not None and problem.why == Why.REFUSED
    assert other.got == []


def test_plain_http_is_for_those_who_allow_it(world, settings):
    settings.CHAT_ALLOW_PRIVATE = True
    with outside() as found:
        problem = rooms.deliver(room(world, found.address()), "Hello", "/")

    assert problem is not None and problem.why == Why.ADDRESS
    assert found.got == []
