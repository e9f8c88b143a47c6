"""Workbooks are opened by a process of its own; what is made to eat a machine is refused within two seconds."""

import io
import resource
from collections.abc import Callable

import pytest

from tests.exchange.samples import sample
from tests.exchange.sheets.books import book, raw, text
from vinculo.exchange.opening import format_of
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets import workbook
from vinculo.exchange.sheets.cells import MISSING

ROW = f'<row r="1">{text("A1", "Task")}{text("B1", "Due")}</row>'
LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
BOMBS: dict[str, tuple[Callable[[], io.BytesIO], str]] = {
    "too large unpacked": (lambda: raw('<row r="1"><c r="A1"><v>1</v></c></row>' * 600_000), "workbook_too_large"),
    "billion laughs": (
        lambda: raw(f'<row r="1">{text("A1", "&l9;")}</row>', doctype=f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'),
        "workbook_broken",
    ),
    "a cell at the end of the world": (
        lambda: raw(ROW + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "workbook_too_much",
    ),
    "an archive inside": (lambda: raw(ROW, more={"xl/media/more.zip": b"PK"}), "workbook_packed"),
    "a sheet that is no XML": (lambda: raw("<row r='1'><c></row>"), "workbook_broken"),
    "too many files": (lambda: raw(ROW, more={f"xl/{at}": b"" for at in range(10_001)}), "zip_too_many"),
}


def spent() -> float:
    """Seconds of the processor, ours and that of the processes we started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_eat_a_machine_is_refused_quickly(name: str) -> None:
    made, code = BOMBS[name]
    stream = made()
    started = spent()

    with pytest.raises(Refused) as refused:
        format_of(stream, "plan.xlsx")

    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")
    assert spent() - started < 2


def test_a_lying_dimension_and_formulas_without_values_do_no_harm() -> None:
    stream = raw(
        f'{ROW}<row r="2">{text("A2", "Drawings")}<c r="B2"><f>A1+1</f></c></row>',
        before='<dimension ref="A1:XFD1048576"/>',
    )

    assert [line.cells for line in workbook.lines(stream, 0)] == [("Task", "Due"), ("Drawings", MISSING)]


def test_a_table_that_starts_further_in_keeps_its_columns() -> None:
    first = f'<row r="3">{text("C3", "Task")}{text("D3", "Due")}</row>'
    stream = raw(f'{first}<row r="4">{text("C4", "Drawings")}<c r="D4"><f>A1+1</f></c></row>')

    assert [(line.number, line.cells) for line in workbook.lines(stream, 0)] == [
        (3, (None, None, "Task", "Due")),
        (4, (None, None, "Drawings", MISSING)),
    ]


def test_rows_and_columns_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vinculo.exchange.limits.ROWS", 2)

    with pytest.raises(Refused, match="more than 2 rows"):
        list(workbook.lines(book(["Task"], ["a"], ["b"]), 0))


def test_days_of_a_workbook_that_counts_from_1904_are_the_days_that_were_meant() -> None:
    with sample("excel/sheetjs_1904.xls") as stream:
        found = [(str(line[1]), line[2]) for line in workbook.lines(stream, 0)]

    assert found[:3] == [("1904-01-02", "1904-01-02"), ("1904-01-12", "1904-01-12"), ("1904-04-21", "1904-04-21")]


def test_hidden_sheets_are_listed_as_such() -> None:
    with sample("excel/sheetjs_hidden_sheets.xls") as stream:
        assert [one.is_visible for one in workbook.look(stream)] == [True, False, False]
