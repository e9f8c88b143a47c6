"""An incident: a swarm within two hours, a running log, a word to the client every day, findings without blame."""

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.calendar.strategies import MADRID
from vinculo.conversations.models import Incident, IncidentReport, Interaction, NextWord
from vinculo.db.search import find
from vinculo.desk.incidents.clock import report_due_at, report_mark, swarm_mark
from vinculo.people.worktime import work_calendar


def some_incident(world, **fields):
    given = {"client": world.luna, "project": world.shop, "what": "The shop is down", "by": world.marek, **fields}
    return Incident.objects.create(**{"began_at": timezone.now(), **given})


def wednesday(hour, minute=0, day=11):
    return datetime(2026, 3, day, hour, minute, tzinfo=MADRID)


def take_back(client):
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)


def told(world, incident, client, **fields):
    given = {
        "text": "The disk was full", "way_out": "It is back tonight", "channel": "phone", "contact": world.ana.pk,
        **fields,
    }  # fmt: skip
    return client.post(f"/incidents/{incident.pk}/report/", given)


def test_it_begins_with_a_line_and_a_swarm(world, signed_in):
    client = signed_in(world.marek)

    answer = client.post(
        "/incidents/new/",
        {"chosen": str(world.luna.pk), "what": "The shop is down", "swarm": [world.zofia.pk, world.marek.pk]},
    )

    incident = Incident.objects.get()
    assert answer.url == incident.get_absolute_url()
    assert (incident.client, incident.project, incident.by) == (world.luna, world.shop, world.marek)
    assert {member.person for member in incident.swarm.all()} == {world.zofia, world.marek}
    assert [hit.object_id for hit in find("shop down", allowed=None, kinds=["incident"], limit=5)] == [incident.pk]
    take_back(client)
    assert Incident.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "wrong"), [({"what": ""}, "what"), ({"swarm": ["iga"]}, "swarm"), ({"on": "2099-01-01"}, "on")]
)
def test_it_says_what_is_wrong(world, signed_in, fields, wrong):
    if "swarm" in fields:
        fields = {"swarm": [world.iga.pk]}

    page = signed_in(world.marek).post("/incidents/new/", {"chosen": str(world.luna.pk), "what": "Down", **fields})

    assert list(page.context["form"].errors) == [wrong]


def test_two_clicks_from_anywhere(world, signed_in):
    client = signed_in(world.marek)

    deeds = client.get("/palette/", headers={"referer": f"http://testserver/clients/{world.luna.pk}/"}).content.decode()

    assert f'href="/incidents/new/?client={world.luna.pk}" data-dialog' in deeds
    assert (
        client.get(f"/incidents/new/?client={world.luna.pk}").context["form"].selected.startswith(f"{world.luna.pk}-")
    )


def test_lines_are_added_and_the_newest_is_last(world, signed_in):
    incident, client = some_incident(world), signed_in(world.zofia)

    client.post(f"/incidents/{incident.pk}/notes/", {"kind": "seen", "text": "Nobody can pay"})
    answer = client.post(
        f"/incidents/{incident.pk}/notes/", {"kind": "found", "text": "Disk full"}, headers={"HX-Request": "true"}
    )

    assert [(note.kind, note.text, note.by) for note in incident.notes.all()] == [
        ("seen", "Nobody can pay", world.zofia), ("found", "Disk full", world.zofia)
    ]  # fmt: skip
    shown = answer.content.decode()
    assert "<main" not in shown
    assert shown.index("Nobody can pay") < shown.index("Disk full")
    lines = client.get(f"/incidents/{incident.pk}/lines/").content.decode()
    assert lines.count("<li>") == 2


def test_an_empty_line_is_refused(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)

    page = client.post(f"/incidents/{incident.pk}/notes/", {"kind": "seen", "text": " "})
    part = client.post(
        f"/incidents/{incident.pk}/notes/", {"kind": "none", "text": "x"}, headers={"HX-Request": "true"}
    )

    assert (list(page.context["form"].errors), list(part.context["form"].errors)) == (["text"], ["kind"])
    assert incident.notes.count() == 0


def test_people_are_named_with_a_part_and_released(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)

    client.post(f"/incidents/{incident.pk}/swarm/", {"person": world.zofia.pk, "part": "The server"})
    client.post(f"/incidents/{incident.pk}/swarm/", {"person": world.zofia.pk, "part": "The disk"})

    member = incident.swarm.get()
    assert (member.person, member.part) == (world.zofia, "The disk")
    client.post(f"/incidents/{incident.pk}/swarm/{member.pk}/release/")
    assert incident.swarm.count() == 0
    take_back(client)
    assert incident.swarm.get().part == "The disk"


def test_the_draft_has_findings_and_decisions_of_today_in_their_language(world, signed_in):
    world.luna.language = "en"
    world.luna.save()
    incident, now = some_incident(world, way_out="Back tonight"), timezone.now()
    for kind, text, at in (
        ("seen", "Nobody can pay", now), ("found", "The disk was full", now), ("decided", "A larger disk", now),
        ("found", "Marek forgot the alarm", now), ("found", "Of old", now - timedelta(days=2)),
    ):  # fmt: skip
        incident.add_note(kind=kind, text=text, by=world.zofia, at=at)

    page = signed_in(world.marek).get(f"/incidents/{incident.pk}/report/")

    text = page.context["form"]["text"].value()
    assert "What we found:\n- The disk was full\n\nWhat we decided:\n- A larger disk" in text
    assert [word for word in ("Nobody", "Marek", "Of old") if word in text] == []
    assert (page.context["left_out"], page.context["form"]["way_out"].value()) == (1, "Back tonight")
    assert page.context["form"]["contact"].value() == world.ana.pk


