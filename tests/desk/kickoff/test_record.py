"""The minutes are sent, confirmed, sent again with what changed, and compared with how it went."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_contact
from vinculo.agreements.models import Expectation, Obligation
from vinculo.conversations.models import CheckIn, Interaction
from vinculo.desk.kickoff.compare import dates
from vinculo.logbook import kickoffs
from vinculo.projects.models import Kickoff, Limit, Milestone, Minutes


def base(world):
    return f"/projects/{world.shop.pk}/kickoff/"


def rows(minutes):
    return {row["key"]: row for section in minutes.body["sections"] for row in section["rows"]}


def with_design(world, **fields):
    given = {"name": "Design", "promised_on": date(2026, 12, 10), "planned_on": date(2026, 12, 4), **fields}
    return Milestone.objects.create(project=world.shop, **given)


def deliver():
    """What the worker would do with the letters that wait."""
    kickoffs.post(list(Minutes.objects.filter(sent_at__isnull=False).values_list("pk", flat=True)))


def test_the_minutes_go_out_in_the_language_of_whoever_reads_them(world, signed_in):
    world.ana.language = "es"
    world.ana.save()
    lucy = make_contact("Lucy Byrne", world.luna, language="en")
    with_design(world)

    signed_in(world.marek).post(f"{base(world)}minutes/send/", {"to": [world.ana.pk, lucy.pk]})
    deliver()
    deliver()

    assert {(one.sent_to, one.language) for one in Minutes.objects.all()} == {(world.ana, "es"), (lucy, "en")}
    assert [letter.to for letter in mail.outbox] == [[world.ana.email], [lucy.email]]
    assert mail.outbox[0].reply_to == [world.marek.email]
    assert "10 de diciembre" in mail.outbox[0].body
    assert "Thursday 10 December" in mail.outbox[1].body
    assert mail.outbox[1].alternatives[0].mimetype == "text/html"


def test_sending_stands_in_the_log(world, signed_in):
    signed_in(world.marek).post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})

    sent = Interaction.objects.get()
    assert (sent.channel, sent.direction, sent.project, sent.audience) == ("email", "out", world.shop, "shared")
    assert list(sent.contacts.all()) == [world.ana]


def test_what_changed_is_marked_when_it_goes_out_again(world, signed_in):
    client, design = signed_in(world.marek), with_design(world)
    old = Limit.objects.create(project=world.shop, what="No old news")
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})

    design.promised_on = date(2026, 12, 17)
    design.save()
    old.delete()
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})

    first, again = Minutes.objects.order_by("pk")
    assert "changed" not in first.body
    assert again.body["changed"] == [f"milestone:{design.pk}"]
    assert [row["text"] for row in again.body["gone"]] == ["No old news"]
    assert rows(first)[f"milestone:{design.pk}"]["on"] == "2026-12-10"


@pytest.mark.parametrize("to", [[], ["nobody"], [987654321]])
def test_it_says_who_should_receive_it(world, signed_in, to):
    page = signed_in(world.marek).post(f"{base(world)}minutes/send/", {"to": to})

    assert (page.status_code, list(page.context["send_form"].errors)) == (200, ["to"])
    assert Minutes.objects.count() == 0


def test_nobody_of_another_client_receives_it(world, signed_in):
    page = signed_in(world.rita).post(f"{base(world)}minutes/send/", {"to": [world.otto.pk]})

    assert (page.status_code, Minutes.objects.count()) == (200, 0)


def test_they_confirm_the_last_one(world, signed_in):
    client = signed_in(world.marek)
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})

    client.post(f"{base(world)}minutes/confirm/", {"channel": "phone"})
    nothing = client.post(f"{base(world)}minutes/confirm/", {"channel": "phone"}, follow=True)

    first, last = Minutes.objects.order_by("pk")
    assert (first.confirmed_at, last.confirmed_how) == (None, "phone")
    assert [str(said) for said in nothing.context["messages"]][-1] == "There is nothing that waits for them to confirm."


def test_the_meeting_is_held_and_can_be_taken_back(world, signed_in):
    client = signed_in(world.marek)
    said = {
        "on": f"{timezone.localdate():%Y-%m-%d}", "at_time": "0:01", "channel": "video",
        "contacts": [world.ana.pk], "people": [world.marek.pk, world.zofia.pk],
    }  # fmt: skip

    client.post(f"{base(world)}held/", said)
    talk, kickoff = Interaction.objects.get(), Kickoff.objects.get()
    client.post(list(client.get(f"{base(world)}minutes/").context["messages"])[-1].extra_tags)

    assert (talk.channel, talk.direction, kickoff.held_at) == ("video", "both", talk.at)
    assert Interaction.objects.count() == 0
    assert Kickoff.objects.get().held_at is None


@pytest.mark.parametrize(
    ("address", "said", "field"),
    [
        ("held/", {"on": "2199-01-01", "channel": "video"}, "on"),
        ("held/", {"on": "", "channel": "video"}, "on"),
        ("when/", {"on": "", "at_time": "10:00", "channel": "video"}, "on"),
        ("when/", {"on": "31 nov", "channel": "video"}, "on"),
    ],
)
def test_the_meeting_says_what_is_wrong(world, signed_in, address, said, field):
    page = signed_in(world.marek).post(f"{base(world)}{address}", said)

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])


def test_it_is_planned_with_a_day_and_a_channel(world, signed_in):
    signed_in(world.marek).post(f"{base(world)}when/", {"on": "2027-02-04", "at_time": "10:00", "channel": "in_person"})

    kickoff = Kickoff.objects.get()
    assert timezone.localtime(kickoff.planned_at) == timezone.make_aware(datetime(2027, 2, 4, 10))
    assert kickoff.channel == "in_person"


def sent(world, at, **fields):
    kickoff = Kickoff.objects.get_or_create(project=world.shop)[0]
    return kickoff.minutes.create(language="en", sent_at=at, sent_to=world.ana, **fields)


def test_a_copy_is_read_as_it_was_sent_by_whoever_sees_the_project(world, signed_in):
    body = {"title": "Kickoff record", "project": "Online shop", "between": "", "sections": []}
    copy = sent(world, timezone.now(), body=body)
    draft = Kickoff.objects.get().minutes.create(language="en", body=body)
    address = f"{base(world)}minutes/"

    assert [signed_in(one).get(f"{address}{copy.pk}/").status_code for one in (world.teo, world.iga)] == [200, 404]
    assert signed_in(world.marek).get(f"{address}{draft.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "state", "words"),
    [
        ({}, "run", "as they heard it"),
        ({"promised_on": date(2026, 12, 17)}, "risk", "moved later"),
        ({"promised_on": date(2026, 12, 9)}, "ok", "moved forward"),
        ({"forecast_on": date(2026, 12, 14)}, "risk", "looks later than they heard"),
        ({"done_on": date(2026, 12, 10)}, "ok", "done on the day"),
        ({"done_on": date(2026, 12, 8)}, "ok", "done 2 days early"),
        ({"done_on": date(2026, 12, 11)}, "risk", "done 1 day late"),
    ],
)
def test_a_date_is_compared_with_what_they_heard(world, fields, state, words):
    design = with_design(world, **fields)
    row = {"key": f"milestone:{design.pk}", "text": "Design", "value": "", "more": "", "on": "2026-12-10"}

    (line,) = dates({"sections": [{"key": "dates", "rows": [row]}]}, [design], date(2026, 12, 1))

    assert (line.state, line.words) == (state, words)


def test_said_and_done_side_by_side(world, signed_in):
    client, design = signed_in(world.marek), with_design(world)
    client.post(f"{base(world)}minutes/send/", {"to": [world.ana.pk]})
    Minutes.objects.update(sent_at=timezone.now() - timedelta(days=20))
    design.delete()
    with_design(world, name="Launch", promised_on=date(2027, 1, 15))
    Limit.objects.create(project=world.shop, what="No old news")
    for days in (3, 10):
        due = timezone.now() - timedelta(days=days)
        CheckIn.objects.create(client=world.luna, project=world.shop, slot_on=due.date(), due_at=due, channel="video")

    parts = {part.title: part.lines for part in client.get(f"{base(world)}compare/").context["parts"]}

    assert [(line.what, line.words) for line in parts["Dates"]] == [
        ("Design", "no longer there"), ("Launch", "came later")
    ]  # fmt: skip
    assert [(line.what, line.words) for line in parts["What it does not include"]] == [("No old news", "came later")]
    assert [(line.said, line.now, line.state) for line in parts["The rhythm"]] == [("2", "0", "risk")]


def fill(world, count):
    for number in range(count):
        with_design(world, name=f"Design {number}")
        Limit.objects.create(project=world.shop, what=f"Limit {number}")
        Obligation.objects.create(client=world.luna, project=world.shop, what=f"Keys {number}")
        Expectation.objects.create(client=world.luna, project=world.shop, side="theirs", text=f"Hope {number}")
        world.shop.areas.create(name=f"Area {number}", responsible=world.marek, counterpart=world.ana)
        part = make_contact(f"Person {number}", world.luna)
        world.shop.contacts.create(contact=part)
        world.shop.flags.create(what=f"Worry {number}", raised_at=timezone.now())
        world.shop.contingencies.create(what_if=f"Fire {number}")
        sent(world, timezone.now(), body={"title": "", "project": "", "between": "", "sections": []})


@pytest.mark.parametrize("page", ["team/", "scope/", "dates/", "client/", "expectations/", "minutes/", "compare/"])
def test_the_number_of_queries_does_not_grow(world, signed_in, page):
    client = signed_in(world.marek)
    fill(world, 1)
    client.get(f"{base(world)}{page}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{base(world)}{page}")
    fill(world, 2)
    with CaptureQueriesContext(connection) as many:
        client.get(f"{base(world)}{page}")

    assert len(many) == len(few)
    print(page, len(few))
