"""The ledger of both sides on the desk: each page works, is closed to those it is not for, and says what is wrong."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo.agreements.models import Agreement, Obligation, Reminder
from vinculo.conversations.models import Interaction
from vinculo.logbook import letters
from vinculo.projects.models import Milestone


def day(days):
    return timezone.localdate() + timedelta(days=days)


def owed(world, **fields):
    given = {
        "client": world.luna, "project": world.shop, "side": "theirs", "kind": "content", "what": "Photos of the cakes",
        "contact": world.ana, "due_on": day(9), "by": world.marek, **fields,
    }  # fmt: skip
    return Obligation.objects.create(**given)


def photos(world, **fields):
    return owed(world, wanted=126, received=88, **fields)


def said(world, **more):
    return {
        "chosen": f"{world.luna.pk}-{world.ana.pk}", "project": world.shop.pk, "side": "theirs", "kind": "content",
        "what": "Photos", **more,
    }  # fmt: skip


def toasts(client):
    return list(client.get("/promises/").context["messages"])


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


def draft_of(world, signed_in, one):
    return signed_in(world.marek).get(f"/obligations/{one.pk}/remind/").context["form"].initial["text"]


def test_the_draft_names_what_is_missing_and_what_we_can_do_instead(world, signed_in):
    text = draft_of(world, signed_in, photos(world, due_on=day(-11), if_late="Nuria comes on Thursday."))

    assert text.split("\n\n")[0] == "Hello Ana,"
    assert "38 of 126 are still to come: Photos of the cakes." in text
    assert "we can also do this: Nuria comes on Thursday." in text
    assert "late" not in text


def test_the_draft_says_until_when_the_date_holds_and_ours_stays_out_of_it(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Catalogue", planned_on=day(20), promised_on=day(30))
    one = photos(world, milestone=milestone)

    page = signed_in(world.marek).get(f"/obligations/{one.pk}/remind/")

    text = page.context["form"].initial["text"]
    assert "“Catalogue” stays on" in text
    assert [len(delay.broken) for delay in page.context["delays"]] == [0, 0, 1]


def test_the_draft_says_which_date_moves_when_it_does(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Catalogue", planned_on=day(20), promised_on=day(21))

    text = draft_of(world, signed_in, photos(world, due_on=day(-15), milestone=milestone))

    assert "As it stands, “Catalogue” moves from" in text


def test_the_draft_is_in_the_language_of_the_reader(world, signed_in):
    world.ana.language = "es"
    world.ana.save()
    one = owed(world)

    page = signed_in(world.marek).get(f"/obligations/{one.pk}/remind/")

    assert page.context["draft"].language == "es"


def test_a_word_by_phone_is_a_reminder_and_an_exchange(world, signed_in):
    one = owed(world)

    signed_in(world.marek).post(f"/obligations/{one.pk}/remind/", {"how": "phone", "text": "The photos, Ana"})

    reminder, call = Reminder.objects.get(), Interaction.objects.get()
    assert (reminder.obligation, reminder.channel, reminder.by, reminder.text) == (
        one, "phone", world.marek, "The photos, Ana",
    )  # fmt: skip
    assert (call.channel, call.direction, call.summary, list(call.contacts.all())) == (
        "phone", "out", "The photos, Ana", [world.ana],
    )  # fmt: skip
    assert mail.outbox == []


def test_a_letter_is_sent_once_with_answers_going_to_the_writer(world, signed_in):
    one = owed(world)

    signed_in(world.marek).post(
        f"/obligations/{one.pk}/remind/", {"how": "send", "subject": "The photos", "text": "Hello Ana"}
    )
    letter = Interaction.objects.select_related("mail").get()
    letters.send(letter.pk)
    letters.send(letter.pk)

    sent = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert (sent.to, sent.subject, sent.body, sent.reply_to) == (
        [world.ana.email], "The photos", "Hello Ana\n", [world.marek.email],
    )  # fmt: skip
    assert (sent.extra_headers["Message-ID"], letter.channel) == (letter.mail.message_id, "email")
    assert Reminder.objects.get().channel == "email"


@pytest.mark.parametrize(
    ("more", "field"),
    [({"how": ""}, "how"), ({"how": "send", "subject": ""}, "subject"), ({"text": " "}, "text")],
)
def test_a_reminder_needs_words_and_a_way(world, signed_in, more, field):
    given = {"how": "phone", "subject": "Photos", "text": "Hello", **more}

    page = signed_in(world.marek).post(f"/obligations/{owed(world).pk}/remind/", given)

    assert (list(page.context["form"].errors), Reminder.objects.count()) == ([field], 0)


def test_without_an_address_there_is_no_sending(world, signed_in):
    world.ana.email = ""
    world.ana.save()

    page = signed_in(world.marek).post(
        f"/obligations/{owed(world).pk}/remind/", {"how": "send", "subject": "Photos", "text": "Hello"}
    )

    assert list(page.context["form"].errors) == ["how"]


def test_nobody_is_reminded_of_what_is_done_or_ours(world, signed_in):
    client = signed_in(world.marek)
    closed = [owed(world, done_on=day(0)), owed(world, side="ours")]

    assert [client.get(f"/obligations/{one.pk}/remind/").status_code for one in closed] == [302, 302]


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
