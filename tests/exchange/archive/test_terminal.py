"""`vinculo archive`, and a process that is killed in the middle of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.exchange.archive.places import another_installation
from tests.world import make_world
from vinculo.clients.models import Client
from vinculo.commands.main import main
from vinculo.exchange.archive.restoring import restore
from vinculo.people.models import Person
from vinculo.record.verify import check as check_record


def test_made_checked_and_refused_where_somebody_lives(world: Any, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "it.zip"

    assert main(["archive", "make", str(path), "--language", "pl"]) == 0
    assert path.stat().st_mode & 0o077 == 0
    assert main(["archive", "make", str(path)]) == 2
    assert main(["archive", "check", str(path)]) == 0
    assert "whole" in capsys.readouterr().out
    assert main(["archive", "restore", str(path)]) == 1
    assert "not empty" in capsys.readouterr().err
    path.write_bytes(path.read_bytes()[:-100])
    assert main(["archive", "check", str(path)]) == 1


@pytest.mark.slow
def test_killed_just_before_the_end_nothing_is_there_and_again_all_is(
    tmp_path: Path, django_db_setup: None, django_db_blocker: Any
) -> None:
    """A real process and a real SIGKILL: all rows are written and checked, and not one of them stays."""
    if connection.vendor != "sqlite":
        pytest.skip("both databases of this test are files")
    with django_db_blocker.unblock():
        with another_installation(tmp_path / "first"):
            make_world()
            assert main(["archive", "make", str(tmp_path / "it.zip")]) == 0
        with another_installation(tmp_path / "second"):
            assert not Person.objects.exists()
        killed = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "vinculo", "archive", "restore", str(tmp_path / "it.zip")],
            env={
                **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "VINCULO_DATA": str(tmp_path / "second"),
                "VINCULO_SECRET_KEY": settings.SECRET_KEY, "VINCULO_CRASH_AT": "archive.checked",
            },
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        with another_installation(tmp_path / "second"):
            assert not Person.objects.exists() and not Client.objects.exists()
            assert restore(tmp_path / "it.zip").rows > 20
            assert Client.objects.count() == 2 and check_record().fault is None
