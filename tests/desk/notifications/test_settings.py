"""One's wishes, the browsers that ring, and the rooms of the house."""

from datetime import time

import pytest

from tests.notifications.make import Browser, device
from tests.notifications.standing_in import outside
from vinculo.notifications import rooms
from vinculo.notifications.models import ChatHook, Kind, PushDevice, PushKey, Rhythm, Way, Wish
from vinculo.notifications.models.hook import Why

WISHES = {
    "mention": "mail", "now": "both", "assigned": "never", "meeting": "here", "work": "here", "theirs": "here",
    "digest": "mail", "digest_at": "7.45", "digest_days": ["0", "5"], "quiet_from": "21", "quiet_until": "6:30",
    "lets_through": "on",
}  # fmt: skip
ROOM = {
    "name": "Clients", "flavour": "mattermost", "team": "", "tells": ["asked"],
    "address": "https://chat.example/hooks/secret",
}  # fmt: skip


def put_in(world, address, team=None):
    return rooms.put_in(name="A", flavour="slack", address=address, team=team, tells=["now"], by=world.rita)


def test_what_they_wish_is_kept_and_shown_again(world, signed_in):
    client = signed_in(world.zofia)

    client.post("/settings/notices/", WISHES)

    rhythm = Rhythm.objects.get(person=world.zofia)
    assert (rhythm.digest_at, rhythm.digest_days, rhythm.lets_through) == (time(7, 45), [0, 5], True)
    assert (rhythm.quiet_from, rhythm.quiet_until) == (time(21), time(6, 30))
    assert dict(Wish.objects.values_list("kind", "way"))[Kind.ASSIGNED] == Way.NEVER
    body = client.get("/settings/notices/").content.decode()
    assert 'value="07:45"' in body
    assert '<option value="never" selected>' in body


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"quiet_until": ""}, "Quiet hours need both"),
        ({"digest_at": "25:00"}, "Write the hour like this"),
        ({"digest_at": ""}, "The hour is missing"),
        ({"mention": "pigeon"}, "Select a valid choice"),
        ({"digest_days": ["9"]}, "Select a valid choice"),
        ({"digest": "push"}, "Select a valid choice"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_nothing(world, signed_in, wrong, said):
    answer = signed_in(world.zofia).post("/settings/notices/", {**WISHES, **wrong})

    assert said in answer.content.decode()
    assert Wish.objects.count() == 0


def test_no_quiet_hours_is_a_wish_too(world, signed_in):
    signed_in(world.zofia).post("/settings/notices/", {**WISHES, "quiet_from": "", "quiet_until": ""})

    assert Rhythm.objects.get(person=world.zofia).quiet_from is None


def test_the_worker_script_is_ours_alone_and_keeps_nothing(world, signed_in):
    answer = signed_in(world.zofia).get("/notices/worker.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "caches" not in answer.content.decode()
    assert '"fetch"' not in answer.content.decode()


def test_a_browser_signs_up_and_out(world, signed_in):
    client, browser = signed_in(world.zofia), Browser()

    key = client.post("/notices/browsers/key/").json()["key"]
    added = client.post(
        "/notices/browsers/", browser.subscription, content_type="application/json",
        headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"},
    )  # fmt: skip

    assert (key, added.status_code) == (PushKey.objects.get().public, 204)
    [kept] = PushDevice.objects.all()
    assert (kept.person, kept.label) == (world.zofia, "Firefox, Linux")
    assert browser.endpoint not in str(vars(kept))
    assert "Firefox, Linux" in client.get("/settings/notices/").content.decode()

    client.post(f"/notices/browsers/{kept.pk}/remove/")
    assert PushDevice.objects.count() == 0


@pytest.mark.parametrize("body", ["", "[]", "{", '{"endpoint": "https://push.example"}', "[" * 3000, "x" * 5000])
def test_what_is_no_subscription_is_refused(world, signed_in, body):
    answer = signed_in(world.zofia).post("/notices/browsers/", body, content_type="application/json")

    assert answer.status_code in (400, 413)
    assert PushDevice.objects.count() == 0


def test_nobody_takes_away_the_browser_of_somebody_else(world, signed_in):
    kept = device(world.zofia)

    assert signed_in(world.rita).post(f"/notices/browsers/{kept.pk}/remove/").status_code == 404
    assert PushDevice.objects.count() == 1


def test_a_room_is_put_in_and_its_address_never_shown_again(world, signed_in):
    client = signed_in(world.rita)

    client.post("/settings/chat/", ROOM)

    [hook] = ChatHook.objects.all()
    assert (hook.name, hook.flavour, hook.tells, hook.by) == ("Clients", "mattermost", ["asked"], world.rita)
    for path in ("/settings/chat/", f"/settings/chat/{hook.pk}/"):
        body = client.get(path).content.decode()
        assert "chat.example" in body
        assert "secret" not in body


@pytest.mark.parametrize(
    "address",
    [
        "http://chat.example/x",
        "chat.example",
        "file:///etc/passwd",
        "https://",
        "https://a:b@chat.example/",
        "http://[::",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(world, signed_in, address):
    answer = signed_in(world.rita).post("/settings/chat/", {**ROOM, "address": address})

    assert "That is no address of a webhook" in answer.content.decode()
    assert f'value="{address}"' not in answer.content.decode()
    assert ChatHook.objects.count() == 0


def test_a_room_keeps_its_address_when_none_is_given(world, signed_in):
    hook = put_in(world, "https://a.example/1")
    sealed = hook.address_sealed

    signed_in(world.rita).post(f"/settings/chat/{hook.pk}/", {**ROOM, "address": ""})

    hook.refresh_from_db()
    assert (hook.name, hook.address_sealed) == ("Clients", sealed)


def test_a_room_is_tried_out_paused_resumed_and_taken_away(world, signed_in, settings):
    settings.CHAT_ALLOW_HTTP = settings.CHAT_ALLOW_PRIVATE = True
    client = signed_in(world.rita)
    with outside() as found:
        hook = put_in(world, found.address())
        assert "A took it" in client.post(f"/settings/chat/{hook.pk}/try/", follow=True).content.decode()
        found.usual = 404
        assert "is gone" in client.post(f"/settings/chat/{hook.pk}/try/", follow=True).content.decode()
    assert len(found.got) == 2

    client.post(f"/settings/chat/{hook.pk}/pause/")
    hook.refresh_from_db()
    assert hook.paused_why == Why.BY_HAND
    client.post(f"/settings/chat/{hook.pk}/resume/")
    hook.refresh_from_db()
    assert hook.paused_at is None
    client.post(f"/settings/chat/{hook.pk}/remove/")
    assert ChatHook.objects.count() == 0


def test_rooms_are_for_administrators(world, signed_in):
    for person in (world.marek, world.zofia, world.teo):
        assert signed_in(person).get("/settings/chat/").status_code == 404
        assert signed_in(person).post("/settings/chat/", ROOM).status_code == 404
    assert ChatHook.objects.count() == 0


def test_as_many_questions_for_three_rooms_as_for_one(world, signed_in, django_assert_num_queries):
    client, counts = signed_in(world.rita), []
    for number in range(3):
        put_in(world, "https://a.example/", team=world.north)
        if number != 1:
            with django_assert_num_queries(counts[0] if counts else 6) as asked:
                client.get("/settings/chat/")
            counts.append(len(asked))
