"""The door: a token, nothing but a token, and not too often."""

import pytest
from django.test import Client

from tests.api.asking import BASE, Program
from vinculo.programs import pace


def test_a_session_of_the_desk_opens_nothing(world):
    desk = Client()
    desk.force_login(world.marek)

    answer = desk.get(f"{BASE}/clients")

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("query", ["token=vnc_x", "access_token=x", "q=vnc_x", "Api_Key=x"])
def test_a_token_in_the_address_is_refused_with_a_sentence(world, marek, query):
    answer = Client().get(f"{BASE}/clients?{query}", headers={"Authorization": f"Bearer {marek.secret}"})

    assert (answer.status_code, answer.json()["type"]) == (400, "/api/v1/#token-in-address")
    assert "Authorization: Bearer" in answer.json()["detail"]


def test_nul_in_an_address_is_refused(marek):
    assert marek.ask("GET", "/clients", query={"name": "a\0b"}).status_code == 400


def test_it_says_how_much_is_left_and_when_it_was_too_much(world, marek, monkeypatch):
    first = marek.get("/me")
    monkeypatch.setattr(pace, "MOST", 2)
    monkeypatch.setattr(pace.count, "__kwdefaults__", {"most": 2})
    answers = [marek.get("/me") for _ in range(3)]

    assert (first["RateLimit-Limit"], first["RateLimit-Remaining"]) == ("300", "299")
    assert answers[-1].status_code == 429
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert Program(world.marek).get("/me").status_code == 200


def test_the_secret_is_not_kept(world, marek):
    marek.token.refresh_from_db()
    kept = {field.name: str(getattr(marek.token, field.attname)) for field in marek.token._meta.concrete_fields}

    assert [name for name, value in kept.items() if marek.secret in value] == []
    assert (kept["hint"], marek.secret[:8]) == (marek.secret[:8], kept["hint"])


def test_when_it_was_used_last_is_noted(marek):
    marek.get("/me")
    marek.token.refresh_from_db()

    assert marek.token.used_at is not None


def test_what_is_no_operation_does_not_exist(marek):
    assert [marek.get(path).status_code for path in ("/nothing", "/clients/", "/clients/0", "/docs")] == [
        404, 404, 422, 404
    ]  # fmt: skip


def test_the_wrong_method_says_which_is_right(marek):
    answer = marek.ask("PUT", "/clients", {})

    assert (answer.status_code, sorted(answer["Allow"].split(", ")), answer["Content-Type"]) == (
        405, ["GET", "POST"], "application/problem+json"
    )  # fmt: skip


def test_what_it_tells_is_for_nobody_to_keep(marek):
    answer = marek.get("/clients")

    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
    assert [name for name in answer.headers if name.lower().startswith("access-control")] == []
    assert answer.cookies == {}


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"{", 400), (b"[]", 422), (b'{"name": NaN}', 400), (b'{"name": "a", "name": "b"}', 400), (b"\xff", 400),
     (b"[" * 200_000, 400), (b'{"value": ' + b"9" * 5000 + b"}", 400), (b'{"name": "a\\u0000b"}', 422),
     (b'{"name": "\\ud800"}', 422), (b'{"name": "   "}', 422), (b'{"name": "A", "is_remote": 1}', 422),
     (b'{"name": "A", "value": true}', 422), (b'{"name": "A", "value": 1.0}', 422),
     (b'{"name": "A", "since_on": 1700000000}', 422), (b'{"name": "A", "owner_id": 9223372036854775808}', 422)],
    ids=lambda value: ascii(value[:30]) if isinstance(value, bytes) else str(value),
)  # fmt: skip
def test_hostile_json_is_refused_in_words(marek, data, status):
    answer = marek.ask("POST", "/clients", data)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_what_is_no_json_is_refused(marek):
    answer = Client().post(f"{BASE}/clients", {"name": "A"}, headers={"Authorization": f"Bearer {marek.secret}"})

    assert answer.status_code == 415


def test_too_much_is_refused(marek):
    assert marek.ask("POST", "/clients", b'{"name": "' + b"a" * 2**20 + b'"}').status_code == 413


def test_answers_are_in_the_language_that_is_asked_for(marek):
    spanish = marek.ask("GET", "/nothing", Accept_Language="es")

    assert spanish["Content-Language"] == "es"


def test_before_the_first_account_it_is_closed_too(db):
    assert Client().get(f"{BASE}/clients").status_code == 401
