"""A client sees the files of both sides, and sends their own."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.papers import PNG, pdf
from tests.portal.visiting import take_part
from vinculo.agreements.models import Obligation
from vinculo.conversations.models import Interaction
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Document, Upload, Version
from vinculo.logbook.timetable import tell_of_uploads
from vinculo.record.models import Entry


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


@pytest.fixture
def keep(world):
    def keep(data=b"words", name="plan.txt", *, project=None, audience="shared", **who):
        to = NewDocument(world.luna, project, audience=audience)
        return add_version(to, data, name=name, at=timezone.now(), **(who or {"by": world.marek}))

    return keep


def test_only_what_is_shared_is_there(world, ana, keep):
    shared, ours = keep(project=world.shop), keep(name="margins.txt", project=world.shop, audience="team")
    other = add_version(
        NewDocument(world.otero, world.workshop, audience="shared"), b"x", name="o.txt", at=timezone.now()
    )

    text = ana.get("/portal/files/").text

    assert ("plan" in text, "margins" in text, f'files/{other.document_id}/"' in text) == (True, False, False)
    addresses = ("", "versions/1/", "versions/1/get/", "versions/1/pages/0/")
    hidden = [ana.get(f"/portal/files/{one.document_id}/{path}") for one in (ours, other) for path in addresses]
    nothing = ana.get("/portal/files/999999/")
    assert {(answer.status_code, answer.content) for answer in hidden} == {(404, nothing.content)}
    assert ana.get(f"/portal/files/{shared.document_id}/").status_code == 200


def test_getting_a_file_is_recorded_once_a_visit(world, ana, keep):
    version = keep(project=world.shop)
    address = f"/portal/files/{version.document_id}/versions/1/get/"

    for _ in range(2):
        answer = ana.get(ana.get(address)["Location"])

    assert b"".join(answer.streaming_content) == b"words"
    entry = Entry.objects.get(kind="document.opened")
    body = json.loads(entry.body)
    assert (entry.subject, body["actor"]["key"]) == (f"version:{version.pk}", f"contact:{world.ana.pk}")
    assert (body["facts"]["number"], body["facts"]["sha256"]) == (1, version.sha256)


def test_a_page_as_a_picture(world, ana, keep):
    version = keep(pdf("Plan", 2), "plan.pdf", project=world.shop)
    look_through(version.pk)

    text = ana.get(f"/portal/files/{version.document_id}/").text

    assert f'src="/portal/files/{version.document_id}/versions/1/pages/2/"' in text
    assert ana.get(f"/portal/files/{version.document_id}/versions/1/pages/2/")["Content-Type"] == "image/webp"


def test_sending_files(world, ana):
    files = [SimpleUploadedFile(name, PNG) for name in ("a.png", "b.png")]

    answer = ana.post("/portal/files/new/", {"files": files})

    assert answer["Location"] == "/portal/files/"
    found = Document.objects.order_by("title").values_list("title", "audience", "project", "by_contact", "by")
    assert list(found) == [(t, "shared", world.shop.pk, world.ana.pk, None) for t in ("a", "b")]
    talk = Interaction.objects.get()
    assert (talk.channel, talk.direction, talk.summary) == ("portal", "in", "Sent: a.png, b.png")
    assert Entry.objects.filter(kind="document.added").count() == 2


def test_sending_for_something_owed_counts_it(world, ana):
    owed = Obligation.objects.create(
        client=world.luna, project=world.shop, what="Photos", kind="content", wanted=3, received=1, audience="shared"
    )
    address = ana.get(f"/portal/files/?owed=obligation:{owed.pk}")["Location"]

    answer = ana.post(address, {"files": [SimpleUploadedFile(f"{n}.png", PNG) for n in range(2)]})

    owed.refresh_from_db()
    assert (owed.received, owed.is_open) == (3, False)
    assert answer["Location"] == f"/portal/yours/{owed.pk}/"


def test_what_is_not_theirs_to_send_for_is_not_there(world, ana):
    hidden = Obligation.objects.create(client=world.luna, project=world.shop, what="Photos", wanted=3, audience="team")

    for ref in (f"obligation:{hidden.pk}", "obligation:x", "change:1"):
        assert ana.get(f"/portal/files/new/?owed={ref}").status_code == 404


def test_the_next_version_of_ones_own(world, ana, keep):
    mine, ours = keep(project=world.shop, by_contact=world.ana), keep(project=world.shop)

    ana.post(
        f"/portal/files/{mine.document_id}/next/", {"files": SimpleUploadedFile("b.txt", b"2"), "note": "Corrected"}
    )

    assert [(v.number, v.note) for v in mine.document.versions.all()] == [(2, "Corrected"), (1, "")]
    assert ana.get(f"/portal/files/{ours.document_id}/next/").status_code == 404


def test_an_observer_reads_and_does_not_send(world, visiting, keep):
    take_part(world.ana, world.shop, "observer")
    ana = visiting(world.ana, world.luna)
    keep(project=world.shop)

    assert "Send files" not in ana.get("/portal/files/").text
    assert ana.get("/portal/files/new/").status_code == 404
    assert ana.post("/portal/files/new/", {"files": SimpleUploadedFile("a", b"x")}).status_code == 404
    begun = ana.post(
        f"/portal/files/uploads/?project={world.shop.pk}",
        json.dumps({"name": "a", "size": 1}),
        content_type="application/json",
    )
    assert begun.status_code == 404


def in_pieces(browser, query, name, data, more=""):
    said = json.dumps({"name": name, "size": len(data)})
    begun = browser.post(f"/portal/files/uploads/?{query}", said, content_type="application/json")
    upload = f"/portal/files/uploads/{begun.json()['upload']}/"
    half = len(data) // 2
    for offset, part in ((0, data[:half]), (half, data[half:])):
        browser.post(f"{upload}piece/?offset={offset}", part, content_type="application/octet-stream")
    return browser.post(f"{upload}finish/{more}")


def test_pieces_are_told_of_together(world, ana):
    query = f"project={world.shop.pk}"

    first = in_pieces(ana, query, "a.txt", b"one", "?more=1")
    in_pieces(ana, query, "b.txt", b"two")

    assert first.json()["url"] == f"/portal/files/{Document.objects.get(title='a').pk}/"
    assert [talk.summary for talk in Interaction.objects.all()] == ["Sent: a.txt, b.txt"]


def test_who_leaves_before_the_last_is_told_of_all_the_same(world, ana):
    in_pieces(ana, f"project={world.shop.pk}", "a.txt", b"one", "?more=1")
    assert Interaction.objects.count() == 0

    tell_of_uploads()
    Upload.objects.update(moved_at=timezone.now() - timedelta(minutes=11))
    tell_of_uploads()
    tell_of_uploads()

    assert [talk.summary for talk in Interaction.objects.all()] == ["Sent: a.txt"]


def test_an_upload_of_somebody_else_is_not_there(world, ana, visiting):
    begun = ana.post(
        f"/portal/files/uploads/?project={world.shop.pk}",
        json.dumps({"name": "a", "size": 3}),
        content_type="application/json",
    )
    upload = f"/portal/files/uploads/{begun.json()['upload']}/"
    take_part(world.otto, world.workshop)
    otto = visiting(world.otto, world.otero)

    assert [otto.get(upload).status_code, otto.post(f"{upload}finish/").status_code] == [404, 404]
    assert ana.get(upload).json() == {"received": 0, "size": 3}


def test_what_is_held_or_refused_is_said_to_the_sender_only(world, ana, visiting, keep):
    mine, ours = (
        keep(name="mine.txt", project=world.shop, by_contact=world.ana),
        keep(name="ours.txt", project=world.shop),
    )
    Version.objects.update(state="held")
    assert "Being looked through" in ana.get("/portal/files/").text
    assert "ours" not in ana.get("/portal/files/").text

    Version.objects.update(state="refused", state_because="Eicar")
    page = ana.get(f"/portal/files/{mine.document_id}/").text

    assert "something harmful was found in it (Eicar)" in page
    assert ana.get(f"/portal/files/{mine.document_id}/versions/1/get/").status_code == 404
    assert ana.get(f"/portal/files/{ours.document_id}/").status_code == 404


def test_the_list_asks_the_same_of_one_and_of_three(world, ana, keep):
    keep(project=world.shop)
    ana.get("/portal/files/")
    with CaptureQueriesContext(connection) as one:
        ana.get("/portal/files/")
    for name in "ab":
        version = keep(PNG, name, project=world.shop, by_contact=world.ana)
        add_version(version.document, PNG, name=name, at=timezone.now(), by_contact=world.ana)
    with CaptureQueriesContext(connection) as three:
        ana.get("/portal/files/")

    assert len(three) == len(one) <= 12


def test_an_empty_place_says_so(ana):
    assert "No files yet" in ana.get("/portal/files/").text
