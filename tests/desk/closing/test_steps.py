"""The closing, step by step: what is written stays, and what is missing is said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import Interaction
from vinculo.db.search import find
from vinculo.desk.closing.agenda import KEYS
from vinculo.desk.closing.rows import KINDS
from vinculo.feedback.models import Appreciation, Complaint, Feedback, Lesson, Reference, Retrospective
from vinculo.projects.models import Closing, HandOverItem, Milestone, PhaseChange

LINES = [
    ("live", {"what": "The keys"}, HandOverItem, "what"),
    ("document", {"what": "A guide", "link": "https://luna.example/guide"}, HandOverItem, "what"),
    ("feedback", {"asked_on": "2026-01-05", "score": "9", "text": "Shorter mails"}, Feedback, "asked_on"),
    ("thanks", {"person": "", "what_for": "The night shift"}, Appreciation, "what_for"),
    ("lesson", {"text": "Boxes first", "tags": "Boxes, post"}, Lesson, "text"),
    ("reference", {"asked_on": "2026-01-05", "is_given": "yes"}, Reference, "asked_on"),
]


def base(world):
    return f"/projects/{world.shop.pk}/closing/"


def said_by(world, fields):
    return {**fields, "person": world.zofia.pk} if "person" in fields else fields


def take_back(client):
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)


def to_the_second(row):
    return {
        name: value.replace(microsecond=0) if hasattr(value, "microsecond") else value for name, value in row.items()
    }


def test_every_step_can_be_looked_at_in_any_order(world, signed_in):
    client = signed_in(world.zofia)

    pages = [client.get(f"{base(world)}{step}/").status_code for step in (*KEYS, "sheet")]

    assert pages == [200] * 7
    assert Closing.objects.count() == 0


def test_it_begins_where_something_is_missing(world, signed_in):
    HandOverItem.objects.create(project=world.shop, kind="deploy", what="Keys", done_on=timezone.localdate())

    assert signed_in(world.marek).get(base(world)).url == f"{base(world)}documents/"


@pytest.mark.parametrize(("kind", "said", "model", "name"), LINES)
def test_a_line_is_kept_taken_out_and_put_back(world, signed_in, kind, said, model, name):
    client = signed_in(world.marek)

    client.post(f"{base(world)}{kind}/add/", said_by(world, said))
    row = model.objects.get()
    before = model.objects.values().get()
    client.post(f"{base(world)}{kind}/{row.pk}/remove/")
    left = KINDS[kind].found(world.shop).count()
    take_back(client)

    assert (row.project, left) == (world.shop, 0)
    assert to_the_second(model.objects.values().get()) == to_the_second(before)


@pytest.mark.parametrize(("kind", "said", "model", "name"), LINES)
def test_a_line_says_what_is_missing(world, signed_in, kind, said, model, name):
    page = signed_in(world.marek).post(f"{base(world)}{kind}/add/", {**said_by(world, said), name: ""})

    lines = next(lines for lines in page.context["lists"] if lines.rows.kind == kind)
    assert (list(lines.blank.errors), model.objects.count()) == ([name], 0)


def test_done_is_a_day_and_can_be_taken_back(world, signed_in):
    item, client = HandOverItem.objects.create(project=world.shop, kind="deploy", what="Keys"), signed_in(world.marek)
    address, said = f"{base(world)}live/{item.pk}/", {"what": "Keys", "owner": world.zofia.pk}

    client.post(address, {**said, "is_done": "on"})
    done = HandOverItem.objects.get()
    client.post(address, said)

    assert (done.done_on, done.owner) == (timezone.localdate(), world.zofia)
    assert HandOverItem.objects.get().done_on is None


def test_their_yes_and_the_look_back_are_kept(world, signed_in):
    client, today = signed_in(world.marek), timezone.localdate()

    client.post(
        f"{base(world)}promised/", {"accepted_on": today, "accepted_by": world.ana.pk, "acceptance_note": "Yes"}
    )
    client.post(f"{base(world)}look-back/", {"held_on": today, "went_well": "Boxes", "to_change": ""})
    client.post(f"{base(world)}celebration/", {"celebration": "A cake", "celebrated_on": today + timedelta(days=3)})

    closing, look_back = Closing.objects.get(), Retrospective.objects.get()
    assert (closing.accepted_by, closing.acceptance_note, closing.celebration) == (world.ana, "Yes", "A cake")
    assert (look_back.held_on, look_back.went_well, look_back.by) == (today, "Boxes", world.marek)


@pytest.mark.parametrize(("step", "name"), [("promised", "accepted_on"), ("look-back", "held_on")])
def test_what_happened_is_not_ahead(world, signed_in, step, name):
    ahead = timezone.localdate() + timedelta(days=2)

    page = signed_in(world.marek).post(f"{base(world)}{step}/", {name: ahead})

    assert page.context["answers"][0].errors == {name: ["That day has not come yet."]}


def test_somebody_of_another_client_accepts_nothing(world, signed_in):
    page = signed_in(world.rita).post(f"{base(world)}promised/", {"accepted_by": world.otto.pk})

    assert (list(page.context["answers"][0].errors), Closing.objects.count()) == (["accepted_by"], 0)


def test_promised_is_laid_against_delivered(world, signed_in):
    today, at = timezone.localdate(), timezone.now()
    made = {"client": world.luna, "project": world.shop, "made_at": at}
    Promise.objects.create(text="Photos", promised_on=today, kept_on=today, **made)
    Promise.objects.create(text="Texts", promised_on=today - timedelta(days=3), kept_on=today, **made)
    Promise.objects.create(text="Post", promised_on=today - timedelta(days=3), **made)
    Milestone.objects.create(project=world.shop, name="Launch", promised_on=today, done_on=today)
    Obligation.objects.create(client=world.luna, project=world.shop, what="Logo", side="theirs", done_on=today)

    parts = signed_in(world.marek).get(f"{base(world)}promised/").context["parts"]

    assert [(part.title, part.summary) for part in parts] == [
        ("Promises", "1 in time, 1 later, 1 open"),
        ("Milestones", "1 in time, 0 later, 0 open"),
        ("What they owed us", "1 in time, 0 later, 0 open"),
    ]
    assert sorted(line.words for line in parts[0].lines) == ["3 days later", "kept", "past its day"]


def test_the_last_word_stands_in_the_log_and_is_taken_back(world, signed_in):
    client = signed_in(world.marek)
    client.post(f"{base(world)}next/", {"last_word": "Thank you for the patience with the boxes"})

    client.post(f"{base(world)}last-word/", {"contact": world.ana.pk, "channel": "phone"})

    talk, closing = Interaction.objects.get(), Closing.objects.get()
    assert (talk.summary, talk.direction, talk.project) == (closing.last_word, "out", world.shop)
    assert (list(talk.contacts.all()), closing.last_word_channel) == ([world.ana], "phone")
    take_back(client)
    assert (Interaction.objects.count(), Closing.objects.get().last_word_at) == (0, None)


def test_a_word_that_was_not_written_is_not_said(world, signed_in):
    page = signed_in(world.marek).post(f"{base(world)}last-word/", {"contact": "", "channel": "phone"})

    assert page.context["said"].non_field_errors() == ["Write the word first, then say it."]
    assert Interaction.objects.count() == 0


def test_a_word_that_names_an_open_problem_gets_a_hint(world, signed_in):
    Complaint.objects.create(client=world.luna, text="The invoices were wrong", at=timezone.now())
    client = signed_in(world.marek)

    client.post(f"{base(world)}next/", {"last_word": "Thank you, and sorry about the invoice"})
    hinted = client.get(f"{base(world)}next/").context["named"]
    client.post(f"{base(world)}next/", {"last_word": "Thank you for the cakes"})
    friendly = client.get(f"{base(world)}next/").context["named"]

    assert (hinted, friendly) == ("The invoices were wrong", "")


def test_it_is_closed_with_things_missing_only_with_a_reason(world, signed_in):
    client = signed_in(world.marek)

    refused = client.post(f"{base(world)}close/", {"because": ""})
    world.shop.refresh_from_db()
    before = world.shop.phase
    client.post(f"{base(world)}close/", {"because": "They moved away"})
    world.shop.refresh_from_db()

    assert (list(refused.context["close"].errors), before) == (["because"], "delivery")
    assert [stop.key for stop, _lacks in refused.context["gaps"]] == list(KEYS)
    assert (world.shop.phase, Closing.objects.get().closed_because) == ("closed", "They moved away")
    assert PhaseChange.objects.get().by == world.marek
    take_back(client)
    world.shop.refresh_from_db()
    assert (world.shop.phase, world.shop.closed_on, Closing.objects.get().closed_because) == ("delivery", None, "")


def test_the_sheet_shows_what_stays(world, signed_in):
    client = signed_in(world.marek)
    for kind, said, _model, _name in LINES:
        client.post(f"{base(world)}{kind}/add/", said_by(world, said))

    sheet = client.get(f"{base(world)}sheet/").content.decode()

    assert [text in sheet for text in ("A guide", "Shorter mails", "The night shift", "Boxes first")] == [True] * 4
    assert [hit.kind for hit in find("boxes", allowed=None, kinds=["lesson"], limit=5)] == ["lesson"]


def test_it_is_for_our_team(world, signed_in, client):
    for step in (*KEYS, "sheet"):
        assert signed_in(world.teo).get(f"{base(world)}{step}/").status_code == 403
        assert signed_in(world.iga).get(f"{base(world)}{step}/").status_code == 404


def test_a_stranger_is_sent_to_the_door(world, client):
    assert client.get(f"{base(world)}next/").url.startswith("/account/sign-in/")


def asked(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_three_of_everything_cost_no_more_than_one(world, signed_in):
    client, counts = signed_in(world.marek), []
    other = make_project(world.luna, "Another")
    for times in (1, 2):
        for number in range(times):
            for kind, said, _model, _name in LINES:
                client.post(f"{base(world)}{kind}/add/", said_by(world, said))
            Promise.objects.create(client=world.luna, project=world.shop, text=f"P{number}", made_at=timezone.now())
            Milestone.objects.create(project=world.shop, name=f"M{number}")
            Lesson.objects.create(project=other, client=world.luna, text="x", at=timezone.now())
        client.get("/promises/")
        counts.append([asked(client, f"{base(world)}{step}/") for step in (*KEYS, "sheet")])

    assert counts[0] == counts[1]
