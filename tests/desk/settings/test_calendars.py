"""Addresses that calendars read, a calendar elsewhere, and where video calls take place."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.world import World
from vinculo.meetings.links import NotALink, checked, link_for
from vinculo.meetings.models import CalendarAccount, Feed, VideoPlace


def made(browser: Client, **data: Any) -> str:
    return browser.post("/settings/calendars/make/", data).context["address"].partition("/calendars/")[2]


def test_an_address_is_shown_once_renewed_and_closed(world: World, signed_in: Any) -> None:
    browser, stranger = signed_in(world.zofia), Client()

    first = made(browser)
    page = browser.get("/settings/calendars/").content.decode()
    second = made(browser)
    codes = [stranger.get(f"/calendars/{name}").status_code for name in (first, second)]
    browser.post(f"/settings/calendars/{Feed.objects.open().get().pk}/revoke/")

    assert first not in page
    assert (codes, stranger.get(f"/calendars/{second}").status_code) == ([404, 200], 404)


def test_one_of_a_project_they_are_on(world: World, signed_in: Any) -> None:
    browser = signed_in(world.zofia)

    name = made(browser, project=world.shop.pk)

    assert Client().get(f"/calendars/{name}").status_code == 200
    assert browser.post("/settings/calendars/make/", {"project": world.workshop.pk}).status_code == 404
    assert browser.post("/settings/calendars/make/", {"project": "x"}).status_code == 404
    assert [feed.project for feed in browser.get("/settings/calendars/").context["feeds"]] == [world.shop]


def test_nobody_closes_what_is_not_theirs(world: World, signed_in: Any) -> None:
    feed, _secret = Feed.issue(at=timezone.now(), person=world.zofia)

    assert signed_in(world.rita).post(f"/settings/calendars/{feed.pk}/revoke/").status_code == 404
    assert Feed.objects.open().count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"url": "", "password": "x"}, "url"),
        ({"url": "http://dav.example.org/", "password": "x"}, "url"),
        ({"url": "https://me:secret@dav.example.org/", "password": "x"}, "url"),
        ({"url": "https://dav.example.org/"}, "password"),
        ({"url": "https://127.0.0.1/", "password": "x"}, "url"),  # a machine of the house
        ({"url": "https://[::ffff:169.254.169.254]/", "password": "x"}, "url"),
    ],
)
def test_a_calendar_elsewhere_that_cannot_be(world: World, signed_in: Any, sent: dict[str, str], field: str) -> None:
    page = signed_in(world.marek).post("/settings/calendars/account/", {"username": "marek", **sent})

    assert list(page.context["form"].errors) == [field]
    assert CalendarAccount.objects.count() == 0


def test_its_password_is_never_shown_and_asked_for_with_a_new_address(world: World, signed_in: Any) -> None:
    account = CalendarAccount(person=world.marek, url="https://dav.example.org/", username="marek")
    account.keep_password("una-frase-secreta")
    account.save()
    browser = signed_in(world.marek)

    page = browser.get("/settings/calendars/account/").content.decode()
    moved = browser.post("/settings/calendars/account/", {"url": "https://evil.example.org/", "username": "marek"})

    account.refresh_from_db()
    assert "una-frase-secreta" not in page + account.sealed_password
    assert list(moved.context["form"].errors) == ["password"]
    assert (account.url, account.password) == ("https://dav.example.org/", "una-frase-secreta")


def test_it_says_why_it_stopped_and_goes_on(world: World, signed_in: Any) -> None:
    now = timezone.now()
    account = CalendarAccount.objects.create(
        person=world.marek, url="https://dav.example.org/", calendar_url="https://dav.example.org/m/",
        trouble="refused", paused_at=now, failures=1,
    )  # fmt: skip
    browser = signed_in(world.marek)

    page = browser.get("/settings/calendars/").content.decode()
    browser.post("/settings/calendars/account/go-on/")

    account.refresh_from_db()
    assert "The server does not take the name and password." in page
    assert (account.paused_at, account.trouble) == (None, "")
    browser.post("/settings/calendars/account/leave/")
    assert CalendarAccount.objects.count() == 0


def test_where_video_calls_take_place(world: World, signed_in: Any) -> None:
    browser = signed_in(world.rita)
    browser.post("/settings/video/", {"address": "https://meet.jit.si/{room}"})
    rooms = {link_for(world.organization) for _ in range(3)}
    wrong = browser.post("/settings/video/", {"address": "javascript:alert(1)"})
    browser.post("/settings/video/", {"address": ""})

    assert len(rooms) == 3 and all(room.startswith("https://meet.jit.si/") for room in rooms)
    assert list(wrong.context["form"].errors) == ["address"]
    assert (VideoPlace.objects.count(), link_for(world.organization)) == (0, "")
    assert signed_in(world.marek).get("/settings/video/").status_code == 404


def test_what_can_be_an_address_of_a_call() -> None:
    good = (
        "https://meet.jit.si/{room}",
        "https://zoom.us/j/123?pwd=x",
        "https://teams.microsoft.com/l/meetup-join/a%3A",
    )
    bad = (
        "http://meet.jit.si/x", "https://{room}.jit.si/", "https://a/{room}", "https://a.b/{room}/{room}", "meet",
        "https://a.b/{name}", "https://me@a.b/x", 'https://a.b/"x', "https://a.b/x y",
    )  # fmt: skip

    assert [checked(address) for address in good] == list(good)
    for address in bad:
        with pytest.raises(NotALink):
            checked(address)
