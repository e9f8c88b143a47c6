"""T33, T24: files made to break a reader are refused with a sentence, or cost only the row they are in."""

import io
import json
import time
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.samples import COPIES, outcome
from vinculo.exchange import limits
from vinculo.exchange.reading import strictjson
from vinculo.exchange.refusals import Refused


def read(data: bytes, name: str = "file") -> tuple[str, int, int] | str:
    return outcome(io.BytesIO(data), name)


BOARD = '{"id": "b", "name": "x", "lists": [{"id": "l"}], "cards": [{"id": "c", "name": "n", "idList": "l", "x": %s}]}'


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[" * 200_000 + "]" * 200_000, "json_deep"),
        ('{"a":' * 200_000 + "1" + "}" * 200_000, "json_deep"),
        ("1e999", "json_number"),
        ("-1e999", "json_number"),
        ("NaN", "json_number"),
        ("Infinity", "json_number"),
        ("-Infinity", "json_number"),
        ("9" * 5000, "json_number"),
        ('{"id": 1, "id": 2}', "json_twice"),
        ("tru", "json_broken"),
        ('"unended', "json_broken"),
    ],
)
def test_json_that_is_not_sound_is_refused(value: str, code: str) -> None:
    assert read((BOARD % value).encode()) == code


def test_without_the_guards_the_same_values_would_pass() -> None:
    """The control: the plain reader takes what the strict one refuses."""
    assert json.loads("1e999") == float("inf")
    assert json.loads('{"a": 1, "a": 2}') == {"a": 2}
    with pytest.raises(Refused):
        strictjson.load("1e999")


def test_sound_json_is_read() -> None:
    assert read((BOARD % '"\\ud800 \\u0000 fine"').encode()) == ("trello", 1, 0)


def test_a_nul_in_a_list_is_taken_out() -> None:
    assert read(b"name,mail\nA\x00nna,anna@x.example\n") == ("table", 1, 0)


def test_a_cell_over_the_limit_costs_its_row_only() -> None:
    data = b"name,note\nAna,x\nOtto," + b"y" * (limits.CELL + 1) + b"\nIga,z\n"

    assert read(data) == ("table", 2, 1)


def test_a_cell_just_below_the_limit_is_read_and_a_name_of_it_is_a_problem() -> None:
    assert read(b"name,note\n" + b"y" * (limits.CELL - 10) + b",x\n") == ("table", 0, 1)


def test_a_list_in_two_encodings_reads_both_halves() -> None:
    from vinculo.exchange.addressbook import reading
    from vinculo.exchange.addressbook.contacts import ContactRow

    data = (
        "Nombre;Correo\nÁngela Muñoz;a@x.example\nJosé Ibáñez;j@x.example\n".encode()
        + "Íñigo Núñez;i@x.example\n".encode("cp1252")
    )

    names = [row.name for row in reading.read(io.BytesIO(data)).records if isinstance(row, ContactRow)]

    assert names == ["Ángela Muñoz", "José Ibáñez", "Íñigo Núñez"]


def test_more_columns_than_anybody_has_are_refused() -> None:
    assert read(b"name,email" + b",x" * 600 + b"\n" + b"a," * 602 + b"\n") == "too_many_columns"


def test_more_rows_than_an_import_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 10)

    assert read(b"name,email\n" + b"Ana,a@x.example\n" * 11) == "too_many_rows"
    assert read(b"name,email\n" + b"Ana,a@x.example\n" * 10) == ("table", 10, 0)


def test_a_file_over_the_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_SIZE", 20)

    assert read(b"name,email\nAna,ana@luna.example\n") == "too_big"


def test_an_archive_is_refused_without_being_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (64 * limits.MEGABYTE))
    started = time.process_time()

    assert outcome(Guarded(packed.getvalue()), "bomb.xlsx") == "zip"
    assert time.process_time() - started < 2


class Guarded(io.BytesIO):
    """Only its beginning and its end are looked at, some 256 KB in all."""

    left = 256 * 1024

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.left -= len(found)
        assert self.left >= 0
        return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)


PREFIXES = (
    b"BEGIN:VCARD\n",
    b"From: a@x.example\nSubject: x\n",
    b"From - \nFrom: a@x.example\n",
    b"Name,Email,Birthday,Website\n",
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    b'{"lists": [{"id": "l"}], "cards": [',
    b"Card ID,Card Name,List ID,List Name,Due Date\n",
    b"Name,Email\nA\x00na,ana@x.example,too,many\n",
    b'Name,Email\n"A\x00na,ana@x.example\n',
    b'{"\\u0000": 1, "\\u0000": 2}',
    b"Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n--b\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PREFIXES), st.binary(max_size=400))
def test_any_bytes_after_a_known_beginning_are_read_or_refused(prefix: bytes, data: bytes) -> None:
    read(prefix + data)


SEEDS = sorted(
    path
    for path in COPIES.glob("*/*")
    if path.suffix in {".csv", ".vcf", ".eml", ".mbox"} and path.stat().st_size < 6000
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), st.integers(0, 6000), st.binary(max_size=12))
def test_a_real_file_with_bytes_changed_is_read_or_refused(path: Path, at: int, change: bytes) -> None:
    data = path.read_bytes()
    at = at % (len(data) + 1)
    read(data[:at] + change + data[at + len(change) :])


def test_a_stream_is_left_usable() -> None:
    stream: BinaryIO = io.BytesIO(b"Name,Email\nAna,a@x.example\n")

    outcome(stream, "x.csv")

    assert not stream.closed
