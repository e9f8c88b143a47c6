"""Files in a store elsewhere go into an archive and come back; and what has no room aside is not begun."""

import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.documents.bucket import a_bucket, keys
from tests.documents.papers import PNG
from tests.exchange.archive.places import another_installation
from tests.world import make_world
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Version
from vinculo.documents.storage import storage
from vinculo.exchange.archive import restoring
from vinculo.exchange.archive.making import Wish, write
from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.restoring import has_room, restore

AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name.startswith("files/")}


def write_to(path: Path) -> Path:
    with path.open("wb") as file:
        write(file, Wish(None, "en", AT))
    return path


def test_files_go_from_a_disk_to_a_bucket_and_out_of_it(db, settings, monkeypatch, tmp_path):
    with another_installation(tmp_path / "first"):
        world = make_world()
        add_version(NewDocument(world.luna), PNG, name="shelf.png", at=timezone.now(), by=world.marek)
        made = write_to(tmp_path / "first.zip")

    with a_bucket(settings, monkeypatch, tmp_path) as bucket:
        restore(made)
        version = Version.objects.get()
        again = write_to(tmp_path / "second.zip")

        assert keys(bucket) == {version.key}
        with storage().open(version.key) as file:
            assert file.read() == PNG
        assert files_of(again) == files_of(made) != {}


def room_for(monkeypatch, largest):
    """A thousand bytes are free where files wait."""
    room = {Path(tempfile.gettempdir()): 1000}
    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda path: SimpleNamespace(free=room.get(Path(path), 10**12)))
    has_room(SimpleNamespace(infos={f"files/{size}": SimpleNamespace(file_size=size) for size in (10, largest)}))


def test_a_file_that_fits_aside_twice_is_let_in(monkeypatch):
    room_for(monkeypatch, 500)


def test_one_that_does_not_is_refused_with_the_folder_named(monkeypatch):
    with pytest.raises(Refused) as no:
        room_for(monkeypatch, 501)

    assert no.value.code == "space_aside"
    assert tempfile.gettempdir() in str(no.value)
