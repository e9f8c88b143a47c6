import subprocess
from pathlib import Path

import pytest

from tools.check_addresses import problems


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def test_a_lock_without_addresses_is_fine(repository: Path) -> None:
    (repository / "requirements.lock").write_text("polib==1.2.0 --hash=sha256:00\n")

    assert list(problems(repository)) == []


def test_the_host_of_a_registry_is_found_in_any_file(repository: Path) -> None:
    (repository / "notes.md").write_text("first\nsee " + "pypi" + ".org\n")

    assert list(problems(repository)) == ["notes.md:2: names the host of a package registry"]


def test_choosing_a_registry_is_found_where_packages_are_listed(repository: Path) -> None:
    (repository / "requirements.txt").write_text("--extra-index-url=somewhere\n")

    assert list(problems(repository)) == ["requirements.txt:1: chooses a package registry"]
