"""What browsers are told to refuse, and what we refuse when they ask anyway."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people.door import sign_in
from tests.trust.routes import addresses
from tests.world import PASSWORD
from vinculo.pipeline.stages import stages

pytestmark = pytest.mark.once
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
POST_ONLY = [
    "people:language", "people:end_others", "people:end_session", "settings:remove_day_off", "settings:close",
    "settings:reopen", "settings:remove_team", "settings:send_again", "settings:withdraw", "settings:try_job_again",
    "undo",
]  # fmt: skip
ELSEWHERE = [
    "//evil.example/", "/\\evil.example/", "https:evil.example", "https://evil.example/", "javascript:alert(1)",
    "///evil.example", "\\\\evil.example", "http:///evil.example", " //evil.example",
]  # fmt: skip
# What a page that is only looked at may write: that somebody looks, and counters of attempts.
BOOKKEEPING = ("django_session", "vinculo_cache", "usersessions_usersession", "access_attempt")


def without_a_token(client: Client) -> dict[str, int]:
    """What each route answers to a POST that another site made the browser send."""
    return {address: client.post(address, {"a": "b"}).status_code for address in addresses()}


def strict(person) -> Client:
    client = Client(enforce_csrf_checks=True)
    if person:
        client.force_login(person)
    return client


# What strangers fill in, and what programs say, is sent in nobody's name: it asks for no cookie and does the same
# whoever is signed in. Programs bring a token; another system's word is known by its secret address.
NOBODYS = {
    "/form/x/": 404, "/form/confirm/x/": 404, "/api/mcp": 401, "/api/v1/": 401, "/api/v1/x": 401, "/hooks/x/": 410,
}  # fmt: skip


@pytest.mark.parametrize("name", ["rita", "teo", ""])
def test_another_site_can_send_nothing_in_our_name(world, name):
    answers = without_a_token(strict(getattr(world, name, None)))

    assert {address: code for address, code in answers.items() if code != 403} == NOBODYS


def test_control_without_the_defence_it_could(world, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Csrf" not in name]

    assert set(without_a_token(strict(None)).values()) != {403}


def test_signing_somebody_in_from_another_site_fails(world):
    """Login CSRF: the victim would work in the attacker's account without noticing."""
    client = strict(None)

    client.post(reverse("account_login"), {"login": world.iga.email, "password": PASSWORD})

    assert client.get("/settings/").status_code == 302


@pytest.mark.parametrize("name", POST_ONLY)
def test_what_changes_something_is_not_a_page(world, signed_in, name):
    try:
        address = reverse(name)
    except Exception:
        address = reverse(name, args=[1])

    assert signed_in(world.rita).get(address).status_code == 405


def writes_of_looking(client: Client) -> dict[str, list[str]]:
    found = {}
    for address in addresses():
        if "/sign-out/" in address:
            continue
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        written = [query["sql"][:90] for query in queries if _writes(query["sql"])]
        if written:
            found[address] = written
    return found


def _writes(sql: str) -> bool:
    return sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(table in sql for table in BOOKKEEPING)


@pytest.fixture
def columns(db):
    """Those of the board are made when they are first asked for, where no migration did."""
    return stages()


def test_looking_changes_nothing(world, columns, signed_in):
    assert writes_of_looking(signed_in(world.rita)) == {}


def test_control_a_page_that_writes_is_noticed(world, columns, signed_in, monkeypatch):
    from vinculo.desk.settings import menu
    from vinculo.people.models import Team

    def writes(person):
        Team.objects.get_or_create(name="made by looking")
        return True

    monkeypatch.setattr(menu, "entries", [menu.Entry("settings:preferences", "x", "x", "x", allowed=writes)])

    assert list(writes_of_looking(signed_in(world.rita))) == ["/settings/"]


def policy_of(response) -> dict[str, str]:
    rules = (rule.strip().partition(" ") for rule in response["Content-Security-Policy"].split(";") if rule.strip())
    return {name: values for name, _space, values in rules}


