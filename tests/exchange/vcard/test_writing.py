"""What we write as cards we read back the same, in both versions."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day
from vinculo.exchange.vcard.reading import read
from vinculo.exchange.vcard.writing import Version, card_of, write
from vinculo.language.cleaning import one_line

ANA = ContactRow(
    line=1, name="Ana Pérez; Śliwa, \\ y", given="Ana", family="Pérez; Śliwa", company="Café, Luna; S.L.",
    title="Owner, baker", emails=("ana@luna.example", "a.perez@home.example"),
    phones=(("phone", "+34 910 000 001"), ("mobile", "+34 600 000 001"), ("fax", "+34 910 000 002")),
    webs=("https://luna.example/a,b;c",), linkedin="https://www.linkedin.com/in/ana-perez", birthday=Day(3, 14, 1985),
    note="Two lines,\nthe second; with \\n in it.\n" + "Łódź " * 40, language="es", groups=("vip", "a,b"),
    external_id="vinculo-contact-7",
)  # fmt: skip


def again(rows: list[ContactRow], version: Version) -> list[ContactRow]:
    out = io.BytesIO()
    assert write(out, rows, version) == len(rows)
    out.seek(0)
    found = list(read(out))
    return [replace(one, line=1) for one in found if isinstance(one, ContactRow)]


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_a_full_card_reads_back_the_same(version: Version) -> None:
    whole = replace(ANA, note=ANA.note.strip())

    assert again([whole, replace(whole, birthday=Day(2, 29))], version) == [whole, replace(whole, birthday=Day(2, 29))]


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_no_line_is_longer_than_a_card_may_have(version: Version) -> None:
    lines = card_of(ANA, version).encode().split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn"]), min_size=1, max_size=40
)


@settings(max_examples=60)
@given(words, words, words)
def test_any_words_read_back(name: str, company: str, note: str) -> None:
    name, company, note = (one_line(text) for text in (name, company, note))
    if not name:
        return
    row = ContactRow(line=1, name=name, given="", family=name, company=company, note=note, external_id="x")

    assert again([row], "4.0") == [row]
