"""An administrator has an archive made, takes it away after saying the password again, and nobody else does."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

from tests.world import PASSWORD, World, make_person
from vinculo.exchange.archive import asking
from vinculo.exchange.archive.models import Archive
from vinculo.people.models import Role
from vinculo.record.models import Entry


@pytest.fixture
def rita(world: World, signed_in: Any, tmp_path: Path, settings: Any) -> Browser:
    settings.DATA_DIR = tmp_path
    browser: Browser = signed_in(world.rita)
    return browser


def made(rita: Browser) -> Archive:
    assert rita.post("/settings/archive/make/").url == "/settings/archive/"
    archive: Archive = Archive.objects.get()
    asking.make(archive.pk)
    archive.refresh_from_db()
    return archive


def test_asked_for_twice_it_is_made_once(rita: Browser, world: World) -> None:
    for _again in range(2):
        rita.post("/settings/archive/make/")

    waiting = Archive.objects.get()
    assert (waiting.by, waiting.is_waiting) == (world.rita, True)
    assert 'data-follow="/settings/archive/progress/"' in rita.get("/settings/archive/").content.decode()
    assert rita.get("/settings/archive/progress/").status_code == 200


def test_made_it_is_listed_with_its_hash_and_taken_after_the_password(rita: Browser) -> None:
    archive = made(rita)

    page = rita.get("/settings/archive/").content.decode()
    assert archive.sha256 in page and f"/settings/archive/{archive.pk}/" in page
    assert archive.path.stat().st_mode & 0o077 == 0
    assert rita.get("/settings/archive/progress/").status_code == 204
    for address in (f"/settings/archive/{archive.pk}/", f"/settings/archive/{archive.pk}/file/"):
        asked = rita.get(address)
        assert asked.status_code == 302 and "/account/confirm/" in asked.url
    back = rita.post(asked.url, {"password": PASSWORD})
    assert back.url == f"/settings/archive/{archive.pk}/file/"
    answer = rita.get(back.url)
    assert "attachment" in answer["Content-Disposition"]
    assert len(b"".join(answer.streaming_content)) == archive.size
    assert Entry.objects.get(kind="record.archived").subject == f"archive:{archive.pk}"
    assert rita.get(f"/settings/archive/{archive.pk}/").status_code == 200


def test_another_administrator_sees_it_and_cannot_take_it(rita: Browser, signed_in: Any) -> None:
    archive = made(rita)
    other = signed_in(make_person("Ada Roca", Role.ADMINISTRATOR))

    page = other.get("/settings/archive/").content.decode()
    assert archive.sha256 in page and f"/settings/archive/{archive.pk}/file/" not in page
    assert other.get(f"/settings/archive/{archive.pk}/").status_code == 404
    assert other.get(f"/settings/archive/{archive.pk}/file/").status_code == 404


def test_who_administers_no_more_takes_nothing(rita: Browser, world: World) -> None:
    archive = made(rita)
    world.rita.role = Role.MANAGER

    assert not archive.may_be_taken_by(world.rita)


def test_deleted_its_file_is_gone_and_it_stays_in_the_list(rita: Browser) -> None:
    archive = made(rita)

    rita.post(f"/settings/archive/{archive.pk}/delete/")

    assert not archive.path.exists()
    assert "No longer kept" in rita.get("/settings/archive/").content.decode()


def test_stopped_while_it_was_made_it_leaves_no_file(rita: Browser, monkeypatch: Any) -> None:
    rita.post("/settings/archive/make/")
    archive = Archive.objects.get()
    whole = asking.write

    def stopped_meanwhile(*args: Any, **options: Any) -> Any:
        manifest = whole(*args, **options)
        archive.forget_file()
        return manifest

    monkeypatch.setattr(asking, "write", stopped_meanwhile)
    asking.make(archive.pk)

    archive.refresh_from_db()
    assert (archive.state, archive.path.exists()) == (Archive.State.GONE, False)


def test_one_that_does_not_go_well_says_so_and_leaves_no_file(rita: Browser, monkeypatch: Any) -> None:
    rita.post("/settings/archive/make/")
    archive = Archive.objects.get()
    monkeypatch.setattr(asking, "hash_of", lambda path: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        asking.make(archive.pk)

    assert "Stopped half-way" in rita.get("/settings/archive/").content.decode()
    assert not list(archive.path.parent.iterdir())


def test_one_that_takes_too_long_leaves_no_file(rita: Browser, monkeypatch: Any) -> None:
    rita.post("/settings/archive/make/")
    archive = Archive.objects.get()

    def too_long(path: Path) -> str:
        raise SystemExit

    monkeypatch.setattr(asking, "hash_of", too_long)
    with pytest.raises(SystemExit):
        asking.make(archive.pk)

    archive.refresh_from_db()
    assert (archive.state, list(archive.path.parent.iterdir())) == (Archive.State.FAILED, [])


def test_what_a_killed_job_left_goes_after_a_day(rita: Browser) -> None:
    whole = made(rita)
    rita.post("/settings/archive/make/")
    left = Archive.objects.waiting().get()
    left.draft.write_bytes(b"half of it")
    (left.path.parent / "of-nobody.part").write_bytes(b"half of it")

    asking.forget_old(at=timezone.now() + timedelta(hours=3))
    assert sorted(left.path.parent.iterdir()) == sorted([whole.path, left.draft])
    asking.forget_old(at=timezone.now() + timedelta(hours=25))

    left.refresh_from_db()
    assert (left.state, list(left.path.parent.iterdir())) == (Archive.State.FAILED, [whole.path])


def test_after_a_week_it_goes_by_itself(rita: Browser) -> None:
    archive = made(rita)

    assert asking.forget_old(at=timezone.now() + timedelta(days=6)) == 0
    assert asking.forget_old(at=timezone.now() + timedelta(days=8)) == 1
    assert not archive.path.exists()
