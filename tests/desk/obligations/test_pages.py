"""The ledger of both sides on the desk: each page works, is closed to those it is not for, and says what is wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.obligations.make import day, owed, photos, said, toasts
from tests.world import make_project
from vinculo.agreements.models import Agreement, Obligation
from vinculo.projects.models import Milestone


def test_what_they_owe_goes_into_the_ledger_and_can_be_found(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Catalogue")
    client = signed_in(world.marek)

    answer = client.post(
        "/obligations/new/",
        said(world, due_on=day(5).isoformat(), wanted="126", milestone=milestone.pk, if_late="Nuria"),
    )

    one = Obligation.objects.get()
    assert (answer.status_code, answer.url) == (302, one.get_absolute_url())
    assert (one.what, one.contact, one.project, one.wanted, one.due_on, one.milestone, one.owner) == (
        "Photos", world.ana, world.shop, 126, day(5), milestone, None,
    )  # fmt: skip
    assert [row.of for row in client.get("/obligations/?q=photos").context["rows"]] == [one]


def test_what_we_owe_is_seen_to_by_whoever_wrote_it(world, signed_in):
    signed_in(world.zofia).post("/obligations/new/", said(world, side="ours"))

    assert Obligation.objects.get().owner == world.zofia


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"what": ""}, "what"),
        ({"side": "nobody"}, "side"),
        ({"due_on": "31 nov"}, "due_on"),
        ({"wanted": "0"}, "wanted"),
        ({"chosen": ""}, "who"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, more, field):
    page = signed_in(world.marek).post("/obligations/new/", said(world, **more))

    assert (page.status_code, list(page.context["form"].errors), Obligation.objects.count()) == (200, [field], 0)


def test_a_milestone_of_another_project_is_not_taken(world, signed_in):
    elsewhere = Milestone.objects.create(project=world.workshop, name="Theirs")

    page = signed_in(world.marek).post("/obligations/new/", said(world, milestone=elsewhere.pk))

    assert (list(page.context["form"].errors), Obligation.objects.count()) == (["milestone"], 0)


def test_just_added_it_can_be_taken_back(world, signed_in):
    client = signed_in(world.marek)
    client.post("/obligations/new/", said(world))

    client.post(toasts(client)[-1].extra_tags)

    assert Obligation.objects.count() == 0
    assert client.get("/obligations/?q=photos").context["rows"] == []


def test_done_and_open_again(world, signed_in):
    one, client = owed(world), signed_in(world.zofia)

    client.post(f"/obligations/{one.pk}/settle/")
    one.refresh_from_db()
    done = (one.done_on, one.done_by)
    client.post(toasts(client)[-1].extra_tags)
    one.refresh_from_db()

    assert done == (timezone.localdate(), world.zofia)
    assert one.is_open is True


def test_who_comes_second_is_told(world, signed_in):
    one, client = owed(world), signed_in(world.zofia)
    one.settle(on=timezone.localdate(), by=world.marek)

    client.post(f"/obligations/{one.pk}/settle/")

    one.refresh_from_db()
    assert one.done_by == world.marek
    assert toasts(client)[-1].message == "Somebody closed it before you."


def test_counted_things_arrive_bit_by_bit(world, signed_in):
    one, client = photos(world), signed_in(world.marek)

    client.post(f"/obligations/{one.pk}/receive/", {"received": 100})
    one.refresh_from_db()
    between = (one.received, one.is_open)
    client.post(f"/obligations/{one.pk}/receive/", {"received": 126})
    one.refresh_from_db()
    at_the_end = (one.received, one.is_open)
    client.post(toasts(client)[-1].extra_tags)
    one.refresh_from_db()

    assert (between, at_the_end) == ((100, True), (126, False))
    assert (one.received, one.is_open) == (100, True)


def test_withdrawn_and_open_again(world, signed_in):
    one, client = owed(world), signed_in(world.marek)

    client.post(f"/obligations/{one.pk}/withdraw/")
    one.refresh_from_db()
    withdrawn = one.withdrawn_at is not None
    client.post(f"/obligations/{one.pk}/reopen/")

    one.refresh_from_db()
    assert (withdrawn, one.is_open) == (True, True)


def test_two_who_edit_the_same_are_told(world, signed_in):
    one, client = owed(world), signed_in(world.marek)
    form = client.get(f"/obligations/{one.pk}/edit/").context["form"]
    one.save()

    page = client.post(
        f"/obligations/{one.pk}/edit/",
        {"side": "theirs", "kind": "duty", "what": "Words", "seen_at": form.fields["seen_at"].initial},
    )

    one.refresh_from_db()
    assert (page.context["form"].non_field_errors().as_data()[0].code, one.what) == ("stale", "Photos of the cakes")


def test_the_ledger_shows_both_sides_with_the_same_grammar(world, signed_in):
    theirs, done = photos(world, source="Annex 2"), owed(world, what="Logo", done_on=day(-1))
    ours = owed(world, side="ours", what="A backup each night", contact=None, owner=world.marek)

    page = signed_in(world.marek).get(f"/projects/{world.shop.pk}/obligations/")

    columns = [
        (column["side"], [row.of for row in column["open"]], [row.of for row in column["closed"]])
        for column in page.context["columns"]
    ]
    assert columns == [("ours", [ours], []), ("theirs", [theirs], [done])]
    row = page.context["columns"][1]["open"][0]
    assert (row.count, row.source, row.who) == ("88 of 126", "Annex 2", "Ana Prado")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "in 9 days"),
        ({"due_on": day(0)}, "Due today"),
        ({"due_on": day(-11)}, "11 days past the day agreed"),
        ({"due_on": None}, "No date"),
        ({"done_on": day(0)}, "Done"),
        ({"withdrawn_at": timezone.now()}, "Withdrawn"),
    ],
)
def test_how_it_stands_in_words(world, signed_in, fields, words):
    page = signed_in(world.marek).get(owed(world, **fields).get_absolute_url())

    assert words in page.context["mark"]


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("", ["theirs", "ours", "late"]), ("whose=mine", ["ours"]), ("whose=ours", ["ours"]),
        ("whose=theirs&which=late", ["late"]), ("which=done", ["done"]), ("which=withdrawn", ["gone"]),
        ("which=bogus&whose=bogus&client=x&page=99", ["theirs", "ours", "late"]), ("client=0", []),
    ],
)  # fmt: skip
def test_the_list_shows_which(world, signed_in, query, which):
    made = {
        "theirs": owed(world), "ours": owed(world, side="ours", owner=world.marek), "late": owed(world, due_on=day(-2)),
        "done": owed(world, done_on=day(0)), "gone": owed(world, withdrawn_at=timezone.now()),
    }  # fmt: skip

    page = signed_in(world.marek).get(f"/obligations/?{query}")

    assert {row.of.pk for row in page.context["rows"]} == {made[name].pk for name in which}


def test_an_agreement_with_what_it_says(world, signed_in):
    client = signed_in(world.marek)
    client.post(
        "/agreements/new/", {**said(world), "name": "Contract 2026", "signed_on": "2026-03-02", "where": "Safe"}
    )
    agreement = Agreement.objects.get()
    one = owed(world, agreement=agreement)

    client.post(
        f"{agreement.get_absolute_url()}edit/", {"name": "Contract", "signed_on": "2026-03-03", "where": "Safe"}
    )
    page = client.get(agreement.get_absolute_url())

    agreement.refresh_from_db()
    assert (agreement.name, agreement.project, agreement.where) == ("Contract", world.shop, "Safe")
    assert [row.of for row in page.context["columns"][1]["open"]] == [one]
    assert list(client.get(f"/agreements/?client={world.luna.pk}").context["page"]) == [agreement]
    assert client.post("/agreements/new/", {**said(world), "name": ""}).context["form"].errors


def address(page, one, agreement):
    return page.format(one=one.pk, agreement=agreement.pk, project=one.project_id)


PAGES = [
    "/obligations/{one}/", "/projects/{project}/obligations/", "/agreements/{agreement}/",
]  # fmt: skip


WRITES = [
    "/obligations/{one}/edit/", "/obligations/{one}/receive/", "/obligations/{one}/remind/",
    "/agreements/{agreement}/edit/", "/obligations/new/", "/agreements/new/",
]  # fmt: skip


@pytest.mark.parametrize("page", [*PAGES, *WRITES, "/obligations/", "/agreements/"])
def test_strangers_sign_in_first(world, client, page):
    one, agreement = photos(world), Agreement.objects.create(client=world.luna, project=world.shop, name="Contract")

    assert client.get(address(page, one, agreement)).url.startswith("/account/")


@pytest.mark.parametrize("page", [*PAGES, *WRITES[:4]])
def test_what_is_not_yours_is_not_there(world, signed_in, page):
    one, agreement = photos(world), Agreement.objects.create(client=world.luna, project=world.shop, name="Contract")
    there = address(page, one, agreement)

    answers = [signed_in(person).get(there).status_code for person in (world.zofia, world.iga, world.teo)]

    assert answers == [200, 404, 200 if page in PAGES else 403]


def test_guests_see_the_ledger_of_their_projects_only(world, signed_in):
    elsewhere = owed(world, project=make_project(world.luna, "Rebranding"))

    assert signed_in(world.teo).get(elsewhere.get_absolute_url()).status_code == 404
    assert signed_in(world.teo).post(f"/obligations/{photos(world).pk}/settle/").status_code == 403


@pytest.mark.parametrize("page", ["/obligations/", "/projects/{project}/obligations/", "/agreements/"])
def test_the_lists_ask_as_often_for_three_as_for_one(world, signed_in, page, django_assert_num_queries):
    client = signed_in(world.marek)

    def one_more():
        agreement = Agreement.objects.create(client=world.luna, project=world.shop, name="Contract")
        return photos(world, agreement=agreement), agreement

    there = address(page, *one_more())
    client.get(there)
    with CaptureQueriesContext(connection) as for_one:
        client.get(there)
    one_more()
    one_more()

    with django_assert_num_queries(len(for_one)):
        client.get(there)
    assert len(for_one) <= 12
