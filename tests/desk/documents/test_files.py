"""Files of a project and a client, as the team keeps them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.papers import PNG, pdf
from vinculo.clients.models import Audience
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Document, Folder, Upload, Version
from vinculo.documents.storage import storage
from vinculo.record.models import Entry


@pytest.fixture
def offer(world):
    place = NewDocument(world.luna, world.shop)
    return add_version(place, pdf("Offer", 2), name="offer.pdf", at=timezone.now(), by=world.marek)


@pytest.fixture
def marek(world, signed_in):
    return signed_in(world.marek)


def sent(*files: tuple[str, bytes], **more):
    return {"files": [SimpleUploadedFile(name, data) for name, data in files], **more}


def test_files_are_added_to_a_project(world, marek):
    files = sent(("a.png", PNG), ("b.txt", b"words"), audience="shared")

    answer = marek.post(f"/documents/new/?project={world.shop.pk}", files)

    assert answer["Location"] == f"/projects/{world.shop.pk}/files/"
    documents = Document.objects.order_by("title").values_list("title", "audience", "project", "by")
    assert list(documents) == [(t, "shared", world.shop.pk, world.marek.pk) for t in ("a", "b")]


def test_what_cannot_be_taken_is_said_and_the_rest_is_kept(world, marek):
    answer = marek.post(f"/documents/new/?client={world.luna.pk}", sent(("a", b""), ("b", b"x"), audience="team"))

    assert "There is nothing in this file" in answer.text
    assert [document.title for document in Document.objects.all()] == ["b"]


def test_the_lists_show_them(world, marek, offer):
    for address in (f"/projects/{world.shop.pk}/files/", f"/clients/{world.luna.pk}/files/"):
        text = marek.get(address).text
        assert f'href="/documents/{offer.document_id}/"' in text
        assert "Our team only" in text


@pytest.mark.parametrize("of", ["projects", "clients"])
def test_a_list_asks_the_same_of_one_and_of_three(world, marek, offer, of):
    address = f"/{of}/{(world.shop if of == 'projects' else world.luna).pk}/files/"
    marek.get(address)
    with CaptureQueriesContext(connection) as one:
        marek.get(address)
    for number in range(2):
        more = add_version(
            NewDocument(world.luna, world.shop), PNG, name=f"{number}.png", at=timezone.now(), by_contact=world.ana
        )
        add_version(more.document, PNG, name="more.png", at=timezone.now(), by=world.rita)
        look_through(more.pk)
        Folder.objects.create(client=world.luna, project=world.shop, name=str(number))
    with CaptureQueriesContext(connection) as three:
        marek.get(address)

    assert len(three) == len(one) <= 12


def test_the_page_shows_pages_and_versions(world, marek, offer):
    look_through(offer.pk)
    add_version(offer.document, b"plain <b>words</b>", name="o.txt", at=timezone.now(), by=world.rita, note="As text")

    newest = marek.get(f"/documents/{offer.document_id}/").text
    first = marek.get(f"/documents/{offer.document_id}/versions/1/").text

    assert "plain &lt;b&gt;words&lt;/b&gt;" in newest
    assert "As text" in newest
    assert f'src="/documents/{offer.document_id}/versions/1/pages/2/"' in first
    assert "There is a newer one" in first


def test_a_page_is_a_picture_of_ours(marek, offer):
    look_through(offer.pk)

    answer = marek.get(f"/documents/{offer.document_id}/versions/1/pages/1/")

    assert (answer["Content-Type"], answer.content[8:12]) == ("image/webp", b"WEBP")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert marek.get(f"/documents/{offer.document_id}/versions/1/pages/3/").status_code == 404


def test_the_next_version(marek, offer):
    address = f"/documents/{offer.document_id}/versions/new/"

    marek.post(address, {"files": SimpleUploadedFile("offer2.pdf", pdf("New")), "note": "Cheaper"})

    assert [(v.number, v.note) for v in offer.document.versions.all()] == [(2, "Cheaper"), (1, "")]


def test_showing_it_to_the_client_is_recorded_and_taken_back(world, marek, offer):
    answer = marek.post(f"/documents/{offer.document_id}/share/", {"audience": "shared"}, follow=True)

    offer.document.refresh_from_db()
    assert offer.document.audience == Audience.SHARED
    entry = Entry.objects.get(kind="sharing.changed")
    assert json.loads(entry.body)["facts"] == {"from": "team", "to": "shared"}
    marek.post(next(iter(answer.context["messages"])).extra_tags)
    offer.document.refresh_from_db()
    assert (offer.document.audience, Entry.objects.filter(kind="sharing.changed").count()) == ("team", 2)


def test_sharing_twice_is_recorded_once(marek, offer):
    for _ in range(2):
        marek.post(f"/documents/{offer.document_id}/share/", {"audience": "shared"})

    assert Entry.objects.filter(kind="sharing.changed").count() == 1


def test_the_bin_and_back(world, marek, offer):
    marek.post(f"/documents/{offer.document_id}/throw-away/")

    assert marek.get(f"/documents/{offer.document_id}/").status_code == 404
    assert marek.get(f"/documents/{offer.document_id}/versions/1/get/").status_code == 404
    assert "offer" in marek.get(f"/projects/{world.shop.pk}/files/?which=bin").text
    marek.post(f"/documents/{offer.document_id}/restore/")
    assert marek.get(f"/documents/{offer.document_id}/").status_code == 200


def test_drawers(world, marek, offer):
    marek.post(f"/documents/drawers/new/?project={world.shop.pk}", {"name": "Contracts"})
    drawer = Folder.objects.get()
    edited = {"title": "The offer", "folder": drawer.pk}
    marek.post(f"/documents/{offer.document_id}/edit/", edited)

    marek.get("/documents/drawers/new/?client=" + str(world.luna.pk))  # says what was saved, so that the lists do not

    assert "The offer" not in marek.get(f"/projects/{world.shop.pk}/files/").text
    assert "The offer" in marek.get(f"/projects/{world.shop.pk}/files/?folder={drawer.pk}").text

    marek.post(f"/documents/drawers/{drawer.pk}/remove/")
    offer.document.refresh_from_db()
    assert (offer.document.title, offer.document.folder) == ("The offer", None)


def test_a_drawer_of_another_project_is_no_choice(world, marek, offer):
    other = Folder.objects.create(client=world.otero, project=world.workshop, name="x")

    answer = marek.post(f"/documents/{offer.document_id}/edit/", {"title": "t", "folder": other.pk})

    assert answer.status_code == 200
    offer.document.refresh_from_db()
    assert (offer.document.folder, offer.document.title) == (None, "offer")


def test_a_file_is_found_by_its_title(world, marek):
    marek.post(f"/documents/new/?project={world.shop.pk}", sent(("Łódź photos.png", PNG), audience="team"))

    assert f"/documents/{Document.objects.get().pk}/" in marek.get("/search/?q=lodz").text


def test_a_large_file_comes_in_pieces(world, marek):
    begun = marek.post(
        f"/documents/uploads/?project={world.shop.pk}",
        json.dumps({"name": "film.bin", "size": 6, "audience": "shared"}),
        content_type="application/json",
    )
    upload = f"/documents/uploads/{begun.json()['upload']}/"
    octets = "application/octet-stream"

    assert begun.status_code == 201
    assert marek.post(f"{upload}piece/?offset=0", b"abc", content_type=octets).json() == {"received": 3}
    assert marek.post(f"{upload}piece/?offset=0", b"abc", content_type=octets).status_code == 409
    assert marek.get(upload).json() == {"received": 3, "size": 6}
    assert marek.post(f"{upload}finish/").status_code == 409
    assert marek.post(f"{upload}piece/?offset=3", b"def", content_type=octets).json() == {"received": 6}
    done = marek.post(f"{upload}finish/")
    document = Document.objects.get()
    assert (done.json()["url"], document.audience) == (document.get_absolute_url(), "shared")


def test_an_upload_belongs_to_its_sender(world, marek, signed_in):
    begun = marek.post(
        f"/documents/uploads/?project={world.shop.pk}",
        json.dumps({"name": "a", "size": 6}),
        content_type="application/json",
    )
    upload = f"/documents/uploads/{begun.json()['upload']}/"

    rita = signed_in(world.rita)
    assert [rita.get(upload).status_code, rita.post(f"{upload}finish/").status_code] == [404, 404]
    assert marek.post(f"{upload}give-up/").status_code == 200
    assert Upload.objects.count() == 0


def test_getting_a_file(world, marek, offer):
    leads = marek.get(f"/documents/{offer.document_id}/versions/1/get/")
    answer = marek.get(leads["Location"])

    assert b"".join(answer.streaming_content) == pdf("Offer", 2)
    assert answer["Content-Disposition"] == "attachment; filename=\"offer.pdf\"; filename*=UTF-8''offer.pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert (answer["Cache-Control"], answer["Cross-Origin-Resource-Policy"]) == ("no-store", "same-origin")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, b"0123"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=5-99", 206, b"56789"),
        ("bytes=0-1,3-4", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
        ("bytes=10-", 416, b""),
    ],
)
def test_a_part_of_a_file(world, marek, asked, status, part):
    version = add_version(NewDocument(world.luna), b"0123456789", name="n.txt", at=timezone.now(), by=world.marek)
    leads = marek.get(f"/documents/{version.document_id}/versions/1/get/")

    answer = marek.get(leads["Location"], headers={"Range": asked})

    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, body) == (status, part)


def test_a_damaged_file_is_not_given_out(marek, offer, caplog):
    with open(storage().path(offer.key), "r+b") as file:  # noqa: PTH123
        file.seek(20)
        file.write(b"X")
    leads = marek.get(f"/documents/{offer.document_id}/versions/1/get/")

    answer = marek.get(leads["Location"])

    assert (answer.status_code, "This file is damaged" in answer.text) == (409, True)
    assert "DAMAGED FILE" in caplog.text


def test_a_guest_reads_and_does_not_write(world, signed_in, offer):
    teo = signed_in(world.teo)

    assert teo.get(f"/documents/{offer.document_id}/").status_code == 200
    assert teo.post(f"/documents/{offer.document_id}/throw-away/").status_code == 403
    assert teo.get(f"/documents/new/?project={world.shop.pk}").status_code == 403


def test_another_team_sees_nothing_of_it(world, signed_in, offer):
    iga, at = signed_in(world.iga), f"/documents/{offer.document_id}/"

    assert [iga.get(at + path).status_code for path in ("", "versions/1/", "versions/1/get/")] == [404] * 3


def test_held_files_are_said_and_kept_back(world, marek, settings):
    settings.CLAMD = "127.0.0.1:1"
    version = add_version(NewDocument(world.luna), b"x", name="n.txt", at=timezone.now(), by=world.marek)

    assert "being looked through" in marek.get(f"/documents/{version.document_id}/").text
    assert marek.get(f"/documents/{version.document_id}/versions/1/get/").status_code == 404
    assert version.state == Version.State.HELD
