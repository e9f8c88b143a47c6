"""What comes out of Zoho CRM's files."""

import io
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.exchange.samples import assert_storable, sample
from tests.exchange.zoho import made
from vinculo.exchange.history.opening import open_history, questions_of
from vinculo.exchange.history.records import Account, Appointment, Deal, Job, Known, Said, Way, Work
from vinculo.exchange.opening import format_of
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import Refused, RowProblem

LUNA, ANA, SITE = "5725767000000524157", "5725767000000524201", "5725767000000524401"


def read(stream: Any, name: str = "", format: Format = Format.ZOHO) -> list[Any]:
    assert format_of(stream, name).format == format
    found = list(open_history(stream, format, name))
    assert_storable(found)
    return found


def counted(found: list[Any]) -> dict[str, int]:
    return dict(Counter(type(one).__name__ for one in found))


def one(found: list[Any], kind: type[Any], id: str) -> Any:
    return next(record for record in found if isinstance(record, kind) and record.id == id)


@pytest.fixture(scope="module")
def backup() -> list[Any]:
    return read(made.backup())


def test_the_backup_comes_whole(backup: list[Any]) -> None:
    assert counted(backup) == {
        "Account": 2, "Known": 3, "Deal": 2, "Said": 3, "Work": 1, "Job": 2, "Appointment": 1, "RowProblem": 4,
    }  # fmt: skip
    assert [problem.why for problem in backup if isinstance(problem, RowProblem)] == [
        "zoho_other_module", "nobody", "zoho_task_of_nobody", "zoho_event_without_time",
    ]  # fmt: skip


def test_ids_are_text_without_the_mark_of_backups(backup: list[Any]) -> None:
    luna = one(backup, Account, LUNA)

    assert (luna.name, luna.city, luna.website) == ("Café Luna", "Madrid", "https://www.cafeluna.example")
    assert (luna.owner.id, luna.owner.name) == ("5725767000000200001", "Marta Sol")
    assert one(backup, Known, ANA).account_id == LUNA
    assert one(backup, Deal, SITE).contact_id == ANA


def test_a_person_comes_with_address_birthday_and_tags(backup: list[Any]) -> None:
    ana = one(backup, Known, ANA).row

    assert (ana.given, ana.family, ana.company, ana.emails) == ("Ana", "Pérez", "Café Luna", ("ana@cafeluna.example",))
    assert ana.phones == (("phone", "+34 910 000 002"), ("mobile", "+34 600 000 002"))
    assert ana.birthday.as_date() == date(1985, 3, 14)
    assert ana.groups == ("vip", "coffee")


def test_what_cannot_be_read_is_said(backup: list[Any]) -> None:
    assert [one.why for one in one_of(backup, "5725767000000524202").row.remarks] == ["mail_refused"]
    lost = one(backup, Deal, "5725767000000524402")
    assert (lost.won, lost.minor, lost.closes_on) == (False, None, date(2023, 5, 31))
    assert [one.why for one in lost.remarks] == ["zoho_amount"]


def one_of(found: list[Any], id: str) -> Any:
    return one(found, Known, id)


def test_a_lead_is_a_person_with_a_company_of_no_account(backup: list[Any]) -> None:
    lead = one_of(backup, "5725767000000524301")

    assert (lead.row.company, lead.account_id, lead.row.title, lead.row.groups) == (
        "Nueva Panadería", "", "Founder", ("Lead",),
    )  # fmt: skip


def test_money_is_in_minor_units(backup: list[Any]) -> None:
    site = one(backup, Deal, SITE)

    assert (site.minor, site.currency, site.probability, site.won) == (1_840_050, "EUR", 60, None)


def test_talks_hang_on_what_they_were_about(backup: list[Any]) -> None:
    said = {one.id[-3:]: (one.on_kind, one.on_id, one.way) for one in backup if isinstance(one, Said)}

    assert said == {
        "501": ("known", ANA, Way.NOTE), "502": ("deal", SITE, Way.NOTE), "801": ("known", ANA, Way.CALL),
    }  # fmt: skip
    call = one(backup, Said, "5725767000000524801")
    assert (call.minutes, call.incoming, call.at) == (3, True, datetime(2024, 3, 5, 14, tzinfo=UTC))


def test_tasks_of_one_company_come_into_one_project(backup: list[Any]) -> None:
    work = next(one for one in backup if isinstance(one, Work))
    jobs = [one for one in backup if isinstance(one, Job)]

    assert work.account_id == LUNA
    assert [(job.name, job.work_id == work.id, job.done, job.labels) for job in jobs] == [
        ("Send the proposal", True, False, ("High",)), ("Visit the shop", True, True, ()),
    ]  # fmt: skip
    assert jobs[1].done_at == datetime(2024, 2, 2, 17, tzinfo=UTC)