@pytest.mark.parametrize("path", ["/account/sign-in/", "/settings/", "/nowhere/", "/clients/"])
def test_the_policy_is_exact_on_every_kind_of_answer(world, signed_in, path):
    for client in (Client(), signed_in(world.rita)):
        response = client.get(path)

        assert policy_of(response) == POLICY
        assert (response["X-Frame-Options"], response["X-Content-Type-Options"]) == ("DENY", "nosniff")


def test_control_a_loosened_policy_is_noticed(world, settings, client):
    loose = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "script-src": ["'self'", "'unsafe-inline'"]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": loose}

    assert policy_of(client.get("/account/sign-in/")) != POLICY


def inline_code(client: Client) -> list[str]:
    """Pages that carry code or looks in the page itself."""
    found = []
    for address in addresses():
        page = client.get(address)
        text = page.content.decode(errors="replace") if page.get("Content-Type", "").startswith("text/html") else ""
        if any(mark in text for mark in (" onclick=", " onload=", " style=", "<style", "javascript:")):
            found.append(address)
    return found


def test_no_page_carries_code_in_itself(world, signed_in):
    assert inline_code(signed_in(world.rita)) == []


def lets_others_read(client: Client) -> list[str]:
    asked = {"HTTP_ORIGIN": "https://evil.example"}
    paths = ["/account/sign-in/", "/settings/", "/regions/?country=ES", "/clients/"]
    return [path for path in paths if "Access-Control-Allow-Origin" in client.get(path, **asked)]


def test_no_other_site_may_read_our_answers(world, signed_in):
    assert lets_others_read(signed_in(world.rita)) == []


def leaves_the_site(address: str) -> bool:
    """Where a browser would go from our host: it reads a backslash as a slash and skips blanks at the start."""
    seen = address.replace("\\", "/").strip()
    return seen.startswith("//") or ":" in seen.split("/", 1)[0] or "evil" in seen.split("?")[0]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_leads_nowhere_else(world, elsewhere):
    sent = {"login": world.zofia.email, "password": PASSWORD, "next": elsewhere}

    response = Client().post(reverse("account_login"), sent)

    assert response.status_code == 302
    assert not leaves_the_site(response["Location"])


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_other_page_leads_elsewhere_either(world, elsewhere):
    client = sign_in(world.zofia)
    answers = [
        client.get(reverse("account_login"), {"next": elsewhere}),
        client.post(reverse("people:language"), {"language": "es", "next": elsewhere}),
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": elsewhere}),
        client.post(reverse("account_logout"), {"next": elsewhere}),
    ]

    assert [leaves_the_site(answer["Location"]) for answer in answers] == [False] * 4


def test_control_a_trusting_adapter_would_lead_elsewhere(world, monkeypatch):
    from vinculo.people.sign_in import AccountAdapter

    monkeypatch.setattr(AccountAdapter, "is_safe_url", lambda self, url: True)
    sent = {"login": world.zofia.email, "password": PASSWORD, "next": "//evil.example/"}

    response = Client().post(reverse("account_login"), sent)

    assert leaves_the_site(response["Location"])


PRODUCTION = {"VINCULO_HOSTS": "crm.faro.example", "VINCULO_URL": "https://crm.faro.example", "VINCULO_DEBUG": "0"}
ASK = """
import json
from config import settings as s

names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE", "LANGUAGE_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "DEBUG"]
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def in_production(*command: str) -> str:
    environment = {**os.environ, **PRODUCTION}
    for name in ("DJANGO_SETTINGS_MODULE", "VINCULO_HTTPS", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        environment.pop(name, None)
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_cookies_in_production():
    assert json.loads(in_production("-c", ASK).splitlines()[-1]) == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Lax",
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "DEBUG": False,
    }


def test_the_framework_has_no_warning_about_production():
    said = in_production("-m", "vinculo", "check", "--deploy")

    assert "no issues" in said
