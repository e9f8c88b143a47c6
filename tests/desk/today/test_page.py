"""The page Today: works, closed to strangers, says what is there, costs the same for one and three."""

from datetime import UTC, timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.practices.test_board import make_nudge
from tests.world import NOW, make_client
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.desk.today.cards import when
from vinculo.people.models import Organization
from vinculo.practices.models import Nudge, State
from vinculo.practices.today.conversation import Conversation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def nudge(world):
    return make_nudge(world.luna, world.marek, world.ana)


def test_sends_strangers_to_sign_in(client, world):
    answer = client.get("/")

    assert (answer.status_code, answer.url) == (302, "/account/sign-in/?next=/")


def test_praises_when_nobody_waits(world, signed_in):
    page = signed_in(world.zofia).get("/").content.decode()

    assert "Nobody is waiting for you today" in page


def test_shows_whom_to_talk_to_about_what(world, signed_in, nudge):
    page = signed_in(world.marek).get("/").content.decode()

    assert "Café Luna" in page
    assert "+34 600 000 000" in page
    assert f"/nudges/{nudge.pk}/done/" in page


def test_done_is_noted_and_can_be_taken_back(world, signed_in, nudge):
    browser = signed_in(world.marek)

    answer = browser.post(reverse("today:done", args=[nudge.pk]), follow=True)

    assert Nudge.objects.get().state == State.DONE
    assert f"/nudges/{nudge.pk}/reopen/" in answer.content.decode()
    browser.post(reverse("today:reopen", args=[nudge.pk]))
    assert Nudge.objects.get().state == State.OPEN


def test_one_stays_on_the_today_one_looked_at(world, signed_in, nudge):
    browser, here = signed_in(world.marek), "/?scope=team&more=1"

    for deed in ("done", "reopen"):
        answer = browser.post(f"/nudges/{nudge.pk}/{deed}/", headers={"referer": f"http://testserver{here}"})
        assert answer.url == here
    answer = browser.post(f"/nudges/{nudge.pk}/done/", headers={"referer": f"http://testserver/nudges/{nudge.pk}/"})
    assert answer.url == "/"


def test_snoozed_until_a_moment_of_my_own_time_zone(world, signed_in, nudge):
    signed_in(world.marek).post(reverse("today:snooze", args=[nudge.pk]), {"until": "2026-03-12T09:00"})

    assert Nudge.objects.get().snoozed_until.isoformat() == "2026-03-12T08:00:00+00:00"


@pytest.mark.parametrize("until", ["", "never", "2026-03-10T09:00", "2026-13-45T09:00"])
def test_a_snooze_into_the_past_or_nowhere_says_what_to_do(world, signed_in, nudge, until):
    answer = signed_in(world.marek).post(reverse("today:snooze", args=[nudge.pk]), {"until": until})

    assert answer.status_code == 422
    assert "Choose a moment that is still to come." in answer.content.decode()
    assert Nudge.objects.get().state == State.OPEN


def test_a_dismissal_asks_for_its_reason(world, signed_in, nudge):
    browser = signed_in(world.marek)

    answer = browser.post(reverse("today:dismiss", args=[nudge.pk]), {"reason": " "})
    assert answer.url == f"/nudges/{nudge.pk}/?why=1#dismiss"

    browser.post(reverse("today:dismiss", args=[nudge.pk]), {"reason": "They know"})
    assert Nudge.objects.get().state == State.DISMISSED


@pytest.mark.parametrize("name", ["nudge", "hour", "done", "snooze", "dismiss", "reopen"])
def test_closed_to_those_who_do_not_see_the_client(world, signed_in, nudge, name):
    address = reverse(f"today:{name}", args=[nudge.pk])
    for stranger in (world.iga, world.teo):
        browser = signed_in(stranger)
        answer = browser.get(address) if name in ("nudge", "hour") else browser.post(address, {"reason": "x"})
        assert answer.status_code == 404
    assert Nudge.objects.get().state == State.OPEN


