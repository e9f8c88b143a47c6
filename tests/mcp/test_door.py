"""Over HTTP: a token that is good now, in the header and nowhere else; one message in, one answer out."""

import json
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from tests.mcp.assistant import ACCEPT, Assistant, token_for
from vinculo.api.mcp import terminal
from vinculo.api.problems import Problem
from vinculo.programs import pace
from vinculo.programs.models import Token

PING = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"})


def test_without_a_good_token_nobody_is_let_in(world, signed_in):
    marek = Assistant(world.marek)
    desk = signed_in(world.marek)

    assert marek.post(PING).status_code == 200
    assert marek.post(PING, Authorization="").status_code == 401
    assert marek.post(PING, Authorization="Bearer vnc_wrong").status_code == 401
    assert desk.post("/api/mcp", PING, content_type="application/json").status_code == 401
    in_address = Browser().post(f"/api/mcp?token={marek.secret}", PING, content_type="application/json")
    assert in_address.status_code == 400


def test_a_token_that_was_revoked_or_whose_person_left_opens_nothing(world):
    marek, zofia, rita = (Assistant(person) for person in (world.marek, world.zofia, world.rita))
    Token.objects.get(person=world.marek).revoke(by=world.rita, at=timezone.now())
    world.zofia.is_active = False
    world.zofia.save()
    Token.objects.filter(person=world.rita).update(expires_at=timezone.now() - timedelta(minutes=1))

    assert [one.post(PING).status_code for one in (marek, zofia, rita)] == [401, 401, 401]


def test_no_stream_is_kept_open(world):
    marek = Assistant(world.marek)
    headers = {"Accept": ACCEPT, "Authorization": f"Bearer {marek.secret}"}

    for method in ("get", "delete", "put"):
        answer = getattr(Browser(), method)("/api/mcp", headers=headers)
        assert (answer.status_code, answer.headers.get("Allow")) == (405, "POST")


def test_what_is_no_message_is_refused_and_nothing_breaks(world):
    marek = Assistant(world.marek)

    for body in ("", "{", "[]", "null", '{"jsonrpc":"1.0"}', "[" * 5000, '{"jsonrpc":"2.0","id":1,"method":"no/such"}'):
        assert marek.post(body).status_code < 500, body[:40]
    assert marek.post("x" * 300_000).status_code == 413
    assert marek.ask("no/such")["error"]["code"] == -32601


def test_an_answer_is_json_and_kept_by_nobody(world):
    answer = Assistant(world.marek).post(PING)

    assert answer["Content-Type"] == "application/json"
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
    assert "RateLimit-Remaining" in answer and not answer.cookies


def test_the_newest_protocol_is_spoken_too(world):
    message = {
        "jsonrpc": "2.0", "id": 1, "method": "tools/list",
        "params": {"_meta": {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": {},
        }},
    }  # fmt: skip
    answer = Assistant(world.marek).post(
        json.dumps(message), **{"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/list"}
    )

    assert answer.status_code == 200, answer.content
    assert len(answer.json()["result"]["tools"]) == 7


def test_too_many_a_minute_have_to_wait(world):
    marek = Assistant(world.marek)
    Token.objects.filter(person=world.marek).update(minute=int(timezone.now().timestamp()) // 60, in_minute=300)

    answer = marek.post(PING)
    assert (answer.status_code, "Retry-After" in answer) == (429, True)


def test_over_standard_input_calls_are_counted_too(world, monkeypatch):
    monkeypatch.setattr(terminal, "close_old_connections", lambda: None)  # we are within a transaction
    secret = token_for(world.marek)
    for _call in range(2):
        terminal.asking(secret)
    token = Token.objects.get()
    monkeypatch.setattr(pace.count, "__kwdefaults__", {"most": 2})
    with pytest.raises(Problem, match="too-often"):
        terminal.asking(secret)

    assert (token.in_minute, token.used_at is not None) == (2, True)