def test_an_event_is_an_appointment(backup: list[Any]) -> None:
    kickoff = next(one for one in backup if isinstance(one, Appointment))

    assert (kickoff.title, kickoff.account_id, kickoff.place) == ("Kick-off", LUNA, "Madrid")
    assert kickoff.ends_at == datetime(2024, 4, 2, 11, tzinfo=UTC)


def test_an_answer_of_the_api_keeps_every_digit() -> None:
    won, beyond = read(made.document(made.DEALS))

    assert (won.minor, won.won, won.account_id, won.owner.email) == (1_840_050, True, LUNA, "marta@studio.example")
    assert (beyond.id, beyond.minor) == ("9007199254740993", None)


def test_the_samples_of_the_old_api() -> None:
    (account,) = read(sample("zoho/crm_v1_accounts.xml"))
    assert (account.id, account.name, account.owner.name) == ("919325000000064034", "Test Account", "adam.wardle")
    assert account.owner.id == "919325000000064001"

    with pytest.raises(Refused) as refused:
        read(sample("zoho/crm_v1_salesorders.xml"))
    assert refused.value.code == "zoho_module"


HEADINGS = ("Record Id", "Contact Owner.id", "Contact Owner", "First Name", "Last Name", "Email")
CELLS = ("zcrm_1", "zcrm_9", "Marta Sol", "Ana", "Pérez", "ana@x.example")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_list_in_any_letters_and_separators(separator: str, codec: str) -> None:
    text = "\r\n".join(separator.join(cells) for cells in (HEADINGS, CELLS))

    (known,) = read(io.BytesIO(text.encode(codec)), "people.csv")

    assert (known.id, known.row.name, known.owner.id) == ("1", "Ana Pérez", "9")


def test_the_variant_with_an_id_of_its_module() -> None:
    text = "Deal Id,Deal Owner.id,Deal Owner,Deal Name,Sub-Pipeline,Stage,Company Name.id,Company Name\n"

    (deal,) = read(io.BytesIO(f"{text}7,9,Marta Sol,Site,Sales,Closed Won,3,Café Luna\n".encode()))

    assert (deal.id, deal.account_id, deal.account_name, deal.won) == ("7", "3", "Café Luna", True)


def test_the_headings_of_the_bulk_interface() -> None:
    text = (
        "Record Id,Owner.id,First_Name,Last_Name,Account_Name.id,Account_Name.Account_Name\n1,9,Ana,Pérez,3,Café Luna\n"
    )

    (known,) = read(io.BytesIO(text.encode()))

    assert (known.account_id, known.row.company) == ("3", "Café Luna")


def test_the_order_of_days_is_told_from_the_whole_column() -> None:
    text = "Record Id,Deal Owner.id,Deal Name,Closing Date\n1,9,A,03/04/2024\n2,9,B,%s\n"

    assert read(io.BytesIO((text % "03/25/2024").encode()))[0].closes_on == date(2024, 3, 4)
    assert read(io.BytesIO((text % "25/03/2024").encode()))[0].closes_on == date(2024, 4, 3)


def test_what_no_date_proves_is_asked_with_a_proposal() -> None:
    text = b"Record Id,Deal Owner.id,Deal Name,Closing Date\n1,9,A,03/04/2024\n"

    (question,) = questions_of(io.BytesIO(text), Format.ZOHO, "")
    assert (question.name, question.proposed) == ("dates", "mdy")
    assert read(io.BytesIO(text))[0].closes_on == date(2024, 3, 4)
    (told,) = open_history(io.BytesIO(text), Format.ZOHO, "", {"dates": "dmy"})
    assert isinstance(told, Deal)
    assert told.closes_on == date(2024, 4, 3)
    assert questions_of(made.backup(), Format.ZOHO, "") == ()


def test_an_id_a_spreadsheet_rounded_is_refused() -> None:
    text = "Record Id,Account Owner.id,Account Name,Created Time,Modified Time\n5.72577E+18,9,Café Luna,,\n"

    (problem,) = read(io.BytesIO(text.encode()))

    assert (problem.why, problem.facts) == ("zoho_id_rounded", {"value": "5.72577E+18"})


def test_a_list_of_hubspot_is_not_one_of_zoho() -> None:
    text = (
        b"Record ID,First Name,Last Name,Email,Contact owner,Create Date\n1,Ana,Perez,ana@x.example,Marta,2024-01-01\n"
    )

    assert format_of(io.BytesIO(text)).format == Format.TABLE
