"""For accountants: every cent of it, and nothing a spreadsheet would run."""

import csv
import io
import zipfile

import pytest

from tests.money.selling import AT, issued
from tests.world import TODAY
from vinculo.money.invoicing import correcting
from vinculo.money.invoicing.issuing import issue
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.paying import pay

TIME = "since=2026-01-01&until=2026-12-31"


@pytest.fixture
def books(world, signed_in):
    invoice = issued(world, 100_00, 50_00)
    pay(invoice, amount=21_50, currency="EUR", on=TODAY, by=world.marek, at=AT, how="=cmd()")
    issue(correcting.credit(invoice, because="Twice", by=world.marek), on=TODAY, by=world.marek, at=AT)
    client = signed_in(world.marek)

    def read(what):
        content = client.get(f"/invoices/export/{what}.csv?{TIME}").content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(content)))

    read.client, read.invoice = client, invoice
    return read


def test_invoices_and_credit_notes_cancel_out(books):
    rows = books("invoices")

    assert [row[0] for row in rows[1:]] == ["F-2026-0001", "R-2026-0001"]
    assert [row[9:12] for row in rows[1:]] == [["150.00", "31.50", "181.50"], ["-150.00", "-31.50", "-181.50"]]


def test_taxes_say_their_category_and_rate(books):
    assert books("taxes")[1][5:10] == ["21 %", "S", "21.00", "150.00", "31.50"]


def test_what_looks_like_a_formula_is_text(books):
    assert books("payments")[1][4:6] == ["21.50", "'=cmd()"]


def test_the_workbook_has_numbers_and_no_formulas(books):
    answer = books.client.get(f"/invoices/export/payments.xlsx?{TIME}")

    sheet = zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in sheet, "<v>21.5" in sheet) == (False, True)


def test_the_papers_come_as_they_are_kept(books):
    version = paper_of(books.invoice)

    answer = books.client.get(f"/invoices/export/papers.zip?{TIME}")

    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.namelist() == ["F-2026-0001.pdf"]
    assert archive.getinfo("F-2026-0001.pdf").file_size == version.size


@pytest.mark.parametrize(
    "address", ["invoices.csv", "other.csv?" + TIME, "invoices.exe?" + TIME, "invoices.csv?since=2"]
)
def test_what_there_is_not_is_not_there(books, address):
    assert books.client.get(f"/invoices/export/{address}").status_code == 404


def test_nobody_gets_books_of_clients_they_do_not_see(books, world, signed_in):
    content = signed_in(world.iga).get(f"/invoices/export/invoices.csv?{TIME}").content.decode()

    assert "F-2026-0001" not in content
    assert signed_in(world.teo).get(f"/invoices/export/invoices.csv?{TIME}").status_code == 403
