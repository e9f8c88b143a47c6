import subprocess
from pathlib import Path

import pytest

from tools.check_docs import problems


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").write_text("[one](one.md#a-heading)\n")
    (tmp_path / "docs" / "one.md").write_text("## A heading\n\n[back](README.md) and `[no](link.md)` in code\n")
    return tmp_path


def test_pages_that_lead_to_each_other_are_fine(repository: Path) -> None:
    assert list(problems(repository)) == []


@pytest.mark.parametrize("link", ["two.md", "one.md#another-heading", "../gone.png"])
def test_a_link_that_leads_nowhere_is_named(repository: Path, link: str) -> None:
    (repository / "README.md").write_text(f"[see]({link})\n" if "/" in link else f"[see](docs/{link})\n")

    assert [problem.split(": ")[0] for problem in problems(repository)] == ["README.md"]


def test_a_page_nobody_leads_to_is_named(repository: Path) -> None:
    (repository / "docs" / "alone.md").write_text("Nobody comes by.\n")

    assert list(problems(repository)) == ["docs/alone.md: no link leads here from docs/README.md"]


def test_a_picture_is_looked_for_and_not_read(repository: Path) -> None:
    (repository / "docs" / "picture.png").write_bytes(b"\x89PNG")
    (repository / "docs" / "one.md").write_text("## A heading\n\n![what it shows](picture.png)\n")

    assert list(problems(repository)) == []


def test_an_address_outside_is_named(repository: Path) -> None:
    address = "https:" + "//elsewhere.test/page"
    (repository / "docs" / "one.md").write_text(f"## A heading\n\n{address} and http://localhost:8000\n")

    assert list(problems(repository)) == [f"docs/one.md: {address} points outside"]
