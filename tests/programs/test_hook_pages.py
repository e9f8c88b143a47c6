"""The pages of webhooks: for administrators, with a secret that is shown once and a log that says what happened."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from standardwebhooks import Webhook

from tests.notifications.standing_in import outside
from tests.programs.hearing import hook
from vinculo.mailboxes.secrets import open_
from vinculo.programs.hooks import verbs
from vinculo.programs.models import Delivery, Event, Hook
from vinculo.programs.models.hooks import Why

FORM = {"name": "Warehouse", "address": "https://hooks.example/in?key=hidden-1", "events": ["client.created"]}


@pytest.fixture
def rita(world, signed_in):
    return signed_in(world.rita)


def made(world, **fields):
    one, _secret = hook(world, "https://hooks.example/in?key=hidden-1", at=timezone.now())
    for name, value in fields.items():
        setattr(one, name, value)
    one.save()
    return one


def delivered(one, number, **fields):
    now = timezone.now()
    event = Event.objects.create(kind="client.created", about="client", about_id=number, moment=now, found_at=now)
    return Delivery.objects.create(hook=one, event=event, made_at=now, **{"due_at": now, **fields})


def test_a_webhook_is_put_in_and_its_secret_shown_once(rita):
    page = rita.post("/settings/hooks/", FORM)
    [secret] = re.findall(r"whsec_[A-Za-z0-9+/=]+", page.content.decode())
    one = Hook.objects.get()

    assert page["Cache-Control"] == "private, no-store"
    assert open_(one.secret_sealed) == secret and Webhook(secret)
    for path in ("/settings/hooks/", f"/settings/hooks/{one.pk}/", f"/settings/hooks/{one.pk}/change/"):
        text = rita.get(path).content.decode()
        assert "whsec_" not in text and "hidden-1" not in text and one.secret_sealed not in text


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.example/",
        "ftp://hooks.example/",
        "https://",
        "https://a:b@hooks.example/",
        "https://x:99999/",
        "x",
    ],
)
def test_what_is_no_address_is_not_taken(rita, address):
    page = rita.post("/settings/hooks/", {**FORM, "address": address})

    assert "it begins with https://" in page.content.decode()
    assert not Hook.objects.exists()


def test_only_known_events_can_be_chosen(rita):
    rita.post("/settings/hooks/", {**FORM, "events": ["client.created", "secrets.all"]})

    assert not Hook.objects.exists()


@pytest.mark.parametrize("who", ["marek", "zofia", "teo"])
def test_for_others_than_administrators_there_are_none(world, signed_in, who):
    one = made(world)
    visitor = signed_in(getattr(world, who))
    paths = ["", f"{one.pk}/", f"{one.pk}/change/"]

    assert {visitor.get(f"/settings/hooks/{path}").status_code for path in paths} == {404}
    assert {visitor.post(f"/settings/hooks/{one.pk}/{deed}/").status_code for deed in ("try", "secret")} == {404}


def test_a_change_leaves_the_address_that_is_not_said(world, rita):
    one = made(world)
    before = open_(one.address_sealed)
    rita.post(f"/settings/hooks/{one.pk}/change/", {**FORM, "address": "", "name": "New"})
    one.refresh_from_db()

    assert (one.name, one.events, open_(one.address_sealed)) == ("New", ["client.created"], before)


def test_a_test_is_sent_and_its_answer_said(world, rita, settings):
    settings.HOOKS_ALLOW_PRIVATE = settings.HOOKS_ALLOW_HTTP = True
    with outside() as found:
        one, _secret = hook(world, found.address())
        said = rita.post(f"/settings/hooks/{one.pk}/try/", follow=True).content.decode()
        assert "The warehouse took the test." in said
        found.usual = 503
        said = rita.post(f"/settings/hooks/{one.pk}/try/", follow=True).content.decode()

    assert "The test did not get through: 503" in said
    assert said.count("webhook.test") == 2


def test_a_webhook_that_leads_into_the_house_says_so(world, rita):
    one = made(world, address_sealed=verbs.seal("https://127.0.0.1/"))
    said = rita.post(f"/settings/hooks/{one.pk}/try/", follow=True).content.decode()

    assert "may not be asked from here" in said


def test_a_new_secret_is_shown_and_the_old_one_holds_for_a_day(world, rita):
    one = made(world)
    page = rita.post(f"/settings/hooks/{one.pk}/secret/").content.decode()

    assert page.count("whsec_") == 1
    assert "signed with the old secret too" in page
    assert "signed with the old secret too" in rita.get(f"/settings/hooks/{one.pk}/").content.decode()


def test_pausing_switching_on_and_taking_away(world, rita):
    one = made(world)
    rita.post(f"/settings/hooks/{one.pk}/pause/")
    one.refresh_from_db()
    assert one.paused_why == Why.BY_HAND
    assert "Switch on" in rita.get(f"/settings/hooks/{one.pk}/").content.decode()
    rita.post(f"/settings/hooks/{one.pk}/resume/")
    one.refresh_from_db()
    assert one.paused_at is None

    rita.post(f"/settings/hooks/{one.pk}/remove/")
    assert not Hook.objects.exists()


def test_the_log_says_what_happened_and_delivers_again(world, rita):
    one, now = made(world), timezone.now()
    taken = delivered(one, 1, tries=1, tried_at=now, status=200, milliseconds=41, answer="<b>ok</b>", sent_at=now)
    delivered(one, 2, tries=3, tried_at=now, status=500, milliseconds=9, due_at=now + timedelta(hours=1))
    delivered(one, 3, tries=9, tried_at=now, dropped_at=now, answer="it took too long")
    page = rita.get(f"/settings/hooks/{one.pk}/").content.decode()

    assert "&lt;b&gt;ok&lt;/b&gt;" in page and "<b>ok</b>" not in page
    assert all(said in page for said in ("Taken", "Is tried again", "Given up", taken.event.uid))
    said = rita.post(f"/settings/hooks/{one.pk}/again/{taken.pk}/", follow=True).content.decode()
    assert "once more, under the same number" in said
    taken.refresh_from_db()
    assert taken.is_waiting
    assert "on its way already" in rita.post(
        f"/settings/hooks/{one.pk}/again/{taken.pk}/", follow=True
    ).content.decode()  # fmt: skip


def test_a_delivery_of_another_webhook_is_not_found(world, rita):
    one, other = made(world), made(world)
    foreign = delivered(other, 1, sent_at=timezone.now())

    assert rita.post(f"/settings/hooks/{one.pk}/again/{foreign.pk}/").status_code == 404


def test_the_log_asks_as_often_for_many_as_for_one(world, rita):
    one = made(world)
    delivered(one, 1)
    counts = []
    for rows in (0, 3):
        for number in range(rows):
            delivered(one, 10 + number)
        with CaptureQueriesContext(connection) as asked:
            rita.get(f"/settings/hooks/{one.pk}/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
