"""The team of a project: each page works, is closed to those it is not for, and says what is wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import make_contact, make_person
from vinculo.conversations.models import Question
from vinculo.people.face import Face
from vinculo.projects.models import Area, ProjectContact, ProjectMember


def make_area(world, name="Texts", **fields):
    return Area.objects.create(project=world.shop, name=name, **{"responsible": world.zofia, **fields})


def toasts(client):
    return list(client.get("/promises/").context["messages"])


@pytest.fixture
def base(world):
    return f"/projects/{world.shop.pk}/team/"


def test_an_area_has_one_name_on_each_side(world, signed_in, base):
    said = {
        "name": "Texts", "responsible": world.zofia.pk, "counterpart": world.ana.pk, "askers": [world.marek.pk],
        "look_first": "The folder",
    }  # fmt: skip

    answer = signed_in(world.marek).post(f"{base}areas/new/", said)

    area = Area.objects.get()
    assert (answer.status_code, answer.url) == (302, base)
    assert (area.name, area.responsible, area.counterpart, list(area.askers.all()), area.look_first) == (
        "Texts", world.zofia, world.ana, [world.marek], "The folder",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "field"), [({"name": ""}, "name"), ({"counterpart": "otto"}, "counterpart"), ({"askers": ["7"]}, "askers")]
)
def test_it_says_what_is_wrong(world, signed_in, base, more, field):
    said = {"name": "Texts", **{name: world.otto.pk if value == "otto" else value for name, value in more.items()}}

    page = signed_in(world.marek).post(f"{base}areas/new/", said)

    assert (page.status_code, list(page.context["form"].errors), Area.objects.count()) == (200, [field], 0)


def test_an_area_changes_its_name_and_its_place(world, signed_in, base):
    first, second = make_area(world), make_area(world, "Photos", position=1)
    client = signed_in(world.zofia)

    client.post(f"{base}areas/{first.pk}/", {"name": "Words", "responsible": world.marek.pk})
    client.post(f"{base}areas/{second.pk}/move/", {"to": "up"})

    assert [area.name for area in world.shop.areas.all()] == ["Photos", "Words"]


def test_a_removed_area_comes_back_with_its_questions(world, signed_in, base):
    area = make_area(world, counterpart=world.ana)
    area.askers.add(world.marek)
    question = Question.objects.create(
        client=world.luna, project=world.shop, text="?", asked_at="2026-03-01T10:00Z", area=area, asked_by_us=True
    )
    client = signed_in(world.marek)

    client.post(f"{base}areas/{area.pk}/remove/")
    gone = Area.objects.count()
    client.post(toasts(client)[-1].extra_tags)

    back = Area.objects.get()
    question.refresh_from_db()
    assert (gone, back.responsible, back.counterpart, list(back.askers.all())) == (
        0, world.zofia, world.ana, [world.marek],
    )  # fmt: skip
    assert question.area == back


def test_somebody_of_theirs_comes_and_goes(world, signed_in, base):
    client = signed_in(world.marek)

    client.post(f"{base}theirs/new/", {"contact": world.ana.pk, "role": "decider", "duty": "Signs"})
    part = ProjectContact.objects.get()
    client.post(f"{base}theirs/{part.pk}/", {"role": "observer", "duty": "Reads"})
    part.refresh_from_db()
    client.post(f"{base}theirs/{part.pk}/remove/")
    gone = ProjectContact.objects.count()
    client.post(toasts(client)[-1].extra_tags)

    assert (part.contact, part.role, part.duty, gone) == (world.ana, "observer", "Reads", 0)
    assert list(ProjectContact.objects.values_list("contact", "duty")) == [(world.ana.pk, "Reads")]


def test_nobody_of_another_client_is_put_on_it(world, signed_in, base):
    page = signed_in(world.marek).post(f"{base}theirs/new/", {"contact": world.otto.pk, "role": "decider"})

    assert list(page.context["form"].errors) == ["contact"]


def test_a_member_taken_off_comes_back(world, signed_in, base):
    member = ProjectMember.objects.get(project=world.shop, person=world.zofia)
    client = signed_in(world.marek)

    answer = client.post(f"{base}{member.pk}/remove/")
    client.post(toasts(client)[-1].extra_tags)

    assert answer.url == base
    assert ProjectMember.objects.get(project=world.shop, person=world.zofia).area == "Texts"


def test_who_may_ask_what_and_whom_to_ask_at_home(world, signed_in, base):
    make_area(world, "Texts").askers.add(world.teo)
    make_area(world, "Money", responsible=world.marek)

    rows = {row.person: row for row in signed_in(world.marek).get(base).context["rows"]}

    assert (rows[world.zofia].asks, rows[world.zofia].at_home) == (["Texts"], ["Marek: Money"])
    assert (rows[world.teo].asks, rows[world.marek].at_home) == (["Texts"], ["Zofia: Texts"])


def test_a_photo_is_shown_while_its_person_agrees(world, signed_in, base):
    Face.objects.create(person=world.zofia, photo_mark="abc", photo=b"x", consented_at="2026-03-01T10:00Z")
    Face.objects.create(person=world.marek, photo_mark="def", photo=b"x")

    page = signed_in(world.marek).get(base).content.decode()

    assert f"/people/{world.zofia.pk}/face.webp?v=abc" in page
    assert "?v=def" not in page


@pytest.mark.parametrize(("name", "code"), [("marek", 200), ("zofia", 200), ("teo", 200), ("iga", 404)])
def test_the_page_is_for_those_who_see_the_project(world, signed_in, base, name, code):
    assert signed_in(getattr(world, name)).get(base).status_code == code


def test_a_stranger_signs_in_first(world, client, base):
    assert "/account/sign-in/" in client.get(base).url


@pytest.mark.parametrize("rest", ["areas/new/", "areas/{}/", "theirs/new/"])
def test_guests_change_nothing(world, signed_in, base, rest):
    address = base + rest.format(make_area(world).pk)

    assert signed_in(world.teo).post(address, {"name": "Mine"}).status_code == 403


def test_an_area_is_found_only_in_its_own_project(world, signed_in):
    area = make_area(world)

    assert signed_in(world.rita).get(f"/projects/{world.workshop.pk}/team/areas/{area.pk}/").status_code == 404


def test_more_rows_take_no_more_queries(world, signed_in, base):
    client = signed_in(world.marek)
    fill(world, 1)
    client.get(base)
    one = asked(client, base)
    fill(world, 2)

    assert asked(client, base) == one


def fill(world, number):
    for turn in range(number):
        count = Area.objects.count()
        person = make_person(f"P{count}{turn} Lee")
        ProjectMember.objects.create(project=world.shop, person=person)
        make_area(world, f"Area {count}", counterpart=world.ana).askers.add(person)
        contact = make_contact(f"C{count}{turn} Sol", world.luna)
        ProjectContact.objects.create(project=world.shop, contact=contact)


def asked(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    return len(queries)


def ask(world, client, **more):
    return client.post(
        "/questions/new/",
        {
            "chosen": f"{world.luna.pk}-{world.ana.pk}", "project": world.shop.pk, "asked_by_us": "1",
            "text": "Which blue?", **more,
        },
    )  # fmt: skip


def test_a_question_about_anothers_area_hints_at_home(world, signed_in):
    area, client = make_area(world, "Colours", responsible=world.marek, look_first="The style guide"), None
    client = signed_in(world.zofia)

    ask(world, client, area=area.pk)

    question = Question.objects.get()
    page = client.get(f"/questions/{question.pk}/").content.decode()
    assert (question.area, question.asked_by) == (area, world.zofia)
    assert "Marek Wilk answers for Colours: ask at home before you ask them." in page
    assert "Look here first: The style guide" in page


def test_who_answers_for_it_gets_no_hint(world, signed_in):
    area, client = make_area(world), signed_in(world.zofia)

    ask(world, client, area=area.pk)

    assert client.get(f"/questions/{Question.objects.get().pk}/").context.get("home") == ""


def test_their_question_has_no_area_of_ours(world, signed_in):
    ask(world, signed_in(world.zofia), area=make_area(world).pk, asked_by_us="")

    assert (Question.objects.get().area, Question.objects.get().asked_by) == (None, None)


def test_an_area_of_another_project_is_not_taken(world, signed_in):
    elsewhere = Area.objects.create(project=world.workshop, name="Ovens")

    page = ask(world, signed_in(world.zofia), area=elsewhere.pk)

    assert (list(page.context["form"].errors), Question.objects.count()) == (["area"], 0)
