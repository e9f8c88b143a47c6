"""A history from the terminal: shown, told who is who, written, taken back."""

import json
from pathlib import Path

import pytest

from tests.exchange.test_terminal import vinculo_import
from tests.world import World
from vinculo.projects.models import Task

SHEET = "Task;Status;Who\nBuy wood;In Arbeit;Marek Wilk\nSaw it;Hecho;Eva Rio\n"


def test_a_sheet_is_brought_with_choices(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, said = tmp_path / "workshop.csv", tmp_path / "choices.json"
    sheet.write_text(SHEET)
    said.write_text(json.dumps({"statuses": {"In Arbeit": "p50"}}))
    asked = [str(sheet), "--client", "Bodega Sol", "--choices", str(said)]

    assert vinculo_import(*asked) == 0
    assert "Nothing was written." in capsys.readouterr().out
    assert vinculo_import(*asked, "--yes") == 0

    wood, saw = Task.objects.order_by("title")
    assert (wood.percent, wood.assignee, wood.project.client.name) == (50, world.marek, "Bodega Sol")
    assert (saw.done_at is not None, saw.description) == (True, "Also on it: Eva Rio")


def test_choices_that_cannot_be_read_are_said(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, said = tmp_path / "workshop.csv", tmp_path / "choices.json"
    sheet.write_text(SHEET)
    said.write_text("[1]")

    assert vinculo_import(str(sheet), "--choices", str(said)) == 2
    assert "cannot be read as JSON" in capsys.readouterr().err
