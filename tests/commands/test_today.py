"""Today in the terminal: the same content as the page, as text and as JSON."""

import json

import pytest
import time_machine

from tests.practices.test_board import make_nudge
from tests.world import NOW
from vinculo.commands.main import main


@pytest.fixture(autouse=True)
def at_now():
    with time_machine.travel(NOW, tick=False):
        yield


def test_asks_whose_day_it_is_when_several_work_here(world, capsys):
    assert main(["today"]) == 2
    assert "--for" in capsys.readouterr().err


def test_says_when_nobody_waits(world, capsys):
    assert main(["today", "--for", "marek@faro.example"]) == 0
    assert "Nobody is waiting for you today" in capsys.readouterr().out


def test_says_whom_to_talk_to(world, capsys):
    make_nudge(world.luna, world.marek, world.ana)

    assert main(["today", "--for", "MAREK@faro.example"]) == 0

    out = capsys.readouterr().out
    assert "Café Luna" in out and "+34 600 000 000" in out


def test_json_holds_the_same(world, capsys):
    nudge = make_nudge(world.luna, world.marek, world.ana, channel="phone")

    main(["today", "--for", "marek@faro.example", "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    (talk,) = found["conversations"]
    assert (talk["client"], talk["contact"], talk["channel"], talk["urgency"]) == (
        "Café Luna",
        "Ana Prado",
        "phone",
        "today",
    )
    assert found["total"] == 1 and nudge.pk
