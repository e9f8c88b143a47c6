"""A session begins fresh, and ends the moment its ground is gone."""

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from tests.people.door import link_in_letter, path_of, run_waiting_jobs, sign_in
from tests.world import PASSWORD
from vinculo.people.models import Person, Role
from vinculo.people.roles import change_role, close_account

NEW = "otra-frase-larga-43"


def is_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def key_before_and_after() -> tuple[str, str]:
    client = Client()
    session = client.session  # as an attacker would plant it
    session["planted"] = True
    session.save()
    client.cookies[configured.SESSION_COOKIE_NAME] = session.session_key
    client.post(reverse("account_login"), {"login": "zofia@faro.example", "password": PASSWORD})
    assert is_in(client)
    return session.session_key, client.cookies[configured.SESSION_COOKIE_NAME].value


def test_the_key_changes_at_the_door(world):
    before, after = key_before_and_after()

    assert before != after
    other = Client()
    other.cookies[configured.SESSION_COOKIE_NAME] = before
    assert not is_in(other)


def test_control_a_key_that_stays_is_noticed(world, monkeypatch):
    from django.contrib.sessions.backends.db import SessionStore

    monkeypatch.setattr(SessionStore, "cycle_key", lambda self: None)

    before, after = key_before_and_after()
    assert before == after


def change_password(here: Client, world) -> None:
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})


def reset_password(here: Client, world) -> None:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": world.zofia.email})
    run_waiting_jobs()
    page = client.get(path_of(link_in_letter()), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW})


def give_another_role(here: Client, world) -> None:
    change_role(Person.objects.get(pk=world.zofia.pk), Role.GUEST, by=world.rita)


def close(here: Client, world) -> None:
    close_account(Person.objects.get(pk=world.zofia.pk), by=world.rita)


EVENTS = {change_password: True, reset_password: False, give_another_role: False, close: False}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_all_other_sessions_end_at_once(world, signed_in, event):
    """Those the house knows of, and one that never went through the door. Only one's own change keeps this one."""
    here, there, unlisted = sign_in(world.zofia), sign_in(world.zofia), signed_in(world.zofia)
    assert [is_in(client) for client in (here, there, unlisted)] == [True, True, True]

    event(here, world)

    assert [is_in(client) for client in (here, there, unlisted)] == [EVENTS[event], False, False]


def test_control_sessions_that_rest_on_nothing_live_on(world, signed_in, monkeypatch):
    monkeypatch.setattr(Person, "_get_session_auth_hash", lambda self, secret=None: "always the same")
    unlisted = signed_in(world.zofia)

    give_another_role(unlisted, world)

    assert is_in(unlisted)


def test_signing_out_ends_the_session_on_the_server(world):
    client = sign_in(world.zofia)
    key = client.cookies[configured.SESSION_COOKIE_NAME].value

    client.post(reverse("account_logout"))

    stolen = Client()
    stolen.cookies[configured.SESSION_COOKIE_NAME] = key
    assert not is_in(stolen)


def test_looking_at_the_sign_out_page_signs_nobody_out(world):
    client = sign_in(world.zofia)

    client.get(reverse("account_logout"))

    assert is_in(client)


@pytest.mark.parametrize(("sent", "lasts"), [({}, ""), ({"remember": "on"}, 14 * 24 * 3600)])
def test_how_long_the_cookie_lasts(world, sent, lasts):
    client = sign_in(world.zofia, **sent)

    assert client.cookies[configured.SESSION_COOKIE_NAME]["max-age"] == lasts


def test_whoever_left_cannot_come_back(world):
    close_account(world.teo, by=world.rita)

    assert not is_in(sign_in(world.teo))


def test_a_reset_link_works_once_and_does_not_survive_another_change(world):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": world.zofia.email})
    run_waiting_jobs()
    link = path_of(link_in_letter())
    reset_password(client, world)

    page = client.get(link)

    assert (page.status_code, "no longer works" in page.content.decode()) == (200, True)
