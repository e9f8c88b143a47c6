"""The link for somebody who is no client yet, attacked: guessed, replayed, passed on, tried often."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.money.quotes import booked, lead_quote, line, sent, spoken
from tests.world import World, make_world
from vinculo.access.models import Code
from vinculo.money.models import Quote, QuoteAnswer, QuoteLink
from vinculo.money.quoting import links, sending

ADDRESS = "/portal/offer/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')  # another one on every page


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def quote(world, now):
    return spoken(lead_quote(world, at=now), world, at=now)


@pytest.fixture
def secret(world, quote, now):
    return links.make(quote, by=world.marek, at=now)[1]


def arrived(secret):
    """A browser that followed the link."""
    browser = Client()
    browser.get(f"{ADDRESS}{secret}/")
    return browser


def the_code():
    return re.search(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE)[0]


def asks(browser, *chosen):
    offer = browser.get(ADDRESS).context["offer"]
    said = {"name": "Nora Vega", "agree": "on", "seen": offer.seen, "chosen": chosen}
    answered = browser.post(f"{ADDRESS}code/", said)
    return {**said, "total": answered.context["offer"].total}


def says_yes(browser, *chosen):
    given = {**asks(browser, *chosen), "code": the_code()}
    return browser.post(f"{ADDRESS}confirm/", given), given


def gone(response):
    return response.status_code == 404 and "This link opens nothing any more" in response.content.decode()


def test_the_secret_leaves_the_address_and_the_quote_can_be_read(secret):
    answer = Client().get(f"{ADDRESS}{secret}/")
    assert (answer.status_code, answer["Location"], answer["Referrer-Policy"]) == (302, ADDRESS, "no-referrer")

    page = arrived(secret).get(ADDRESS)

    assert "2.311,10" in page.content.decode()  # in the language of the quote
    assert secret not in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"
    assert not QuoteLink.objects.filter(digest__contains=secret).exists()


def test_before_the_talk_it_shows_no_price(world, now):
    quote = sent(lead_quote(world, at=now), world, at=now)
    booked(quote, world, at=now)
    browser = arrived(links.make(quote, by=world.marek, at=now)[1])

    page = browser.get(ADDRESS).content.decode()

    assert "Online shop" in page
    assert "2.311" not in page
    assert browser.get(f"{ADDRESS}paper/").status_code == 404
    assert browser.post(f"{ADDRESS}code/", {"seen": "x"}).status_code == 302
    assert mail.outbox == []


def test_a_yes_takes_a_code_from_the_same_mail_and_uses_the_link_up(quote, secret):
    browser = arrived(secret)
    photos = line(quote, "Photos").pk

    answered, given = says_yes(browser, photos)

    assert answered["Location"] == "/portal/offer/thanks/"
    assert mail.outbox[-1].to == ["nora@vega.example"]
    answer = QuoteAnswer.objects.get()
    assert (answer.name, answer.total, answer.contact, answer.stands) == ("Nora Vega", 330_110, None, True)
    quote.refresh_from_db()
    assert quote.state == Quote.State.ACCEPTED
    assert gone(browser.get(ADDRESS))
    assert gone(browser.post(f"{ADDRESS}confirm/", given))  # replayed
    assert gone(arrived(secret).get(ADDRESS))
    assert QuoteAnswer.objects.count() == 1


def test_all_that_is_wrong_is_answered_the_same(world, quote, secret, now):
    good = arrived(secret)
    answers = [arrived("x" * 43).get(ADDRESS), Client().get(ADDRESS)]
    QuoteLink.objects.update(expires_at=now)
    answers.append(good.get(ADDRESS))
    QuoteLink.objects.update(expires_at=now + timedelta(days=1), revoked_at=now)
    answers.append(good.get(ADDRESS))
    QuoteLink.objects.update(revoked_at=None, used_at=now)
    answers.append(good.get(ADDRESS))
    QuoteLink.objects.update(used_at=None)
    assert sending.withdraw(quote, by=world.marek, at=now)
    answers.append(good.get(ADDRESS))

    assert all(gone(answer) for answer in answers)
    assert len({TOKEN.sub(b"", answer.content) for answer in answers}) == 1
    for what in ("code/", "confirm/", "decline/", "changes/"):
        assert gone(good.post(f"{ADDRESS}{what}", {}))


def test_a_newer_link_closes_the_older(world, quote, secret, now):
    links.make(quote, by=world.marek, at=now)
    assert gone(arrived(secret).get(ADDRESS))


def test_a_link_that_was_passed_on_decides_nothing_without_the_mail(quote, secret):
    nora, thief = arrived(secret), arrived(secret)
    given = asks(nora)

    stolen = thief.post(f"{ADDRESS}confirm/", {**given, "code": the_code()})  # of another browser

    assert stolen.status_code == 200
    assert not QuoteAnswer.objects.exists()
    assert nora.post(f"{ADDRESS}confirm/", {**given, "code": the_code()}).status_code == 302


def test_codes_are_guessed_five_times_and_no_more(quote, secret):
    browser = arrived(secret)
    given = asks(browser)
    right = the_code()
    wrong = f"{(int(right) + 1) % 10**6:06}"
    for _try in range(5):
        browser.post(f"{ADDRESS}confirm/", {**given, "code": wrong})

    browser.post(f"{ADDRESS}confirm/", {**given, "code": right})

    assert not QuoteAnswer.objects.exists()


def test_fresh_codes_do_not_give_more_tries(quote, secret):
    browser = arrived(secret)
    refused = 0
    for _code in range(5):
        given = asks(browser)
        wrong = f"{(int(the_code()) + 1) % 10**6:06}"
        for _try in range(4):
            refused += browser.post(f"{ADDRESS}confirm/", {**given, "code": wrong}).status_code == 429
    assert refused == 5  # of twenty: fifteen are looked at in a quarter of an hour
    offer = browser.get(ADDRESS).context["offer"]
    said = {"name": "Nora", "agree": "on", "seen": offer.seen}
    assert browser.post(f"{ADDRESS}code/", said).status_code == 429  # and no sixth letter
    assert len(mail.outbox) == 5


def test_a_code_for_one_quote_accepts_no_other(world, quote, secret, now):
    other = spoken(lead_quote(world, at=now), world, at=now)
    code_browser, there = arrived(secret), arrived(links.make(other, by=world.marek, at=now)[1])
    asks(code_browser)
    code = the_code()
    given = asks(there)

    there.post(f"{ADDRESS}confirm/", {**given, "code": code if code != the_code() else "000000"})

    assert not QuoteAnswer.objects.exists()


def test_links_are_not_found_by_trying(secret):
    browser = Client()
    seen = set()
    for number in range(125):
        browser.get(f"{ADDRESS}{number:043}/")
        seen.add(browser.get(ADDRESS).status_code)
    assert seen == {404, 429}


def test_a_cookie_that_we_did_not_write_is_worth_nothing(secret):
    browser = Client()
    browser.cookies["vinculo_offer"] = f'{{"secret": "{secret}"}}'
    assert gone(browser.get(ADDRESS))


def test_they_say_no_or_ask_for_changes(world, quote, secret):
    browser = arrived(secret)
    browser.post(f"{ADDRESS}changes/", {"because": "Cheaper"})
    quote.refresh_from_db()
    assert quote.state == Quote.State.CHANGES
    assert browser.get(ADDRESS).status_code == 200  # the link goes on opening what comes next
    assert browser.post(f"{ADDRESS}decline/", {"because": "No"}).status_code == 302
    quote.refresh_from_db()
    assert quote.state == Quote.State.CHANGES


def test_codes_are_kept_as_hashes_and_spent(quote, secret):
    browser = arrived(secret)
    says_yes(browser)
    code = Code.objects.get()
    assert code.used_at is not None
    assert the_code() not in code.code_hash
