from pathlib import Path

import pytest

from tools.check_locks import problems

PROJECT = """
[project]
dependencies = ["Some_Library[extra]>=1"]
optional-dependencies = { postgres = ["driver>=3"] }
[dependency-groups]
dev = ["tester"]
"""


def pin(name: str, version: str = "1.0") -> str:
    return f"{name}=={version} \\\n    --hash=sha256:00\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements.lock").write_text(pin("some-library") + pin("driver"))
    (tmp_path / "requirements-dev.lock").write_text(pin("some-library") + pin("driver") + pin("tester"))
    return tmp_path


def test_locks_in_step_are_fine(repository: Path) -> None:
    assert list(problems(repository)) == []


def test_a_pin_without_a_hash_is_named(repository: Path) -> None:
    (repository / "requirements-dev.lock").write_text(pin("some-library") + pin("driver") + "tester==1.0\n")

    assert list(problems(repository)) == ["requirements-dev.lock: tester has no hash"]


def test_two_versions_of_one_package_are_named(repository: Path) -> None:
    (repository / "requirements.lock").write_text(pin("some-library", "2.0") + pin("driver"))

    assert list(problems(repository)) == ["some-library is 2.0 in requirements.lock and 1.0 in requirements-dev.lock"]


def test_a_package_that_was_not_locked_is_named(repository: Path) -> None:
    (repository / "requirements.lock").write_text(pin("some-library"))

    assert list(problems(repository)) == ["requirements.lock lacks driver"]
