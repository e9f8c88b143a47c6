"""Lists of people, looked at first and then brought in as leads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pipeline.strangers import a_channel, a_lead
from vinculo.exchange.models import ImportRun
from vinculo.pipeline.models import Lead, LeadChannel

LIST = (
    "Name,Company,E-mail,Phone,Country,Notes\n"
    "Nora Vega,Molino Vega,nora@molino.example,+34 655,ES,Met at the fair\n"
    "Ivo Oliva,,ivo@oliva.example,,Spain,\n"
    "Ivo again,,IVO@oliva.example,,,\n"
    "<script>alert(1)</script>,,,,,\n"
)


def shown(client, text=LIST, name="list.csv", **fields):
    data = text.encode() if isinstance(text, str) else text
    return client.post("/leads/bring/", {"file": SimpleUploadedFile(name, data), "channel": "", "owner": "", **fields})


def brought(client, **fields):
    page = shown(client, **fields)
    client.post(f"{page.url}apply/")
    return ImportRun.objects.get()


def test_nothing_is_written_before_it_was_looked_at(world, signed_in):
    client = signed_in(world.zofia)
    a_lead(email="nora@molino.example")

    page = client.get(shown(client).url)

    run = page.context["run"]
    assert (run.holds, run.state, run.counted("new"), run.counted("unchanged")) == ("leads", "preview", 2, 2)
    assert [row.cells[0][1] for row in page.context["rows"]][:2] == ["Nora Vega", "Ivo Oliva"]
    assert Lead.objects.filter(came="import").count() == 0


def test_each_once_and_back(world, signed_in):
    client, fair = signed_in(world.zofia), a_channel()
    a_lead(email="nora@molino.example")

    run = brought(client, channel=fair.pk, owner=world.marek.pk)

    new = Lead.objects.filter(came="import").order_by("pk")
    assert [(one.name, one.email, one.channel, one.owner, one.by) for one in new][0] == (
        "Ivo Oliva", "ivo@oliva.example", fair, world.marek, world.zofia,
    )  # fmt: skip
    assert (len(new), new[0].country, new[0].folded, new[0].waits) == (2, "", "ivo oliva", True)
    assert "<script>" not in client.get("/leads/").content.decode()
    client.post(f"/imports/{run.pk}/undo/")
    assert Lead.objects.filter(came="import").count() == 0


def test_the_same_list_twice_adds_nobody(world, signed_in):
    client = signed_in(world.zofia)
    page = shown(client)
    client.post(f"{page.url}apply/")
    before = Lead.objects.exclude(email="").count()

    client.post(f"{shown(client).url}apply/")

    assert Lead.objects.exclude(email="").count() == before


def test_a_channel_that_was_closed_meanwhile_is_not_said(world, signed_in):
    client, fair = signed_in(world.zofia), a_channel()
    page = shown(client, channel=fair.pk)
    LeadChannel.objects.update(closed_at=fair.created_at)

    client.post(f"{page.url}apply/")

    assert {lead.channel for lead in Lead.objects.all()} == {None}


def test_who_had_an_answer_does_not_wait(world, signed_in):
    brought(signed_in(world.zofia), answered="on")

    assert {(one.state, one.waits) for one in Lead.objects.all()} == {("talking", False)}
    assert Lead.objects.get(email="nora@molino.example").note == "Met at the fair"


@pytest.mark.parametrize(
    ("text", "name"),
    [("", "list.csv"), (b"\x00\x01\x02" * 50, "list.csv"), ("just words", "a.txt"), (b"%PDF-1.4 ...", "a.pdf"),
     (b"From: a@a.example\r\nSubject: x\r\nDate: today\r\n\r\nx", "a.eml")],
)  # fmt: skip
def test_what_is_no_list_is_refused(world, signed_in, text, name):
    page = shown(signed_in(world.zofia), text, name)

    assert (page.status_code, ImportRun.objects.count(), page.context["form"].errors.keys()) == (200, 0, {"file"})
