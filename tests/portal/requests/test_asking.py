"""What they ask for is a change, an exchange, an entry of the record, and comes last in their order."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.documents.papers import PNG
from tests.portal.requests.asking import some_change
from tests.portal.visiting import take_part
from tests.world import make_contact, make_project
from vinculo.agreements.models import ChangeRequest
from vinculo.conversations.models import Interaction
from vinculo.documents.models import Document
from vinculo.record.models import Entry


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


def test_a_change_asked_for_is_written_down_everywhere(world, ana):
    some_change(world.shop, 1, their_position=4)
    on = timezone.localdate() + timedelta(days=9)

    answer = ana.post(
        "/portal/requests/ask/",
        {"what": "Gift cards\nwith a ribbon", "why": "Christmas", "kind": "idea", "wanted_on": on.isoformat()},
    )

    assert answer.status_code == 302
    change = ChangeRequest.objects.get(number=2)
    assert (change.title, change.side, change.audience, change.kind) == ("Gift cards", "theirs", "shared", "idea")
    assert (change.contact, change.by, change.wanted_on, change.their_position) == (world.ana, None, on, 5)
    talk = Interaction.objects.get(uid=change.said_in)
    assert (talk.channel, talk.direction, talk.by, list(talk.contacts.all())) == ("portal", "in", None, [world.ana])
    entry = Entry.objects.get(kind="change.asked")
    assert (entry.subject, f"contact:{world.ana.pk}" in entry.body) == (f"change:{change.pk}", True)
    assert "ribbon" not in entry.body


def test_who_answers_and_by_when_is_said_at_once(world, ana):
    page = ana.post("/portal/requests/ask/", {"what": "Gift cards", "kind": "work"}, follow=True)

    assert "Asked. Marek tells you by" in page.content.decode()


def test_nothing_said_is_answered_with_a_way_on(world, ana):
    page = ana.post("/portal/requests/ask/", {"what": " ", "kind": "work", "wanted_on": "soonish"})

    assert page.status_code == 200
    assert "What do you need? One sentence is enough." in page.content.decode()
    assert ChangeRequest.objects.count() == 0


def test_a_day_that_has_passed_is_asked_about(world, ana):
    gone = (timezone.localdate() - timedelta(days=2)).isoformat()

    page = ana.post("/portal/requests/ask/", {"what": "Gift cards", "kind": "work", "wanted_on": gone})

    assert "That day has passed." in page.content.decode()


def test_of_several_projects_one_is_chosen_and_only_one_of_theirs(world, ana):
    second, foreign = make_project(world.luna, "Menu"), make_project(world.luna, "Secret")
    take_part(world.ana, second)

    ana.post("/portal/requests/ask/", {"what": "A", "kind": "work", "project": foreign.pk})
    ana.post("/portal/requests/ask/", {"what": "B", "kind": "work", "project": world.workshop.pk})
    ana.post("/portal/requests/ask/", {"what": "C", "kind": "work", "project": second.pk})

    assert [(one.title, one.project) for one in ChangeRequest.objects.all()] == [("C", second)]


def test_whoever_only_follows_asks_for_nothing(world, visiting):
    take_part(world.ana, world.shop, "observer")
    browser = visiting(world.ana, world.luna)

    assert browser.post("/portal/requests/ask/", {"what": "A", "kind": "work"}).status_code == 404
    assert browser.get("/portal/requests/ask/").status_code == 404
    assert "Ask for something" not in browser.get("/portal/requests/").content.decode()


def test_nobody_asks_where_they_only_follow(world, visiting):
    """The control: the same form is taken for the project in which they have a say."""
    second = make_project(world.luna, "Menu")
    take_part(world.ana, world.shop, "observer"), take_part(world.ana, second, "contributor")
    browser = visiting(world.ana, world.luna)

    browser.post("/portal/requests/ask/", {"what": "A", "kind": "work", "project": world.shop.pk})

    assert [one.project for one in ChangeRequest.objects.all()] == [second]


# The order


def order(world):
    found = ChangeRequest.objects.filter(client=world.luna).order_by("their_position", "pk")
    return [one.number for one in found]


def three(world):
    return [some_change(world.shop, number) for number in (1, 2, 3)]


def test_the_order_is_theirs(world, ana):
    _first, second, third = three(world)

    ana.post(f"/portal/requests/{third.pk}/up/")
    assert order(world) == [1, 3, 2]
    ana.post(f"/portal/requests/{second.pk}/place/", {"to": "0"})
    assert order(world) == [2, 1, 3]
    ana.post(f"/portal/requests/{second.pk}/down/")
    assert order(world) == [1, 2, 3]


def test_each_move_is_in_the_record_and_none_that_moves_nothing(world, ana):
    first, *_others = three(world)

    ana.post(f"/portal/requests/{first.pk}/up/")
    assert Entry.objects.filter(kind="change.ordered").count() == 0
    ana.post(f"/portal/requests/{first.pk}/down/")
    assert Entry.objects.filter(kind="change.ordered").count() == 1


@pytest.mark.parametrize("to", ["", "-1", "x", "1e9", "99999999999999999999", "٣"])
def test_a_place_that_is_none_is_refused(world, ana, to):
    first, *_others = three(world)

    assert ana.post(f"/portal/requests/{first.pk}/place/", {"to": to}).status_code == 404


def test_strangers_and_those_who_follow_change_no_order(world, visiting):
    first, *_others = three(world)
    joseba = make_contact("Joseba Ruiz", world.luna)
    take_part(joseba, world.shop, "observer")
    take_part(world.otto, world.workshop)

    for browser in (visiting(joseba, world.luna), visiting(world.otto, world.otero)):
        assert browser.post(f"/portal/requests/{first.pk}/down/").status_code == 404
    assert order(world) == [1, 2, 3]


def test_what_is_new_comes_last_and_what_they_never_placed_behind_it(world, ana):
    unplaced = some_change(world.shop, 1)
    placed = some_change(world.shop, 2, their_position=1)

    page = ana.get("/portal/requests/").content.decode()

    assert page.index(f"wish-{placed.pk}") < page.index(f"wish-{unplaced.pk}")


# With files


def a_file(name="shelf.png", data=PNG):
    return SimpleUploadedFile(name, data)


def test_files_that_show_what_they_mean_come_with_it_and_stand_on_both_sides(world, ana, signed_in):
    ana.post("/portal/requests/ask/", {"what": "Gift cards", "kind": "work", "files": [a_file(), a_file("b.png")]})

    change = ChangeRequest.objects.get()
    documents = list(change.documents.order_by("title"))
    assert [(one.title, one.audience, one.by_contact) for one in documents] == [
        ("b", "shared", world.ana), ("shelf", "shared", world.ana),
    ]  # fmt: skip
    assert Entry.objects.filter(kind="document.added", client_id=world.luna.pk).count() == 2
    assert [one.title for one in ana.get(f"/portal/requests/{change.pk}/").context["files"]] == ["shelf", "b"]
    desk = signed_in(world.marek).get(f"/changes/{change.pk}/").text
    assert all(f"/documents/{one.pk}/" in desk for one in documents)


def test_a_file_that_cannot_be_taken_is_said_and_nothing_is_asked_yet(world, ana, settings):
    settings.FILE_LIMIT, settings.FILE_LIMITS = 10, {}

    page = ana.post("/portal/requests/ask/", {"what": "Gift cards", "kind": "work", "files": [a_file()]})

    assert (page.status_code, "files" in page.context["form"].errors) == (200, True)
    assert (ChangeRequest.objects.count(), Document.objects.count(), Interaction.objects.count()) == (0, 0, 0)


def test_more_files_follow_in_pieces_and_only_by_those_who_have_a_say(world, ana, visiting):
    change, other = some_change(world.shop, 1), some_change(world.workshop, 1)
    follower = make_contact("Pau Rius", world.luna)
    take_part(follower, world.shop, "observer")
    query = f"?owed=change:{change.pk}"

    said = json.dumps({"name": "film.txt", "size": 4})
    begun = ana.post(f"/portal/files/uploads/{query}", said, content_type="application/json")
    upload = f"/portal/files/uploads/{begun.json()['upload']}/"
    ana.post(f"{upload}piece/?offset=0", b"film", content_type="application/octet-stream")
    ana.post(f"{upload}finish/")
    ana.post(f"/portal/files/new/{query}", {"files": [a_file()]})

    assert [one.title for one in change.documents.order_by("title")] == ["film", "shelf"]
    for browser, pk in ((visiting(follower, world.luna), change.pk), (ana, other.pk), (ana, 987654321)):
        assert browser.post(f"/portal/files/new/?owed=change:{pk}", {"files": [a_file()]}).status_code == 404
    assert other.documents.count() == 0


def test_held_for_scanning_it_is_there_for_its_sender_alone(world, ana, visiting, settings):
    settings.CLAMD = "127.0.0.1:9"
    ana.post("/portal/requests/ask/", {"what": "Gift cards", "kind": "work", "files": [a_file()]})
    change, nora = ChangeRequest.objects.get(), make_contact("Nora Gil", world.luna)
    take_part(nora, world.shop)

    mine = ana.get(f"/portal/requests/{change.pk}/").context["files"]

    assert (len(mine), bool(mine[0].held), mine[0].get_address) == (1, True, "")
    assert visiting(nora, world.luna).get(f"/portal/requests/{change.pk}/").context["files"] == ()
