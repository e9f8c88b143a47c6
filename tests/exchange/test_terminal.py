"""`vinculo import`."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from tests.desk.imports.test_sheets import PEOPLE
from tests.exchange.importing import record
from tests.exchange.samples import COPIES
from tests.world import World
from vinculo.clients.models import Contact
from vinculo.exchange import terminal
from vinculo.exchange.models import ImportRun, State
from vinculo.projects.models import Project


def vinculo_import(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    terminal.add_arguments(parser)
    return terminal.run(parser.parse_args(arguments))


def told(capsys: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def contacts(tmp_path: Path) -> str:
    path = tmp_path / "list.csv"
    path.write_bytes(b"who,mail,Company\nEva Rio,eva@sol.example,Sol S.L.\n,,\n")
    return str(path)


def test_without_yes_nothing_is_written(world: World, capsys: Any, contacts: str) -> None:
    before = record()

    code = vinculo_import(contacts, "--map", "who=name")

    said = capsys.readouterr().out
    assert (code, record()) == (0, before)
    assert "New 1" in said and "Nothing was written." in said


def test_with_yes_it_is_and_can_be_taken_back(world: World, capsys: Any, contacts: str) -> None:
    before = record()

    code = vinculo_import(
        contacts, "--map", "who=name", "--yes", "--as-person", "marek@faro.example", "--format", "json"
    )

    (report,) = told(capsys)
    assert (code, report["counts"]["new"], report["state"]) == (0, 1, "done")
    assert Contact.objects.get(email="eva@sol.example").name == "Eva Rio"
    assert vinculo_import("--undo", str(report["import"])) == 0
    assert record() == before


def test_everything_for_one_client(world: World, contacts: str) -> None:
    assert vinculo_import(contacts, "--client", "café luna", "--yes") == 0

    assert world.luna.contacts.filter(email="eva@sol.example").exists()


def test_a_board_for_a_client_who_is_new(world: World) -> None:
    assert vinculo_import(str(COPIES / "trello/zayas_board.json"), "--client", "Bodega Sol", "--yes") == 0

    assert Project.objects.get(name="Tekken Notes").client.name == "Bodega Sol"


def test_a_refused_file_says_why_and_the_others_go_on(world: World, capsys: Any, contacts: str) -> None:
    code = vinculo_import(str(COPIES / "made/xlsx_named.csv"), contacts, "--format", "json")

    first, second = told(capsys)
    assert code == 1
    assert first["refused"].startswith("No sheet of this workbook")
    assert second["counts"]["new"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Name at least one file"),
        (["/nowhere/list.csv"], "cannot be opened"),
        (["--undo", "99999"], "There is no import 99999"),
        (["FILE", "--as-person", "teo@faro.example"], "Nobody who may import"),
        (["FILE", "--client", "Nobody"], "No client of yours is called Nobody."),
        (["FILE", "--map", "who=nonsense"], "no such column, or no such field"),
    ],
)
def test_what_is_wrong_is_said(world: World, capsys: Any, contacts: str, arguments: list[str], words: str) -> None:
    code = vinculo_import(*[contacts if one == "FILE" else one for one in arguments])

    assert code == 2
    assert words in capsys.readouterr().err


def test_a_list_without_known_columns_asks_for_map(world: World, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b\n1,2\n")

    assert vinculo_import(str(path)) == 1
    assert "--map" in capsys.readouterr().out
    assert ImportRun.objects.get().state == State.CANCELLED


def test_a_sheet_of_a_workbook_may_be_named(world: World, capsys: Any, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(PEOPLE)

    assert vinculo_import(str(path), "--sheet", "SUPPLIERS", "--format", "json") == 0
    assert told(capsys)[0]["counts"]["new"] == 2

    assert vinculo_import(str(path), "--sheet", "Notes") == 2
    assert "There is: Friends, Suppliers, Old" in capsys.readouterr().err
