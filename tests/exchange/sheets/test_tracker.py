"""A tracker made by hand becomes projects, milestones and tasks; what is not certain is proposed, shown and asked."""

import io
from datetime import date
from typing import Any

import pytest

from tests.exchange.samples import sample
from vinculo.exchange.history.records import Account, Job, Mark, Said, Work
from vinculo.exchange.opening import format_of
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.sheets import questions, tracker

SPANISH = "made/es_pl_seguimiento.xlsx"


def read(text: str, **choices: str) -> list[Any]:
    return list(tracker.read(io.BytesIO(text.encode()), Format.TRACKER, "Plan.csv", choices))


def asked(text: str, **choices: str) -> dict[str, questions.Question]:
    found = questions.asks(io.BytesIO(text.encode()), Format.TRACKER, "Plan.csv", choices)
    return {one.name: one for one in found}


def test_a_tracker_with_a_title_and_headings_in_two_rows_is_read() -> None:
    with sample(SPANISH) as stream:
        work, first, second, third, total = tracker.read(stream, Format.TRACKER, "x.xlsx", {})

    assert isinstance(work, Work) and work.name == "Seguimiento de proyecto Web Ñandú — versión 3"
    assert isinstance(first, Job) and isinstance(second, Job) and isinstance(third, Job)
    assert (first.starts_on, first.due_on, first.percent) == (date(2026, 4, 3), date(2026, 4, 10), 50)
    assert (second.percent, second.parent_id, second.due_on) == (25, first.id, None)
    assert third.name == "=1+1"
    assert third.starts_on == date(2026, 3, 19)
    assert [(one.why, one.value) for one in third.remarks] == [("date_refused", "31/02/2026")]
    assert isinstance(total, RowProblem) and total.why == "total_row"


def test_sheets_and_hidden_ones_can_be_chosen() -> None:
    with sample(SPANISH) as stream:
        sheet = questions.asks(stream, Format.TRACKER, "x.xlsx", {})[0]
        polish = [one for one in tracker.read(stream, Format.TRACKER, "x.xlsx", {"sheet": "1"}) if isinstance(one, Job)]

    assert sheet.options == (("0", "Seguimiento"), ("1", "Harmonogram"), ("2", "oculta (hidden)"))
    assert sheet.proposed == "0"
    assert [(one.name, one.starts_on) for one in polish] == [
        ("Projekt graficzny", date(2026, 4, 3)),
        ("Wdrożenie", None),
    ]


def test_the_order_of_dates_is_proposed_from_the_whole_column() -> None:
    text = "Task,Due date,Status\nA,03/04/2026,open\nB,25/04/2026,open\n"

    assert asked(text)["dates"].proposed == "dmy"
    assert [one.due_on for one in read(text) if isinstance(one, Job)] == [date(2026, 4, 3), date(2026, 4, 25)]
    chosen = [one for one in read(text.replace("25/04", "04/04"), dates="mdy") if isinstance(one, Job)]
    assert [one.due_on for one in chosen] == [date(2026, 3, 4), date(2026, 4, 4)]


def test_the_decimal_sign_is_proposed_from_the_whole_column() -> None:
    text = "Tarea;Responsable;Horas\nA;Ana;1,5\nB;Ana;1.200\n"

    assert asked(text)["decimal"].proposed == ","
    assert [one.estimate_minutes for one in read(text) if isinstance(one, Job)] == [90, 72_000]


def test_a_column_can_mean_something_else_and_another_row_can_be_the_headings() -> None:
    text = "Task,Who,Comment\nDrawings,Ana,In March\n"

    (_work, job) = read(text, s0r1c2="about")
    assert (job.about, job.assignees[0].name) == ("In March", "Ana")
    assert asked(text, headings="2")["s0r2c0"].label == "Drawings"


def test_clients_milestones_notes_and_what_has_no_place_come_along() -> None:
    text = (
        "ID,Project,Client,Milestone,Task,Owner,Estimate,Notes,Depends on,Risk\n"
        "7,Harbour,Luna Café,Launch (2026-05-01),Menu,Ana and Bo,3 d,Call them,,high\n"
        "8,Harbour,Luna Café,Launch (2026-05-01),Shoot,,2 wks,,7FS+2,\n"
    )

    account, work, mark, menu, said, shoot = read(text)

    assert isinstance(account, Account) and account.name == "Luna Café"
    assert isinstance(work, Work) and work.account_id == account.id
    assert isinstance(mark, Mark) and (mark.name, mark.due_on) == ("Launch", date(2026, 5, 1))
    assert isinstance(menu, Job) and isinstance(said, Said) and said.on_id == menu.id
    assert (menu.estimate_minutes, menu.about, menu.mark_id) == (1440, "Risk: high", mark.id)
    assert [one.name for one in menu.assignees] == ["Ana", "Bo"]
    assert [(one.id, one.lag_days) for one in shoot.after] == [(menu.id, 2)]


def test_a_list_of_projects_becomes_projects() -> None:
    text = (
        "Project Name,Client,Start Date,End Date,Status,Owner,Budget (USD)\n"
        'Harbour,Luna,2026-01-05,2026-06-30,On Track,Ana,"$150,000"\n'
    )

    _account, work = read(text)

    assert isinstance(work, Work)
    assert (work.name, work.due_on, work.status, work.about) == (
        "Harbour", date(2026, 6, 30), "On Track", "Budget (USD): $150,000",
    )  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    ["Account Name,Account Owner,Phone,Billing City,Industry", "Company name,Company owner,Phone Number,City,Industry",
     "Organization - Name,Organization - Owner,Phone,City,Organization - People"],
)  # fmt: skip
def test_a_list_of_companies_becomes_companies(headings: str) -> None:
    stream = io.BytesIO(f"{headings}\nLuna Café,Ana,+34 911 000 000,Madrid,Food\n".encode())

    assert format_of(stream, "accounts.csv").format is Format.TRACKER
    (found,) = tracker.read(stream, Format.TRACKER, "accounts.csv", {})
    assert isinstance(found, Account)
    assert (found.name, found.city, found.phone) == ("Luna Café", "Madrid", "+34 911 000 000")


def test_the_same_rows_are_the_same_tasks_whatever_their_order() -> None:
    rows = ["A,open\n", "B,open\n", "A,done\n"]

    once = {one.id for one in read("Task,Status\n" + "".join(rows)) if isinstance(one, Job)}

    assert {one.id for one in read("Task,Status\n" + "".join(reversed(rows))) if isinstance(one, Job)} == once
    assert len(once) == 3
