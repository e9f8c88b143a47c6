"""The pages of an import: works, for whom, what is wrong, how many queries."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from tests.exchange.importing import bring, record
from tests.exchange.samples import COPIES
from tests.world import World
from vinculo.clients.models import Client, Contact
from vinculo.exchange.models import ImportRun, State

SignedIn = Callable[[Any], Browser]
LIST = b"Name,Email,Company\nEva Rio,eva@sol.example,Sol S.L.\n,,\nJan Kot,jan@sol.example,Sol S.L.\n"


def upload(browser: Browser, data: bytes, name: str = "list.csv", **fields: str) -> Any:
    return browser.post("/imports/new/", {"file": SimpleUploadedFile(name, data), **fields}, follow=True)


def test_without_imports_the_page_teaches(world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.zofia).get("/imports/")

    assert answer.status_code == 200
    assert b"Start with what you already have" in answer.content
    assert b"Connections.csv" in answer.content


@pytest.mark.parametrize("address", ["/imports/", "/imports/new/"])
def test_strangers_sign_in_and_guests_find_nothing(world: World, signed_in: SignedIn, address: str) -> None:
    assert Browser().get(address).status_code == 302
    assert signed_in(world.teo).get(address).status_code == 404


@pytest.mark.parametrize("page", ["", "progress/", "columns/", "left-out.csv"])
def test_an_import_of_somebody_else_is_not_there(world: World, signed_in: SignedIn, page: str) -> None:
    run = bring(LIST, world.marek)

    assert signed_in(world.zofia).get(f"/imports/{run.pk}/{page}").status_code == 404
    assert signed_in(world.teo).get(f"/imports/{run.pk}/{page}").status_code == 404
    assert signed_in(world.rita).get(f"/imports/{run.pk}/").status_code == 200


@pytest.mark.parametrize("deed", ["apply", "cancel", "undo"])
def test_nobody_acts_on_an_import_of_somebody_else(world: World, signed_in: SignedIn, deed: str) -> None:
    run = bring(LIST, world.marek)

    assert signed_in(world.zofia).post(f"/imports/{run.pk}/{deed}/").status_code == 404
    assert signed_in(world.marek).get(f"/imports/{run.pk}/{deed}/").status_code == 405
    run.refresh_from_db()
    assert run.state == State.PREVIEW


def test_a_list_is_shown_then_imported_then_taken_back(world: World, signed_in: SignedIn) -> None:
    browser, before = signed_in(world.marek), record()

    preview = upload(browser, LIST)
    run = ImportRun.objects.get()
    assert record() == before
    assert b"Eva Rio" in preview.content and b"Import 2 rows" in preview.content

    done = browser.post(f"/imports/{run.pk}/apply/", follow=True)
    assert Contact.objects.filter(email="eva@sol.example").exists()
    assert b"2 rows are in." in done.content and b"/undo/?token=" in done.content

    browser.post(f"/imports/{run.pk}/undo/", follow=True)
    assert record() == before
    run.refresh_from_db()
    assert run.state == State.UNDONE


def test_the_toast_takes_it_back_too(world: World, signed_in: SignedIn) -> None:
    browser, before = signed_in(world.marek), record()
    upload(browser, LIST)
    page = browser.post(f"/imports/{ImportRun.objects.get().pk}/apply/", follow=True).content.decode()
    address = page.split('action="/undo/?token=')[1].split('"')[0]

    browser.post(f"/undo/?token={address}")

    assert record() == before


def test_pressing_twice_imports_once(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.marek)
    upload(browser, LIST)
    run = ImportRun.objects.get()

    browser.post(f"/imports/{run.pk}/apply/")
    after = record()
    browser.post(f"/imports/{run.pk}/apply/")

    assert record() == after


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("made/png_named.eml", b"This is a picture."),
        ("made/empty.csv", b"This file is empty."),
        ("contacts/salesforce_opportunities.csv", b"This is a list of opportunities"),
    ],
)
def test_what_cannot_be_imported_is_said_beside_the_field(
    world: World, signed_in: SignedIn, name: str, words: bytes
) -> None:
    answer = upload(signed_in(world.marek), (COPIES / name).read_bytes(), name.split("/")[1])

    assert words in answer.content
    assert ImportRun.objects.count() == 0


def test_a_board_that_is_none_is_refused_on_its_page(world: World, signed_in: SignedIn) -> None:
    answer = upload(signed_in(world.marek), (COPIES / "trello/not_an_export_quarry.json").read_bytes(), "board.json")

    assert b"do not say which list they are in" in answer.content
    assert ImportRun.objects.get().stored_as == ""


def test_no_file_and_no_such_client(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.marek)

    assert b"Choose a file first." in browser.post("/imports/new/").content
    assert b"No client of yours is called Nobody." in upload(browser, LIST, client="Nobody").content
    assert ImportRun.objects.count() == 0


def test_a_client_of_another_team_cannot_be_named(world: World, signed_in: SignedIn) -> None:
    answer = upload(signed_in(world.zofia), LIST, client="Taller Otero")

    assert b"No client of yours is called Taller Otero." in answer.content


def test_everything_goes_to_the_named_client(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.zofia)
    upload(browser, LIST, client="café luna")

    browser.post(f"/imports/{ImportRun.objects.get().pk}/apply/")

    assert world.luna.contacts.count() == 3
    assert not Client.objects.filter(name="Sol S.L.").exists()


def test_unknown_columns_are_asked_and_then_read(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.marek)

    asked = upload(browser, b"a,b\nEva,eva@sol.example\n")
    run = ImportRun.objects.get()
    assert b"Which column is which?" in asked.content and b"eva@sol.example" in asked.content

    wrong = browser.post(f"/imports/{run.pk}/columns/", {"column_0": "note", "column_1": ""})
    assert b"Say which column is the name or the e-mail address." in wrong.content

    browser.post(f"/imports/{run.pk}/columns/", {"column_0": "name", "column_1": "email"})
    run.refresh_from_db()
    assert (run.state, run.counts) == (State.PREVIEW, {"new": 1})


def test_a_file_that_is_gone_is_said_to_be(world: World, signed_in: SignedIn) -> None:
    run, browser = bring(b"a,b\nEva,eva@sol.example\n", world.marek), signed_in(world.marek)
    run.path.unlink()

    page = browser.get(f"/imports/{run.pk}/columns/", follow=True).content

    assert b"This file is no longer here. Bring it again." in page


@pytest.mark.parametrize(
    ("asked", "named"), [("{luna}", b"Caf\xc3\xa9 Luna"), ("{otero}", b""), ("9" * 400, b""), ("x", b"")]
)
def test_a_client_page_may_name_its_client(world: World, signed_in: SignedIn, asked: str, named: bytes) -> None:
    key = asked.format(luna=world.luna.pk, otero=world.otero.pk)

    page = signed_in(world.zofia).get(f"/imports/new/?client={key}").content

    assert (b'value="' + named + b'"' in page) == bool(named)


def test_rows_left_out_are_a_csv_that_runs_nothing(world: World, signed_in: SignedIn) -> None:
    run = bring(b'First Name,Last Name,Email Address,Company,Action\n"=cmd|x",@y,a@x.example,S,delete\n', world.marek)

    text = signed_in(world.marek).get(f"/imports/{run.pk}/left-out.csv").content.decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text)))[1][:2] == ["2", "'=cmd|x @y"]


def test_hostile_names_are_only_shown(world: World, signed_in: SignedIn) -> None:
    run = bring("made/formula_injection_contacts.csv", world.marek, name="<script>alert(1)</script>.csv")

    page = signed_in(world.marek).get(f"/imports/{run.pk}/").content

    assert b"<script>alert(1)" not in page
    assert b"&lt;script&gt;alert(1)" in page


def test_progress_answers_a_part_while_it_works_and_nothing_after(world: World, signed_in: SignedIn) -> None:
    run, browser = bring(LIST, world.marek), signed_in(world.marek)

    assert browser.get(f"/imports/{run.pk}/progress/").status_code == 204
    ImportRun.objects.filter(pk=run.pk).update(state=State.READING, percent=40)
    assert b'value="40"' in browser.get(f"/imports/{run.pk}/progress/").content


def test_putting_aside_forgets_the_rows_and_the_file(world: World, signed_in: SignedIn) -> None:
    run, browser = bring(LIST, world.marek), signed_in(world.marek)
    path = run.path

    browser.post(f"/imports/{run.pk}/cancel/")

    run.refresh_from_db()
    assert (run.state, run.rows.count(), path.exists()) == (State.CANCELLED, 0, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_as_many_queries_for_three_as_for_one(
    world: World, signed_in: SignedIn, django_assert_max_num_queries: Any, rows: int
) -> None:
    data = b"Name,Email,Company\n" + b"".join(b"Ana %d,ana%d@x.example,Sol\n" % (n, n) for n in range(rows))
    runs = [bring(data, world.marek) for _ in range(rows)]
    browser = signed_in(world.marek)

    with django_assert_max_num_queries(8):
        browser.get("/imports/")
    with django_assert_max_num_queries(10):
        browser.get(f"/imports/{runs[0].pk}/")
