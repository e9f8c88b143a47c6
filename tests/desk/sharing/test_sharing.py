"""Our team only, unless it is said at the moment of writing; changed with one press, which the record keeps."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from tests.world import NOW, make_contact
from vinculo.agreements.models import Agreement, ChangeRequest, Obligation, Promise
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.desk.audience import readers, will_see
from vinculo.desk.sharing.switch import share
from vinculo.documents.models import Document
from vinculo.projects.models import Milestone, Task
from vinculo.record.models import Entry


def make(world, kind: str):
    about = {"client": world.luna, "project": world.shop}
    return {
        "interaction": lambda: Interaction.objects.create(**about, at=NOW, channel="phone", summary="Hello"),
        "decision": lambda: Decision.objects.create(**about, text="Blue", at=NOW),
        "question": lambda: Question.objects.create(**about, text="When?", asked_at=NOW),
        "promise": lambda: Promise.objects.create(**about, text="Plates", made_at=NOW),
        "obligation": lambda: Obligation.objects.create(**about, what="Photos"),
        "agreement": lambda: Agreement.objects.create(**about, name="Contract"),
        "change": lambda: ChangeRequest.objects.create(**about, title="A blog", number=1, asked_at=NOW),
        "milestone": lambda: Milestone.objects.create(project=world.shop, name="Plates"),
        "task": lambda: Task.objects.create(project=world.shop, title="Bake"),
        "document": lambda: Document.objects.create(**about, title="Menu", changed_at=NOW),
    }[kind]()


KINDS = (
    "interaction", "decision", "question", "promise", "obligation", "agreement", "change", "milestone", "task",
    "document",
)  # fmt: skip
PAGES = {"milestone": "/projects/{project}/milestones/{pk}/", "task": "/projects/{project}/plan/tasks/{pk}/"}


def audience(item) -> str:
    item.refresh_from_db()
    return item.audience


@pytest.mark.parametrize("kind", KINDS)
def test_everything_begins_with_our_team_and_is_shared_with_one_press(world, signed_in, kind):
    item = make(world, kind)
    before = item.audience

    signed_in(world.marek).post(f"/sharing/{kind}/{item.pk}/", {"audience": "shared"})

    assert (before, audience(item)) == ("team", "shared")
    entry = Entry.objects.get(kind="sharing.changed")
    assert (entry.subject, entry.client_id, entry.project_id) == (f"{kind}:{item.pk}", world.luna.pk, world.shop.pk)


@pytest.mark.parametrize("kind", KINDS)
def test_what_one_may_not_see_cannot_be_shared(world, signed_in, kind):
    item = make(world, kind)
    browser = signed_in(world.iga)

    response = browser.post(f"/sharing/{kind}/{item.pk}/", {"audience": "shared"})
    absent = browser.post(f"/sharing/{kind}/987654321/", {"audience": "shared"})

    assert (response.status_code, audience(item)) == (404, "team")
    assert response.content == absent.content
    assert not Entry.objects.exists()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "document"])
def test_the_page_of_a_thing_says_who_sees_it(world, signed_in, kind):
    take_part(world.ana, world.shop)
    let_in(world.ana, world.luna)
    item, browser = make(world, kind), signed_in(world.marek)
    address = PAGES.get(kind, "").format(project=world.shop.pk, pk=item.pk) or item.get_absolute_url()

    before = browser.get(address).text
    share(kind, item, "shared", by=world.marek)

    assert "Our team only" in before and f"/sharing/{kind}/{item.pk}/" in before
    assert "Ana sees it" in browser.get(address).text


def test_it_is_taken_back(world, signed_in):
    item, browser = make(world, "promise"), signed_in(world.marek)
    page = browser.post(f"/sharing/promise/{item.pk}/", {"audience": "shared"}, follow=True)

    undo = page.text.split('action="/undo/?')[1].split('"')[0].replace("&amp;", "&")
    browser.post(f"/undo/?{undo}")

    assert audience(item) == "team"
    assert Entry.objects.filter(kind="sharing.changed").count() == 2


def test_a_second_press_writes_nothing(world, signed_in):
    item, browser = make(world, "promise"), signed_in(world.marek)
    for _time in range(2):
        browser.post(f"/sharing/promise/{item.pk}/", {"audience": "shared"})

    assert Entry.objects.count() == 1


def test_guests_share_nothing(world, signed_in):
    item = make(world, "promise")

    assert signed_in(world.teo).post(f"/sharing/promise/{item.pk}/", {"audience": "shared"}).status_code == 403
    assert audience(item) == "team"


@pytest.mark.parametrize(("kind", "wanted"), [("promise", "everybody"), ("person", "shared"), ("promise", "")])
def test_there_are_only_two_audiences_and_ten_kinds(world, signed_in, kind, wanted):
    item = make(world, "promise")

    assert signed_in(world.marek).post(f"/sharing/{kind}/{item.pk}/", {"audience": wanted}).status_code == 404


def test_only_those_who_come_in_and_have_a_part_are_named(world):
    eva, leo = (make_contact(name, world.luna) for name in ("Eva Luz", "Leo Mar"))
    let_in(eva, world.luna)
    let_in(leo, world.luna)
    take_part(world.ana, world.shop)
    let_in(world.ana, world.luna).remove(at=timezone.now(), by=world.marek)
    take_part(leo, world.shop)

    assert readers(world.luna.pk, world.shop.pk) == ["Leo"]
    assert readers(world.luna.pk, None) == ["Eva", "Leo"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "The client will see it"),
        (["Ana"], "Ana will see it"),
        (["Ana", "Leo", "Eva"], "Ana and 2 more will see it"),
    ],
)
def test_the_words_name_who_will_see_it(names, words):
    assert will_see(names) == words


def composers(world) -> dict[str, tuple[str, dict[str, object], type]]:
    whom = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "project": world.shop.pk}
    soon = (timezone.localdate() + timedelta(days=9)).isoformat()
    return {
        "log": ("/log/new/", {**whom, "channel": "phone", "summary": "Hello"}, Interaction),
        "promise": ("/promises/new/", {**whom, "text": "Plates", "promised_on": soon}, Promise),
        "question": ("/questions/new/", {**whom, "text": "When?"}, Question),
        "obligation": ("/obligations/new/", {**whom, "side": "theirs", "kind": "duty", "what": "Photos"}, Obligation),
        "agreement": ("/agreements/new/", {**whom, "name": "Contract"}, Agreement),
        "change": ("/changes/new/", {**whom, "side": "theirs", "title": "A blog"}, ChangeRequest),
        "milestone": (f"/projects/{world.shop.pk}/milestones/new/", {"name": "Plates"}, Milestone),
        "task": (f"/projects/{world.shop.pk}/plan/tasks/new/", {"title": "Bake", "kind": "work", "side": "ours"}, Task),
    }


COMPOSERS = ("log", "promise", "question", "obligation", "agreement", "change", "milestone", "task")


@pytest.mark.parametrize("name", COMPOSERS)
@pytest.mark.parametrize(("said", "kept"), [({}, "team"), ({"audience": "shared"}, "shared")])
def test_every_composer_asks_and_means_our_team(world, signed_in, name, said, kept):
    address, body, model = composers(world)[name]
    browser = signed_in(world.marek)

    page = browser.get(address).text
    response = browser.post(address, {**body, **said})

    assert 'name="audience" value="team" checked' in page and 'name="audience" value="shared"' in page
    assert response.status_code == 302, response.text
    assert model.objects.latest("pk").audience == kept


def test_the_composer_names_who_will_see_it(world, signed_in):
    take_part(world.ana, world.shop)
    let_in(world.ana, world.luna)
    browser = signed_in(world.marek)

    assert "Ana will see it" in browser.get(f"/promises/new/?client={world.luna.pk}&project={world.shop.pk}").text
    assert "Ana will see it" in browser.get(f"/projects/{world.shop.pk}/milestones/new/").text
    assert "The client will see it" in browser.get("/promises/new/").text


def test_what_came_out_of_a_talk_is_seen_by_whom_the_talk_is(world, signed_in):
    address, body, _model = composers(world)["log"]

    signed_in(world.marek).post(address, {**body, "decided": "Blue", "promised": "Plates", "audience": "shared"})

    assert (Decision.objects.get().audience, Promise.objects.get().audience) == ("shared", "shared")


def test_editing_does_not_change_who_sees_it(world, signed_in):
    item = make(world, "milestone")

    signed_in(world.marek).post(
        f"/projects/{world.shop.pk}/milestones/{item.pk}/", {"name": "Cups", "audience": "shared"}
    )

    item.refresh_from_db()
    assert (item.name, item.audience) == ("Cups", "team")


def test_pages_ask_as_often_for_three_readers_as_for_one(world, signed_in):
    item, browser, counted = make(world, "promise"), signed_in(world.marek), []
    share("promise", item, "shared", by=world.marek)
    for names in (("Ana",), ("Eva", "Leo")):
        for name in names:
            contact = make_contact(f"{name} Sol", world.luna)
            let_in(contact, world.luna)
            take_part(contact, world.shop)
        with CaptureQueriesContext(connection) as asked:
            browser.get(item.get_absolute_url())
        counted.append(len(asked))

    assert counted[0] == counted[1]


@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_once_one_is_written_down():
    """T38: both want to share the same promise at the same moment."""
    from tests.world import make_world

    world = make_world()
    item = make(world, "promise")
    won, barrier = [], threading.Barrier(2)

    def press():
        mine = Promise.objects.get(pk=item.pk)
        barrier.wait()
        won.append(share("promise", mine, "shared", by=world.marek))
        connections.close_all()

    threads = [threading.Thread(target=press) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(won), Entry.objects.count()) == ([False, True], 1)
