"""Contact cards of three versions, as phones and mail programmes write them."""

import io

import pytest

from tests.exchange.samples import sample
from vinculo.exchange import limits
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.vcard import lines, reading


def cards(data: str) -> list[ContactRow | RowProblem]:
    return list(reading.read(io.BytesIO(data.encode())))


def of(name: str) -> list[ContactRow]:
    with sample(name) as stream:
        return [row for row in reading.read(stream) if isinstance(row, ContactRow)]


def test_several_cards_two_of_them_only_an_address() -> None:
    found = of("vcard/John_Doe_ANDROID.vcf")

    assert [card.shown_as for card in found[:3]] == ["john.doe@company.com", "jane.doe@company.com", "Ñ Ñ Ñ Ñ Ñ"]
    assert found[5].company == "Ñ" * 48 or set(found[5].company) == {"Ñ"}


def test_groups_folded_lines_and_a_blank_line_after_every_line() -> None:
    john = of("vcard/John_Doe_IPHONE.vcf")[0]

    assert (john.name, john.company) == ("Mr. John Richter James Doe Sr.", "IBM")
    assert (john.emails, john.webs) == (("john.doe@ibm.com",), ("http://www.ibm.com",))
    assert ("fax", "905-888-1234") in john.phones
    assert [remark.why for remark in john.remarks] == ["picture_left"]


def test_soft_breaks_of_quoted_printable() -> None:
    john = of("vcard/outlook-2003.vcf")[0]

    assert john.note == "This is the note field!!\nSecond line\n\nThird line is empty"
    assert (john.company, john.birthday) == ("Company, The", Day(3, 21, 1980))


def test_version_4_with_a_birthday_without_a_year() -> None:
    simon = of("vcard/rfc6350-example.vcf")[0]

    assert (simon.birthday, simon.language) == (Day(2, 3), "fr")
    assert simon.phones == (("phone", "+1-418-656-9254"), ("mobile", "+1-418-262-6501"))
    assert simon.address == "2875 Laurier, G1V 2M2 Quebec, QC"


@pytest.mark.parametrize("codec", ["cp1250", "iso8859-2"])
def test_polish_quoted_printable_without_a_charset_is_guessed(codec: str) -> None:
    word = "".join(f"={byte:02X}" if byte > 127 else chr(byte) for byte in "Iksiński Żółw".encode(codec))

    found = cards(f"BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:{word}\nEND:VCARD\n")

    assert [card.name for card in found if isinstance(card, ContactRow)] == ["Iksiński Żółw"]


def test_utf16_without_a_mark() -> None:
    data = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łucja Źdźbło\r\nEND:VCARD\r\n".encode("utf-16-be")

    assert [card.name for card in reading.read(io.BytesIO(data)) if isinstance(card, ContactRow)] == ["Łucja Źdźbło"]


def test_escapes() -> None:
    card = cards("BEGIN:VCARD\nFN:Prado\\, Ana\nORG:Luna\\; Sol;Shop\nNOTE:one\\ntwo\nEND:VCARD\n")[0]

    assert isinstance(card, ContactRow)
    assert (card.name, card.company, card.note) == ("Prado, Ana", "Luna; Sol", "one\ntwo")


def test_a_card_without_an_end_is_reported_and_the_next_one_read() -> None:
    found = cards("BEGIN:VCARD\nFN:Otto\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\n")

    assert found[0] == RowProblem(1, "Otto", "card_unfinished")
    assert isinstance(found[1], ContactRow) and found[1].name == "Ana"


def test_scripts_and_file_addresses_never_become_addresses() -> None:
    card = of("made/vcard_script.vcf")[0]

    assert (card.webs, card.linkedin) == ((), "")
    assert card.name == "<img src=x onerror=alert(1)>"


def test_a_card_with_a_picture_of_megabytes_is_linear() -> None:
    photo = "\n ".join(["A" * 70] * 60_000)

    card = cards(f"BEGIN:VCARD\nFN:Ana\nPHOTO;ENCODING=b:{photo}\nEND:VCARD\n")[0]

    assert isinstance(card, ContactRow)


def test_no_card_at_all_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        cards("FN:Ana\n")

    assert refused.value.code == "no_cards"


def test_one_line_folded_without_end_is_cut_and_its_card_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 101)
    monkeypatch.setattr(lines, "PIECES", 10)
    monkeypatch.setattr(limits, "CARD_SIZE", 100)
    folded = "\n ".join("x" * 300)

    assert max(len(line) for _number, line in lines.logical_lines(io.StringIO(f"NOTE:{folded}\nFN:Ana"))) == 101
    problem, ana = cards(f"BEGIN:VCARD\nFN:Eva\nNOTE:{folded}\nEND:VCARD\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\n")
    assert isinstance(problem, RowProblem) and problem.why == "card_too_big"
    assert isinstance(ana, ContactRow) and ana.name == "Ana"
