"""The link: opened without being used, out of the address at once, forged by nobody (T13, T14, T15)."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.people.door import run_waiting_jobs
from tests.portal.door.at_the_door import COME_IN, ENTER, ask, asked, is_in, link
from tests.portal.visiting import let_in
from vinculo.access import keyed
from vinculo.access.models import Code, Visit

pytestmark = pytest.mark.django_db
SCANNERS = (
    "Mozilla/5.0 (compatible; MSIE 9.0; Microsoft Outlook SafeLinks)",
    "Barracuda Sentinel",
    "GoogleImageProxy",
    "curl/8",
)


@pytest.fixture
def path(world):
    let_in(world.ana, world.luna)
    asked(world.ana.email)
    return link()


def test_in_with_the_link_where_the_mail_is_read(path):
    phone = Client()

    arrived = phone.get(path)
    shown = phone.get(arrived["Location"])
    phone.post(COME_IN)

    assert (arrived["Location"], shown.status_code, is_in(phone)) == (COME_IN, 200, True)
    assert Visit.objects.get().proof == "link"


@pytest.mark.parametrize("agent", SCANNERS)
def test_programs_that_read_mail_use_nothing_up(path, agent):
    scanner = Client(HTTP_USER_AGENT=agent)
    for _time in range(3):
        scanner.head(path)
        scanner.get(path, follow=True)
        scanner.head(COME_IN)

    assert (Code.objects.filter(used_at=None, void_at=None, tries=0).count(), Visit.objects.count()) == (1, 0)
    test_in_with_the_link_where_the_mail_is_read(path)


def test_control_a_link_that_a_scanner_uses_is_noticed(path, world):
    from vinculo.access import codes

    codes.check_link(path.split("/")[-2], ip="192.0.2.1", at=timezone.now())

    assert Client().get(path, follow=True).status_code == 404


def test_the_secret_leaves_no_trace(path, caplog):
    phone, secret = Client(), path.split("/")[-2]
    caplog.set_level(logging.DEBUG)

    arrived = phone.get(path)
    shown = phone.get(COME_IN)
    phone.post(COME_IN)
    gone = phone.get(path, follow=True)

    for answer in (arrived, shown, gone):
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
        assert secret.encode() not in answer.content
    assert arrived["Referrer-Policy"] == "no-referrer"
    assert [record for record in caplog.records if secret in record.getMessage()] == []


def test_it_works_once_and_takes_the_code_with_it(path):
    Client().get(path)
    first, second = Client(), Client()
    for phone in (first, second):
        phone.get(path)
    first.post(COME_IN)

    assert (second.post(COME_IN).status_code, is_in(second)) == (404, False)


def refused(path: str) -> bool:
    phone = Client()
    answers = {phone.get(path, follow=True).status_code, phone.post(COME_IN).status_code}
    return answers == {404} and not is_in(phone)


def test_no_byte_may_differ(path):
    secret = path.split("/")[-2]
    for place in range(0, len(secret), 3):
        changed = secret[:place] + ("A" if secret[place] != "A" else "B") + secret[place + 1 :]
        assert refused(f"{COME_IN}{changed}/")


def test_every_refusal_is_the_same_page(path):
    used, forged = Client(), Client()
    Code.objects.update(void_at=timezone.now())

    pages = {used.get(path, follow=True).content, forged.get(f"{COME_IN}forged/", follow=True).content}

    assert len({page.split(b"csrfmiddlewaretoken")[0] for page in pages}) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": timedelta(minutes=-1)},
        {"sent_at": timedelta(days=10), "expires_at": timedelta(days=11)},  # made while the clock was wrong
    ],
)
def test_neither_yesterday_nor_tomorrow(path, change):
    Code.objects.update(**{name: timezone.now() + by for name, by in change.items()})

    assert refused(path)


def test_a_code_to_sign_with_is_no_way_in(path):
    Code.objects.update(purpose=Code.Purpose.SIGN)

    assert refused(path)


def test_after_a_change_of_the_secret_key_none_opens(path, settings):
    settings.SECRET_KEY = "another-" * 8

    assert refused(path)


def test_what_the_browser_keeps_is_ours_recent_and_for_one_purpose():
    now = timezone.now()
    told = keyed.note("link", "secret", at=now)

    def read(purpose: str, told: str, later: timedelta):
        return keyed.read(purpose, told, at=now + later, within=timedelta(minutes=10))

    assert read("link", told, timedelta(minutes=9)) == "secret"
    assert read("door", told, timedelta(0)) is None
    assert read("link", told, timedelta(minutes=11)) is None
    assert read("link", told, timedelta(days=-10)) is None
    for place in range(len(told)):
        changed = told[:place] + ("A" if told[place] != "A" else "B") + told[place + 1 :]
        assert read("link", changed, timedelta(0)) is None or place == len(told) - 1


def test_control_the_usual_signer_believes_in_the_future():
    from django.core import signing

    later = timezone.now() + timedelta(days=10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.signing.time.time", later.timestamp)
        told = signing.dumps("secret", salt="link")

    assert signing.loads(told, salt="link", max_age=600) == "secret"


@pytest.mark.parametrize("forged", [{"HTTP_HOST": "evil.example"}, {"HTTP_X_FORWARDED_HOST": "evil.example"}])
def test_the_link_is_ours_whatever_the_browser_says(world, settings, forged):
    settings.ALLOWED_HOSTS = ["*"]
    let_in(world.ana, world.luna)

    ask(world.ana.email, **forged)
    run_waiting_jobs()

    assert f"{settings.SITE_URL}{COME_IN}" in mail.outbox[-1].body
    assert "evil" not in mail.outbox[-1].body


def test_a_foreign_host_is_refused_in_the_first_place(world):
    assert Client().get(ENTER, HTTP_HOST="evil.example").status_code == 400
