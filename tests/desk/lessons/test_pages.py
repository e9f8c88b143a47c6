"""The library of lessons, and past projects like the one at hand."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo.feedback.models import Lesson
from vinculo.logbook.searchable import index_lessons
from vinculo.projects.models import HandOverItem


def some_lesson(world, **fields):
    given = {
        "project": world.shop, "client": world.luna, "text": "Weigh the boxes first", "tags": ["shipping"],
        "by": world.marek, "at": timezone.now(), **fields,
    }  # fmt: skip
    lesson = Lesson.objects.create(**given)
    index_lessons([lesson])
    return lesson


def shown(page):
    return [lesson.text for lesson in page.context["page"].object_list]


def way_back(client):
    """Where the last toast takes back what was done."""
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def test_a_lesson_is_written_found_and_taken_back(world, signed_in):
    client = signed_in(world.marek)

    client.post("/lessons/new/", {"project": world.shop.pk, "text": "Ask for the envíos", "tags": "Shop, post"})
    back = way_back(client)

    lesson = Lesson.objects.get()
    assert (lesson.project, lesson.client, lesson.tags, lesson.by) == (
        world.shop, world.luna, ["shop", "post"], world.marek,
    )  # fmt: skip
    assert b"/lessons/%d/" % lesson.pk in client.get("/search/?q=envios").content
    assert shown(client.get("/lessons/?q=envios")) == ["Ask for the envíos"]
    client.post(back)
    assert Lesson.objects.count() == 0
    assert b"/lessons/%d/" % lesson.pk not in client.get("/search/?q=envios").content


def test_by_tag_and_by_line(world, signed_in):
    world.luna.line = "Bakery"
    world.luna.save()
    some_lesson(world)
    some_lesson(world, text="Ask early", tags=["texts"], project=world.workshop, client=world.otero)
    client = signed_in(world.rita)

    assert shown(client.get("/lessons/?tag=Shipping")) == ["Weigh the boxes first"]
    assert shown(client.get("/lessons/?line=bakery")) == ["Weigh the boxes first"]
    assert shown(client.get("/lessons/?tag=texts&line=bakery")) == []
    assert [(one.label, one.count) for one in client.get("/lessons/").context["tags"]] == [
        ("shipping", 1),
        ("texts", 1),
    ]


def test_it_is_changed_taken_out_and_put_back(world, signed_in):
    lesson, client = some_lesson(world), signed_in(world.zofia)

    client.post(f"/lessons/{lesson.pk}/edit/", {"text": "Weigh them twice", "tags": ""})
    client.post(f"/lessons/{lesson.pk}/remove/")
    gone = Lesson.objects.count()
    client.post(way_back(client))

    assert (gone, Lesson.objects.get().text) == (0, "Weigh them twice")
    assert shown(client.get("/lessons/?q=twice")) == ["Weigh them twice"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"), ({"project": ""}, "project"), ({"link": "javascript:alert(1)"}, "link"),
        ({"tags": ",".join(map(str, range(9)))}, "tags"), ({"tags": "x" * 31}, "tags"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong(world, signed_in, fields, wrong):
    said = {"project": world.shop.pk, "text": "Boxes", "tags": "post", **fields}

    page = signed_in(world.marek).post("/lessons/new/", said)

    assert (list(page.context["form"].errors), Lesson.objects.count()) == ([wrong], 0)


def test_only_lessons_of_projects_one_sees(world, signed_in):
    lesson = some_lesson(world)
    foreign = signed_in(world.iga)

    assert shown(foreign.get("/lessons/")) == []
    assert foreign.get(f"/lessons/{lesson.pk}/").status_code == 404
    guest = signed_in(world.teo)
    assert shown(guest.get("/lessons/")) == ["Weigh the boxes first"]
    assert guest.post(f"/lessons/{lesson.pk}/remove/").status_code == 403


def test_similar_projects_say_why_what_and_how_long(world, signed_in):
    past = make_project(
        world.otero, "Online shop", phase="closed", starts_on=date(2026, 1, 1), due_on=date(2026, 2, 12),
        closed_on=date(2026, 2, 26),
    )  # fmt: skip
    some_lesson(world, project=past, client=world.otero)
    HandOverItem.objects.create(project=past, kind="document", what="A guide", link="https://otero.example/guide")

    page = signed_in(world.rita).get(f"/projects/{world.shop.pk}/similar/")

    (one,) = page.context["past"]
    assert one.duration == "planned for 6 weeks, took 8 weeks"
    assert "shop" in one.because
    assert ([lesson.text for lesson in one.lessons], [item.what for item in one.documents]) == (
        ["Weigh the boxes first"], ["A guide"],
    )  # fmt: skip


def test_similar_projects_are_for_those_who_see_this_one(world, signed_in, client):
    address = f"/projects/{world.shop.pk}/similar/"

    assert client.get(address).url.startswith("/account/sign-in/")
    assert signed_in(world.teo).get(address).status_code == 200
    assert signed_in(world.iga).get(address).status_code == 404


def test_three_cost_no_more_than_one(world, signed_in):
    client, counts = signed_in(world.rita), []
    for times in (1, 2):
        for _ in range(times):
            past = make_project(world.otero, "Online shop", phase="closed")
            some_lesson(world, project=past, client=world.otero)
            HandOverItem.objects.create(project=past, kind="document", what="A guide", link="https://otero.example/g")
        asked = []
        for address in ("/lessons/", f"/projects/{world.shop.pk}/similar/"):
            with CaptureQueriesContext(connection) as found:
                client.get(address)
            asked.append(len(found))
        counts.append(asked)

    assert counts[0] == counts[1]
