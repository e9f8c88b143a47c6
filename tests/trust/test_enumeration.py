"""From outside nobody learns who has an account (T11), and letters cannot be turned against their reader."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_q.models import OrmQ

from tests.people.door import link_in_letter, run_waiting_jobs

UNKNOWN = "nobody@faro.example"
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


class CountingHasher(MD5PasswordHasher):
    """Counts the expensive part of a look at a password."""

    times = 0

    def encode(self, password, salt, iterations=None):
        type(self).times += 1
        return super().encode(password, salt)


def answer(path: str, **sent: str) -> tuple:
    client = Client()
    response = client.post(path, sent)
    return (
        response.status_code,
        CHANGING.sub("", response.content.decode()).replace(sent.get("login", "…"), ""),
        sorted(response.cookies),
        {name: value for name, value in response.items() if name not in ("Content-Length", "Expires")},
    )


def test_a_wrong_password_and_an_unknown_address_look_the_same(world):
    known = answer(reverse("account_login"), login=world.rita.email, password="wrong")

    assert answer(reverse("account_login"), login=UNKNOWN, password="wrong") == known


def work_of(login: str) -> int:
    CountingHasher.times = 0
    answer(reverse("account_login"), login=login, password="wrong")
    return CountingHasher.times


@pytest.fixture
def counted(settings, world):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    return world


def test_both_cost_the_same_work(counted):
    assert (work_of(counted.rita.email), work_of(UNKNOWN)) == (1, 1)


def test_a_closed_account_costs_the_same_work_and_looks_the_same(counted):
    counted.teo.is_active = False
    counted.teo.save()
    path = reverse("account_login")

    assert work_of(counted.teo.email) == 1
    assert answer(path, login=counted.teo.email, password="x") == answer(path, login=UNKNOWN, password="x")


def test_control_without_the_defence_the_work_tells(counted, monkeypatch):
    from allauth.account.auth_backends import AuthenticationBackend

    monkeypatch.setattr(AuthenticationBackend, "_mitigate_timing_attack", lambda self, password: None)

    assert (work_of(counted.rita.email), work_of(UNKNOWN)) == (1, 0)


def asking_for_a_new_password(email: str) -> tuple:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        said = answer(reverse("account_reset_password"), email=email)
    asked = [re.sub(r"'[^']*'|x\d+\b", "?", query["sql"])[:60] for query in queries]
    return said, asked, OrmQ.objects.count(), len(mail.outbox)


def test_asking_for_a_new_password_looks_and_costs_the_same(world):
    known = asking_for_a_new_password(world.rita.email)
    OrmQ.objects.all().delete()

    assert asking_for_a_new_password(UNKNOWN) == known
    assert known[0][0] == 302


def test_only_whoever_has_an_account_gets_a_letter(world):
    asking_for_a_new_password(UNKNOWN)
    asking_for_a_new_password(world.rita.email)

    run_waiting_jobs()

    assert [letter.to for letter in mail.outbox] == [[world.rita.email]]


def test_whoever_left_gets_none(world):
    world.teo.is_active = False
    world.teo.save()
    asking_for_a_new_password(world.teo.email)

    run_waiting_jobs()

    assert mail.outbox == []


def test_control_the_ordinary_way_tells(world, settings):
    settings.ACCOUNT_FORMS = {}
    known = asking_for_a_new_password(world.rita.email)
    mail.outbox.clear()

    assert asking_for_a_new_password(UNKNOWN) != known


@pytest.mark.parametrize("forged", [{"HTTP_HOST": "evil.example"}, {"HTTP_X_FORWARDED_HOST": "evil.example"}])
def test_the_link_in_the_letter_is_ours_whatever_the_browser_says(world, settings, forged):
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(reverse("account_reset_password"), {"email": world.rita.email}, **forged)

    run_waiting_jobs()

    assert link_in_letter().startswith(f"{settings.SITE_URL}/account/password/reset/")
    assert "evil" not in mail.outbox[0].body


def test_a_foreign_host_is_refused_in_the_first_place(world, client):
    assert client.get(reverse("account_login"), HTTP_HOST="evil.example").status_code == 400


def test_control_the_ordinary_way_believes_the_browser(world, settings):
    settings.ALLOWED_HOSTS, settings.ACCOUNT_FORMS = ["*"], {}

    Client().post(reverse("account_reset_password"), {"email": world.rita.email}, HTTP_HOST="evil.example")

    assert "http://evil.example/" in mail.outbox[0].body


def test_too_many_attempts_on_one_account_meet_a_pause(world):
    path = reverse("account_login")
    for _attempt in range(5):
        answer(path, login=world.rita.email, password="wrong")

    from tests.world import PASSWORD

    said = answer(path, login=world.rita.email, password=PASSWORD)

    assert said[0] == 200
    assert "Wait five minutes" in said[1]


def test_the_pause_is_the_same_for_an_unknown_address(world):
    path = reverse("account_login")
    answers = []
    for email in (world.rita.email, UNKNOWN):
        for _attempt in range(6):
            said = answer(path, login=email, password="wrong")
        answers.append(said)

    assert answers[0] == answers[1]


def test_letters_cannot_be_ordered_without_end(world):
    for _attempt in range(5):
        Client().post(reverse("account_reset_password"), {"email": world.rita.email})

    assert OrmQ.objects.count() == 3
