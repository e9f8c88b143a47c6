"""What comes out of Zoho Projects' answers."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.exchange.zoho import made
from tests.exchange.zoho.test_crm import counted, one, read
from vinculo.exchange.history.records import Job, Mark, Said, Work
from vinculo.exchange.reading.formats import Format

WORK = "1708760000031520691"


@pytest.fixture(scope="module")
def found() -> list[Any]:
    return read(made.document(made.PROJECT), "export.json", Format.ZOHO_PROJECTS)


def test_everything_comes(found: list[Any]) -> None:
    assert counted(found) == {"Work": 2, "Mark": 2, "Job": 3, "Said": 1, "RowProblem": 1}


def test_a_project_and_its_days(found: list[Any]) -> None:
    work = one(found, Work, WORK)

    assert (work.name, work.account_name, work.about) == ("New website", "Café Luna", "Two shops\none menu")
    assert (work.starts_on, work.due_on, work.lead.name) == (date(2024, 3, 4), None, "Marta Sol")


def test_milestones_say_whether_the_client_sees_them(found: list[Any]) -> None:
    agreed, online = (one for one in found if isinstance(one, Mark))

    assert (agreed.done_on, agreed.shared, agreed.work_id) == (date(2024, 4, 28), True, WORK)
    assert (online.due_on, online.done_on, online.shared, online.work_id) == (date(2024, 6, 30), None, False, WORK)


def test_a_task_with_its_subtask_comment_and_owner(found: list[Any]) -> None:
    menu = one(found, Job, "1708760000031520801")

    assert (menu.work_id, menu.column, menu.status, menu.percent, menu.done) == (
        WORK,
        "Words",
        "In Progress",
        40,
        False,
    )
    assert (menu.starts_on, menu.due_on, menu.mark_id) == (date(2024, 3, 5), date(2024, 3, 15), "1708760000031520701")
    assert [who.name for who in menu.assignees] == ["Marta Sol"]
    assert one(found, Job, "1708760000031520802").parent_id == menu.id
    comment = next(one for one in found if isinstance(one, Said))
    assert (comment.on_kind, comment.on_id, comment.text) == ("job", menu.id, "Ask Ana first")
    assert comment.at == datetime(2024, 3, 5, tzinfo=UTC)


def test_a_task_of_a_project_the_file_does_not_list_brings_it(found: list[Any]) -> None:
    other = one(found, Job, "1708760000031520804")

    assert one(found, Work, "42").name == "Another"
    assert (other.work_id, other.due_on, other.remarks[0].why) == ("42", None, "date_refused")
