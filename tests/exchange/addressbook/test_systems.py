"""Address books as other systems export them, each in its own shape."""

import io
import zipfile
from typing import Any

import pytest

from tests.exchange.sheets.books import book
from vinculo.exchange.opening import format_of, open_records
from vinculo.exchange.refusals import RowProblem

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Luna,https://www.linkedin.com/in/ana-luna,,Luna Café,CEO,05 Mar 2024\n"


def read(data: bytes) -> tuple[str, list[Any]]:
    stream = io.BytesIO(data)
    format = format_of(stream, "contacts.csv").format
    return format.value, list(open_records(stream, format))


@pytest.mark.parametrize(
    "text",
    [
        '"First Name","Last Name","Title","Account Name","Mailing City","Phone","Mobile","Email","Account Owner"\n'
        '"Ana","Luna","CEO","Luna Café","Madrid","911","600","ana@luna.example","Bo"\n',
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,Associated Company,City\n"
        "101,Ana,Luna,ana@luna.example,911,600,CEO,Luna Café,Madrid\n",
        "First name,Last name,Job title,Person - Organization,Person - Email - Work,Person - Phone - Work,"
        "Person - Phone - Mobile,City\nAna,Luna,CEO,Luna Café,ana@luna.example,911,600,Madrid\n",
        '"Nombre","Apellidos","Dirección de correo electrónico","Teléfono del trabajo","Teléfono móvil","Puesto",'
        '"Organización","Ciudad del trabajo"\n"Ana","Luna","ana@luna.example","911","600","CEO","Luna Café","Madrid"\n',
    ],
    ids=["salesforce", "hubspot", "pipedrive", "outlook in Spanish"],
)
def test_people_of_other_systems_come_whole(text: str) -> None:
    format, (ana,) = read(text.encode())

    assert format == "table"
    assert (ana.name, ana.company, ana.title, ana.city) == ("Ana Luna", "Luna Café", "CEO", "Madrid")
    assert ana.emails == ("ana@luna.example",)
    assert ana.phones == (("phone", "911"), ("mobile", "600"))


@pytest.mark.parametrize(
    "text",
    [
        LINKEDIN + ANA,
        'Notes:\n"When exporting your connection data, …"\n\n' + LINKEDIN + ANA,
        LINKEDIN + 'Notes:\n"When exporting …"\n\n' + LINKEDIN + ANA,
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n" + ANA,
        "Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Data nawiązania kontaktu\n" + ANA,
        "Prénom,Nom,URL,Adresse,Entreprise,Poste,Date\n" + ANA,
    ],
)
def test_linkedin_connections_are_known_in_every_shape(text: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Basic_Export/messages.csv", "CONVERSATION ID,FROM\n")
        archive.writestr("Basic_Export/Connections.csv", text)

    for data in (text.encode(), text.encode("utf-8-sig"), packed.getvalue()):
        format, (ana,) = read(data)
        assert format == "linkedin"
        assert (ana.name, ana.linkedin) == ("Ana Luna", "https://www.linkedin.com/in/ana-luna")


def test_connections_without_a_name_are_reported() -> None:
    _format, (nobody, ana) = read(f"{LINKEDIN},,,,,,30 Apr 2026\n{ANA}".encode())

    assert isinstance(nobody, RowProblem) and nobody.why == "nobody"
    assert ana.name == "Ana Luna"


def test_a_contact_sheet_of_a_workbook_is_a_contact_list_and_rows_keep_their_numbers() -> None:
    stream = book(["Contactos 2026"], [], ["Nombre", "Empresa", "Correo"], [], ["Ana Luna", "Luna", "ana@luna.example"])

    format, (ana,) = read(stream.getvalue())

    assert format == "table"
    assert (ana.line, ana.company, ana.emails) == (5, "Luna", ("ana@luna.example",))
