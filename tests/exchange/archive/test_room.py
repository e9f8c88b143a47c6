"""An archive is begun only where it has room; where the disk becomes full all the same, no half of one stays."""

import errno
import shutil
from io import BufferedWriter
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone

from vinculo.commands.main import main
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.exchange.archive import asking
from vinculo.exchange.archive.models import Archive, archives_folder
from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.room import has_room_in, most_needed


@pytest.fixture
def free(monkeypatch):
    """Says how many bytes are free, by folder; plenty everywhere else."""
    room: dict[Path, int] = {}
    usage = lambda path: SimpleNamespace(free=room.get(Path(path), 10**15))  # noqa: E731
    monkeypatch.setattr(shutil, "disk_usage", usage)
    return room


class Filling(BufferedWriter):
    """A file on a disk that takes a thousand bytes more."""

    def write(self, piece):
        if self.tell() + len(piece) > 1000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(piece)


def filling(path):
    return Filling(path.open("wb", buffering=0))


def test_it_fits_to_the_byte_and_files_count(world, free, tmp_path):
    before = most_needed()
    add_version(NewDocument(world.luna), b"a" * 5000, name="long.txt", by=world.marek, at=timezone.now())
    free[tmp_path] = most_needed()

    has_room_in(tmp_path / "not" / "there" / "yet")

    assert most_needed() >= before + 5000 > 5000


def test_one_byte_less_is_refused_with_the_folder_and_how_much(world, free, tmp_path, capsys):
    free[tmp_path] = most_needed() - 1

    assert main(["archive", "make", str(tmp_path / "it.zip")]) == 1

    said = capsys.readouterr().err
    assert f"not enough room in {tmp_path} " in said and "needed" in said
    assert list(tmp_path.iterdir()) == []


def test_the_desk_says_so_and_asks_for_nothing(world, signed_in, free, settings, tmp_path):
    settings.DATA_DIR, free[tmp_path] = tmp_path, 1000
    browser = signed_in(world.rita)

    said = browser.post("/settings/archive/make/", follow=True).content.decode()

    assert "not enough room" in said and not Archive.objects.exists()


def test_a_disk_that_fills_leaves_no_half_of_it(world, free, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(asking, "written", filling)

    assert main(["archive", "make", str(tmp_path / "it.zip")]) == 1

    assert "became full" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nor_in_the_background(world, free, monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    archive = asking.ask_for(by=world.rita, language="en", at=timezone.now())
    monkeypatch.setattr(asking, "written", filling)

    with pytest.raises(Refused) as why:
        asking.make(archive.pk)

    archive.refresh_from_db()
    assert (why.value.code, archive.state) == ("disk_full", Archive.State.FAILED)
    assert list(archives_folder().iterdir()) == []