def test_what_they_heard_is_logged_with_the_next_word(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)
    tomorrow = timezone.localdate() + timedelta(days=1)

    told(world, incident, client, next_on=tomorrow.isoformat())

    report, talk = incident.reports.get(), Interaction.objects.get()
    assert (report.text, report.way_out, report.channel) == ("The disk was full", "It is back tonight", "phone")
    assert (report.said_in, talk.shares_status, talk.direction) == (talk.uid, True, "out")
    assert list(talk.contacts.all()) == [world.ana]
    assert NextWord.objects.get().on == tomorrow
    told(world, incident, client)
    assert (Interaction.objects.count(), IncidentReport.objects.count()) == (1, 1)


def test_a_report_is_taken_back_with_its_exchange(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)
    told(world, incident, client)

    take_back(client)

    assert (Interaction.objects.count(), IncidentReport.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"way_out": ""}, "way_out"), ({"text": ""}, "text"), ({"channel": ""}, "channel"),
        ({"next_on": "2020-01-01"}, "next_on"),
    ],
)  # fmt: skip
def test_no_report_without_a_way_out(world, signed_in, fields, wrong):
    page = told(world, some_incident(world), signed_in(world.marek), **fields)

    assert list(page.context["form"].errors) == [wrong]
    assert Interaction.objects.count() == 0


def test_a_text_that_points_at_somebody_is_shown_once(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)
    address, said = f"/incidents/{incident.pk}/findings/", {"findings": "Zofia forgot the alarm"}

    page = client.post(address, said)

    form = page.context["form"]
    assert "“Zofia forgot the alarm” points at one of us" in form.errors["findings"][0]
    client.post(address, {**said, "kept": form["kept"].value()})
    incident.refresh_from_db()
    assert incident.findings == "Zofia forgot the alarm"
    hint = client.post("/incidents/blame/", said).content.decode()
    assert "“Zofia forgot the alarm” points at one of us" in hint
    assert client.post("/incidents/blame/", {"findings": "The alarm was off"}).content.strip() == b""


def test_it_ends_and_begins_again(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)

    client.post(f"/incidents/{incident.pk}/end/")
    incident.refresh_from_db()
    assert (incident.is_open, incident.over_by) == (False, world.marek)

    client.post(f"/incidents/{incident.pk}/reopen/")
    incident.refresh_from_db()
    assert incident.is_open
    take_back(client)
    incident.refresh_from_db()
    assert (incident.is_open, incident.over_by) == (False, world.marek)


def test_facts_are_edited(world, signed_in):
    incident, client = some_incident(world), signed_in(world.marek)

    assert list(client.post(f"/incidents/{incident.pk}/edit/", {"what": ""}).context["form"].errors) == ["what"]
    client.post(f"/incidents/{incident.pk}/edit/", {"what": "The till is down", "way_out": "Cash"})

    incident.refresh_from_db()
    assert (incident.what, incident.way_out) == ("The till is down", "Cash")


@pytest.mark.parametrize(
    ("told_at", "due"),
    [
        (None, wednesday(18)),
        (wednesday(17), wednesday(18, day=12)),
        (wednesday(20), wednesday(18, day=12)),
        (wednesday(12, day=13), wednesday(18, day=16)),
    ],
)
def test_they_hear_every_working_day(world, told_at, due):
    incident = Incident(began_at=wednesday(9))

    assert report_due_at(incident, told_at, work_calendar(world.organization)) == due


@pytest.mark.parametrize(
    ("told_at", "now", "shape"),
    [
        (None, wednesday(10), "st-run"),
        (None, wednesday(17), "st-tight"),
        (None, wednesday(19), "st-risk"),
        (wednesday(12), wednesday(17), "st-ok"),
        (wednesday(12), wednesday(10, day=12), "st-run"),
    ],
)
def test_the_clock_of_the_report(world, told_at, now, shape):
    mark = report_mark(Incident(began_at=wednesday(9)), told_at, now, work_calendar(world.organization))

    assert shape in mark


def test_the_clock_of_the_swarm():
    incident = Incident(began_at=wednesday(9))

    marks = [swarm_mark(incident, None, wednesday(10)), swarm_mark(incident, None, wednesday(11, 1))]

    assert ["st-tight" in marks[0], "st-risk" in marks[1]] == [True, True]
    assert swarm_mark(incident, wednesday(9, 30), wednesday(12)) == ""


@pytest.mark.parametrize("page", ["", "edit/", "lines/", "swarm/", "report/", "findings/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/incidents/{some_incident(world).pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(one).get(address).status_code for one in (world.zofia, world.teo, world.iga)] == [200, 200, 404]


@pytest.mark.parametrize("address", ["/incidents/", "/incidents/{}/"])
def test_as_many_queries_for_three_as_for_one(world, signed_in, address):
    first, client = some_incident(world), signed_in(world.marek)

    def grow():
        incident = some_incident(world) if address == "/incidents/" else first
        person = [one for one in world.staff if not first.swarm.filter(person=one).exists()][0]
        incident.name_to_swarm(person, part="", by=world.rita, at=timezone.now())
        incident.add_note(kind="seen", text="A line", by=world.zofia, at=timezone.now())
        on = timezone.localdate() - timedelta(days=incident.reports.count())
        at = datetime.combine(on, time(12), MADRID)
        IncidentReport.objects.create(incident=incident, on=on, text="T", way_out="W", told_at=at, by=world.rita)

    grow()
    address = address.format(first.pk)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    grow(), grow()

    with CaptureQueriesContext(connection) as three:
        client.get(address)

    assert len(three) == len(one) <= 12
