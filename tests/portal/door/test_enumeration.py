"""From outside nobody learns who may come in (T11): the same answer, rows, cookies and work for every address."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from tests.people.door import run_waiting_jobs
from tests.portal.door.at_the_door import CODE, ENTER, ask
from tests.portal.visiting import let_in, take_part, visit
from vinculo.access.models import Access, Attempt, Challenge, Code
from vinculo.clients.models import Contact

UNKNOWN = "not@1.client.example"
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def ana(world):
    let_in(world.ana, world.luna)
    return world.ana


def shape(sql: str) -> str:
    """Without its values; the number of a lock may be below nought."""
    return re.sub(r"'[^']*'|\bs\d+_x\d+|( -)?\b\d+\b", "?", sql)[:80]


def told(browser: Client, path: str, sent: dict[str, str]) -> tuple:
    with CaptureQueriesContext(connection) as queries:
        answer = browser.post(path, sent)
    page = CHANGING.sub("", answer.content.decode())
    for value in sent.values():
        page = page.replace(value, "")
    return (
        answer.status_code,
        page,
        sorted(answer.cookies),
        {name: value for name, value in answer.items() if name not in ("Content-Length", "Expires")},
        [shape(one["sql"]) for one in queries],
    )


def asking(address: str) -> tuple:
    before = Code.objects.count()
    said = told(Client(), ENTER, {"address": address})
    return said, Code.objects.count() - before, OrmQ.objects.count(), len(mail.outbox)


def test_asking_looks_and_costs_the_same(ana):
    known = asking(ana.email)
    OrmQ.objects.all().delete()

    assert asking(UNKNOWN) == known
    assert (known[0][0], known[1:]) == (302, (1, 1, 0))


def test_control_a_letter_written_at_once_tells(ana, monkeypatch):
    from vinculo.access import codes

    monkeypatch.setattr(codes.jobs, "enqueue", lambda path, *args: codes.send(*args))

    assert asking(ana.email) != asking(UNKNOWN)


class CountingHasher(MD5PasswordHasher):
    times = 0

    def encode(self, password, salt, iterations=None):
        type(self).times += 1
        return super().encode(password, salt)


def typing(address: str) -> tuple:
    browser = ask(address)
    run_waiting_jobs()
    CountingHasher.times = 0
    said = told(browser, CODE, {"code": "000000"})
    return said[0], said[1].replace(address, ""), said[2:], CountingHasher.times


def test_typing_a_code_looks_and_costs_the_same(ana, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    known = typing(ana.email)

    assert typing(UNKNOWN) == known
    assert known[3] == 1


def test_the_job_hashes_for_everybody_and_writes_to_those_inside(ana, world):
    for address in (UNKNOWN, world.otto.email, ana.email):
        ask(address)

    run_waiting_jobs()

    assert [letter.to for letter in mail.outbox] == [[ana.email]]
    assert Code.objects.filter(code_hash="").count() == 0


def test_the_pause_is_the_same(ana):
    for address in (ana.email, UNKNOWN):
        for _time in range(3):
            ask(address)
    Attempt.objects.filter(what="ask").delete()
    Attempt.objects.update(at=Attempt.objects.latest("at").at)

    known, unknown = (told(Client(), ENTER, {"address": address}) for address in (ana.email, UNKNOWN))

    assert known == unknown
    assert known[0] == 429


def test_a_right_guess_for_nobody_opens_nothing(world):
    from django.contrib.auth.hashers import make_password

    browser = ask(UNKNOWN)
    run_waiting_jobs()
    Code.objects.update(code_hash=make_password("123456"))

    assert browser.post(CODE, {"code": "123456"}).status_code == 200


def test_asking_for_a_passkey_names_none(ana):
    answer = Client().post("/portal/enter/passkey/begin/")

    assert "allowCredentials" not in answer.json()["publicKey"]
    assert Challenge.objects.get().contact_id_asked is None


def inviting(browser: Client, shop: int, email: str) -> tuple:
    sent = {"name": "Carla Sol", "email": email, "role": "observer", "projects": [shop]}
    answer = browser.post("/portal/colleagues/invite/", sent)
    page = browser.get("/portal/colleagues/").content.decode()
    return answer.status_code, answer["Location"], "Carla Sol" in page, "Otto" in page


def test_inviting_does_not_tell_who_is_known_elsewhere(world):
    let_in(world.otto, world.otero)
    take_part(world.ana, world.shop)
    browser = visit(world.ana, world.luna)

    known, unknown = (inviting(browser, world.shop.pk, email) for email in (world.otto.email, UNKNOWN))

    assert known == unknown == (302, "/portal/colleagues/", True, False)
    assert Contact.objects.filter(email=world.otto.email).count() == 2
    assert Access.objects.filter(contact=world.otto).count() == 1


def test_one_address_at_two_clients_chooses(world):
    """Otto's second card, made by Ana's invitation, is the same reader: he sees both doors behind one code."""
    from tests.portal.door.at_the_door import asked, is_in

    let_in(world.otto, world.otero)
    take_part(world.ana, world.shop)
    inviting(visit(world.ana, world.luna), world.shop.pk, world.otto.email)
    run_waiting_jobs()
    browser, code = asked(world.otto.email)

    answer = browser.post(CODE, {"code": code})
    shown = [door.client for door in browser.get(answer["Location"]).context["doors"]]
    assert (answer["Location"], shown) == ("/portal/choose/", ["Café Luna", "Taller Otero"])
    before = browser.cookies["vinculo_portal"].value
    browser.post("/portal/choose/", {"door": Access.objects.get(client=world.luna, contact__email=world.otto.email).pk})

    assert is_in(browser)
    assert browser.cookies["vinculo_portal"].value != before
