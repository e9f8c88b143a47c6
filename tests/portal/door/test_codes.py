"""The code: one use, ten minutes, five tries, one browser, the newest; counted for all workers (T09, T10)."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.people.door import run_waiting_jobs
from tests.portal.door.at_the_door import CODE, ENTER, ask, asked, figures, is_in
from tests.portal.visiting import let_in
from vinculo.access import codes, limits
from vinculo.access.models import Attempt, Code
from vinculo.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(world):
    let_in(world.ana, world.luna)
    return world.ana


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_in_with_a_code(ana):
    browser, code = asked(ana.email.upper())

    answer = browser.post(CODE, {"code": f" {code[:3]} {code[3:]} "})

    assert (answer.status_code, answer["Location"], is_in(browser)) == (302, "/portal/", True)
    assert mail.outbox[-1].to == [ana.email]
    entry = Entry.objects.get(kind="access.entered")
    assert (entry.client_id, '"proof":"code"' in entry.body) == (ana.roles.get().client_id, True)


def test_back_to_the_page_they_wanted_and_nowhere_else(ana):
    for wanted, gets in {
        "/portal/files/": "/portal/files/", "//evil.example/portal/": "/portal/", "/clients/": "/portal/",
        "https:evil.example": "/portal/", "/portal/\\evil": "/portal/",
    }.items():  # fmt: skip
        Attempt.objects.all().delete()
        browser = Client()
        browser.post(ENTER, {"address": ana.email, "next": wanted})
        run_waiting_jobs()
        assert (wanted, browser.post(CODE, {"code": figures()})["Location"]) == (wanted, gets)


def test_a_code_works_once(ana):
    browser, code = asked(ana.email)
    kept = browser.cookies["vinculo_door"].value
    browser.post(CODE, {"code": code})

    other = Client()
    other.cookies["vinculo_door"] = kept
    other.post(CODE, {"code": code})

    assert is_in(other) is False


def test_it_works_in_the_browser_that_asked_only(ana):
    _browser, code = asked(ana.email)
    thief = ask(ana.email)

    thief.post(CODE, {"code": code})

    assert is_in(thief) is False


def test_control_a_code_that_knows_no_browser_is_taken_elsewhere(ana, monkeypatch):
    monkeypatch.setattr(
        codes, "keyed", lambda purpose, value: "same" if purpose == "browser" else f"{purpose}{value}"[:64]
    )
    _browser, code = asked(ana.email)
    thief = Client()
    thief.post(ENTER, {"address": "nobody@luna.example"})
    kept = codes.check(ana.email, code, browser="another", ip="192.0.2.9", at=timezone.now())

    assert kept == ana


def test_it_works_for_its_own_address_only(ana, world):
    let_in(world.otto, world.otero)
    browser, code = asked(ana.email)
    ask(world.otto.email, browser)

    browser.post(CODE, {"code": code})

    assert is_in(browser) is False


@pytest.mark.parametrize(("minutes", "opens"), [(9, True), (10, False), (-1, False)])
def test_it_works_for_ten_minutes_and_not_before_it_was_sent(ana, minutes, opens):
    browser, code = asked(ana.email)
    sent = Code.objects.get()
    Code.objects.update(
        sent_at=sent.sent_at - timedelta(minutes=minutes), expires_at=sent.expires_at - timedelta(minutes=minutes)
    )

    browser.post(CODE, {"code": code})

    assert is_in(browser) is opens


def test_only_the_newest_opens(ana):
    browser, old = asked(ana.email)
    ask(ana.email, browser)
    run_waiting_jobs()
    new = figures()

    browser.post(CODE, {"code": old})
    assert is_in(browser) is False
    browser.post(CODE, {"code": new})
    assert is_in(browser) is True


def test_after_five_tries_the_right_one_is_refused(ana):
    browser, code = asked(ana.email)
    for _try in range(5):
        browser.post(CODE, {"code": wrong(code)})

    browser.post(CODE, {"code": code})

    assert is_in(browser) is False


def test_control_without_the_count_guessing_goes_on(ana, monkeypatch):
    monkeypatch.setattr(codes, "TRIES_OF_A_CODE", 1_000)
    browser, code = asked(ana.email)
    for _try in range(5):
        browser.post(CODE, {"code": wrong(code)})

    browser.post(CODE, {"code": code})

    assert is_in(browser) is True


def brute_force(address: str, code: str, *, tries: int = 1_000) -> tuple[int, int]:
    """How many guesses of so many from fifty places were looked at; and how many codes were left that open."""
    for number in range(tries):
        try:
            codes.check(address, wrong(code), browser="guesser", ip=f"192.0.2.{number % 50}", at=timezone.now())
        except (codes.Wrong, limits.TooOften):
            continue
    return sum(Code.objects.values_list("tries", flat=True)), Code.objects.filter(tries__lt=5).count()


def test_a_thousand_guesses_are_five(ana, monkeypatch):
    codes.ask(ana.email, browser="guesser", ip="192.0.2.1", at=timezone.now())
    run_waiting_jobs()

    assert brute_force(ana.email, figures()) == (5, 0)
    with pytest.raises(codes.Wrong):
        codes.check(ana.email, figures(), browser="guesser", ip="192.0.2.200", at=timezone.now())


def test_control_a_thousand_guesses_without_the_limit(ana, monkeypatch):
    monkeypatch.setattr(codes, "TRIES_OF_A_CODE", 10_000)
    monkeypatch.setattr(codes, "TRIES", 10_000)
    codes.ask(ana.email, browser="guesser", ip="192.0.2.1", at=timezone.now())
    run_waiting_jobs()

    assert brute_force(ana.email, figures(), tries=100)[0] == 100


def test_tries_from_one_place_have_an_end(ana):
    browser, code = asked(ana.email)
    now = timezone.now()
    for _try in range(limits.TRIES):
        limits.count("try", "127.0.0.1", most=limits.TRIES, at=now)

    answer = browser.post(CODE, {"code": code})

    assert (answer.status_code, is_in(browser)) == (429, False)


def test_three_letters_in_a_quarter_of_an_hour_then_a_fresh_one(ana):
    answers = [Client().post(ENTER, {"address": ana.email}).status_code for _time in range(5)]
    run_waiting_jobs()
    assert (answers, len(mail.outbox)) == ([302, 302, 302, 429, 429], 3)

    Attempt.objects.update(at=timezone.now() - timedelta(minutes=15))
    browser, code = asked(ana.email)
    browser.post(CODE, {"code": code})

    assert is_in(browser) is True


def test_the_database_holds_neither_code_nor_link(ana):
    from tests.portal.door.at_the_door import link

    _browser, code = asked(ana.email)
    kept = Code.objects.get()

    assert kept.code_hash.startswith(("md5$", "pbkdf2", "argon2", "scrypt"))
    for value in (kept.code_hash, kept.link_hash, kept.browser_hash, kept.address_key):
        assert code != value
        assert link().split("/")[-2] not in value
    assert ana.email not in kept.address_key


@pytest.mark.django_db(transaction=True)
def test_two_who_race_with_one_code_are_one(world):
    let_in(world.ana, world.luna)
    codes.ask(world.ana.email, browser="b", ip="192.0.2.1", at=timezone.now())
    run_waiting_jobs()
    code, gate, won = figures(), Barrier(2), []

    def race() -> None:
        gate.wait()
        try:
            won.append(codes.check(world.ana.email, code, browser="b", ip="192.0.2.1", at=timezone.now()))
        except codes.Wrong:
            won.append(None)
        finally:
            connection.close()

    racers = [Thread(target=race) for _ in range(2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()

    assert sorted(one is not None for one in won) == [False, True]
