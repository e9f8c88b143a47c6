"""Files that programs bring: streamed to disk, kept by the desk's own verb, once, and for nobody else to see."""

import pytest
from django.utils import timezone

from tests.api.asking import Program
from tests.api.house import document
from vinculo.clients.models import Client
from vinculo.documents.arriving import incoming
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import Document, Folder, Version
from vinculo.record.models import Entry

BYTES = "application/octet-stream"


def bring(program, query, data=b"Tempranillo, 12", path="/documents", **headers):
    headers.setdefault("Content_Type", BYTES)
    return program.ask("POST", path, data, query=query, **headers)


def at_luna(world, **more):
    return {"client_id": str(world.luna.pk), "name": "wine.txt", **more}


@pytest.fixture
def menu(world):
    return document(world.luna, world.shop, world.marek)


def next_of(program, menu, data=b"Longer", **headers):
    return bring(program, {"name": "menu.txt", "note": "Longer"}, data, f"/documents/{menu.pk}/versions", **headers)


def test_nothing_is_kept_of_what_is_not_taken(world, marek, menu, settings):
    drawer = Folder.objects.create(client=world.otero, name="Theirs")
    settings.FILE_LIMIT = 20
    answers = [
        (bring(marek, at_luna(world), b""), 422, "There is nothing in this file."),
        (bring(marek, at_luna(world), b"a" * 21), 413, "Files of this kind may have up to 20 bytes."),
        (bring(marek, at_luna(world), Transfer_Encoding="chunked"), 422, "Content-Length"),
        (bring(marek, at_luna(world), b"a", Content_Type="application/json"), 415, "application/octet-stream"),
        (bring(marek, at_luna(world, client_id="987654")), 422, "client_id"),
        (bring(marek, at_luna(world, folder_id=str(drawer.pk))), 422, "folder_id"),
        (bring(marek, at_luna(world, audience="everybody")), 422, "audience"),
        (bring(marek, at_luna(world, about_money="false")), 422, "about_money"),
        (bring(Program(world.marek, ["documents:read"]), at_luna(world)), 403, "documents:write"),
        (bring(Program(world.teo), at_luna(world)), 401, ""),
        (next_of(marek, menu), 428, "If-Match"),
        (next_of(marek, menu, If_Match='"another"'), 412, "changed"),
    ]

    assert [(one.status_code, text in one.content.decode()) for one, _status, text in answers] == [
        (status, True) for _one, status, _text in answers
    ]
    assert Version.objects.count() == 1 and list(incoming().iterdir()) == []


def test_elsewhere_one_megabyte_stays_the_most(marek):
    assert marek.ask("POST", "/clients", b" " * (1024 * 1024 + 1)).status_code == 413


def test_a_file_of_a_larger_kind_is_limited_by_its_own(world, marek, settings):
    settings.FILE_LIMIT, settings.FILE_LIMITS = 10_000, {"text/plain": 5}

    said = bring(marek, at_luna(world))

    assert (said.status_code, said.json()["detail"]) == (413, "Files of this kind may have up to 5 bytes.")


def test_a_new_document_is_kept_as_at_the_desk(world, marek, settings):
    settings.CLAMD = "127.0.0.1:9"
    drawer = Folder.objects.create(client=world.luna, project=world.shop, name="Drinks")
    more = {"project_id": str(world.shop.pk), "folder_id": str(drawer.pk), "title": "Vinos żółte"}

    said = bring(marek, at_luna(world, name="../../wine.pdf", **more), b"%PDF-1.7\nA list" * 100_000)

    assert said.status_code == 201
    kept = Document.objects.get(pk=int(said["Location"].rpartition("/")[2]))
    version = kept.versions.get()
    assert (kept.client, kept.project, kept.folder, kept.title) == (world.luna, world.shop, drawer, "Vinos żółte")
    assert (kept.audience, kept.by, version.name, version.by) == ("team", world.marek, "wine.pdf", world.marek)
    assert (version.media_type, version.state) == ("application/pdf", "held")
    assert marek.get(f"/documents/{kept.pk}/download").status_code == 409
    assert whole_bytes(version) == b"%PDF-1.7\nA list" * 100_000
    assert Entry.objects.get(kind="document.added").subject == f"version:{version.pk}"
    assert said["ETag"] == marek.get(f"/documents/{kept.pk}")["ETag"]
    assert list(incoming().iterdir()) == []


def test_asked_twice_it_is_kept_once_and_other_bytes_are_not_taken(world, marek):
    first, again = (bring(marek, at_luna(world), Idempotency_Key="one") for _time in range(2))
    other = bring(marek, at_luna(world), b"Other bytes", Idempotency_Key="one")

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert (again.content, again["Idempotency-Replayed"]) == (first.content, "true")
    assert Version.objects.count() == 1 and list(incoming().iterdir()) == []


def test_the_next_version_of_what_was_seen(world, marek, menu):
    seen = marek.get(f"/documents/{menu.pk}")["ETag"]

    first, again = (next_of(marek, menu, If_Match=seen, Idempotency_Key="two") for _time in range(2))
    late = next_of(marek, menu, If_Match=seen)

    assert (first.status_code, again.content, late.status_code) == (200, first.content, 412)
    assert [(one["number"], one["note"]) for one in first.json()["versions"]] == [(2, "Longer"), (1, "")]
    assert whole_bytes(menu.versions.first()) == b"Longer"


def test_who_may_not_see_it_finds_nothing(world, menu):
    hidden = document(world.otero, world.workshop, world.iga)
    zofia = Program(world.zofia)
    Client.objects.filter(pk=world.luna.pk).update(deleted_at=timezone.now())

    assert next_of(zofia, hidden, If_Match="*").status_code == 404
    assert next_of(zofia, menu, If_Match="*").status_code == 404
    assert bring(zofia, at_luna(world)).status_code == 422
    assert bring(zofia, at_luna(world, client_id=str(world.otero.pk))).status_code == 422