def test_the_nudge_tells_its_rule_and_history(world, signed_in, nudge):
    signed_in(world.marek).post(reverse("today:done", args=[nudge.pk]))

    page = signed_in(world.marek).get(reverse("today:nudge", args=[nudge.pk])).content.decode()

    assert "What turns it off" in page
    assert "Marek Wilk" in page


def test_never_leads_to_another_site(world, signed_in, nudge):
    answer = signed_in(world.marek).post(reverse("today:done", args=[nudge.pk]), {"back": "https://evil.example/"})

    assert answer.url == "/"


def test_the_same_number_of_queries_for_one_and_three(world, signed_in, nudge, django_assert_max_num_queries):
    browser = signed_in(world.marek)
    browser.get("/")
    with django_assert_max_num_queries(12) as for_one:
        browser.get("/")
    for number in (2, 3):
        client, contact = make_client(f"Client {number}", owner=world.marek)
        make_nudge(client, world.marek, contact, subject=f"promise:{number}")
    with django_assert_max_num_queries(12) as for_three:
        browser.get("/")

    assert len(for_one) == len(for_three)


def test_snoozed_ones_can_be_brought_back(world, signed_in, nudge):
    browser = signed_in(world.marek)
    browser.post(reverse("today:snooze", args=[nudge.pk]), {"until": "2026-03-12T09:00"})

    assert "Bring it back now" in browser.get(reverse("today:snoozed")).content.decode()


@pytest.mark.parametrize("language", ["es", "pl"])
def test_speaks_the_readers_language(world, signed_in, nudge, language):
    world.marek.language = language
    world.marek.save()

    answer = signed_in(world.marek).get("/")

    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()


def test_until_when_offers_good_moments_and_one_of_my_own(world, signed_in, nudge):
    page = signed_in(world.marek).get(reverse("today:snooze", args=[nudge.pk]))

    assert page.status_code == 200
    assert [moment.until for moment in page.context["later"]] == sorted(m.until for m in page.context["later"])
    assert 'type="datetime-local"' in page.content.decode()


def test_a_quiet_day_is_no_first_day(world, signed_in):
    """Only a house without clients is told how to begin, and a guest never: they can bring nothing in."""
    invited = {name: signed_in(getattr(world, name)).get("/").content.decode() for name in ("marek", "teo")}
    Client.objects.all().delete()
    empty = {name: signed_in(getattr(world, name)).get("/").content.decode() for name in ("marek", "teo")}

    assert ["/imports/new/" in page for page in (*invited.values(), *empty.values())] == [False, False, True, False]


def test_a_guest_meets_no_door_that_stays_shut(world, signed_in):
    pages = [signed_in(world.teo).get(path).content.decode() for path in ("/", "/palette/", "/palette/?q=new")]

    assert [door for door in ("/imports/", "/clients/new/", "/projects/new/") for page in pages if door in page] == []


def test_says_why_the_first_is_first_and_which_hour_suits_both(world, signed_in, nudge):
    browser = signed_in(world.marek)

    page = browser.get("/").content.decode()
    hour = browser.get(reverse("today:hour", args=[nudge.pk])).content.decode()

    assert "Why is this first?" in page
    assert "it reaches them as a delay" in page
    assert f'data-then="/nudges/{nudge.pk}/hour/"' in page
    assert hour.startswith("Now suits you and Ana, until ")


def test_what_waits_for_a_quieter_week_is_never_hidden(world, signed_in):
    make_nudge(world.luna, world.marek, world.ana, practice="keep_warm", urgency=4)
    Organization.objects.update(contact_talks=1)
    talk = Interaction.objects.create(client=world.luna, at=NOW, channel="phone", direction="out")
    talk.contacts.add(world.ana)

    page = signed_in(world.marek).get("/").content.decode()

    assert "Show 1 more" in page
    assert "1 of them waits" in page


def test_what_was_due_an_hour_ago_says_since_when(nudge):
    talk = Conversation(nudge, at=NOW, today=NOW.date(), zone=UTC)

    nudge.due_at = NOW + timedelta(minutes=5)
    assert when(talk).startswith("before ")
    nudge.due_at = NOW - timedelta(minutes=5)
    assert when(talk).startswith("since today")
