"""Files people bring: their name leads nowhere, their size and what is packed in them cost nothing."""

import gzip
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.trust.around import CONTACTS
from tests.trust.asking import Asker
from tests.trust.everything import Everything
from vinculo.exchange import limits, receiving
from vinculo.exchange.models import ImportRun

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "../../../evil.csv", "..\\..\\evil.csv", "/etc/cron.d/evil.csv", "C:\\Windows\\evil.csv", "a\x00b.csv", "CON.csv",
    "list.csv.exe.csv", "\u202evsc.exe.csv", "list\r\nSet-Cookie: a=b.csv", ".csv", "....//....//evil.csv",
    "a" * 300 + ".csv", "ñ" * 200 + ".csv", "<img src=x onerror=alert(1)>.csv", "'; DROP TABLE x; --.csv",
    "%2e%2e%2f.csv",
]  # fmt: skip
KEY = re.compile(r"[0-9a-f]{40}")


def files() -> set[str]:
    """Everything under the data folder of the tests but the database."""
    folder = Path(settings.DATA_DIR)
    return {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and "sqlite3" not in path.name
    }


def upload(all_: Everything, name: str, data: bytes = CONTACTS) -> Any:
    file = SimpleUploadedFile("x", data)
    file._name = name  # as a client other than a browser would send it
    return Asker(all_.marek).tell("POST", "/imports/new/", {"file": file, "client": ""})


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_leads_nowhere(all_, name):
    before = files()

    answer = upload(all_, name)

    run = ImportRun.objects.order_by("pk").last()
    assert (answer.status_code, files() - before) == (302, {f"imports/{run.stored_as}"})
    assert KEY.fullmatch(run.stored_as)
    assert not set("/\\\x00\r\n\u202e") & set(run.file_name)
    assert len(run.file_name) <= 200


def test_control_a_file_kept_under_its_own_name_is_noticed(all_, monkeypatch):
    monkeypatch.setattr(receiving.secrets, "token_hex", lambda length: "../evil.csv")
    before = files()

    upload(all_, "list.csv")

    assert [name for name in files() - before if not KEY.fullmatch(Path(name).name)] == ["evil.csv"]
    (Path(settings.DATA_DIR) / "evil.csv").unlink()


def test_the_same_name_a_hundred_times_is_a_hundred_files(all_):
    kept = {receiving.receive([CONTACTS], "list.csv", by=all_.marek).stored_as for _time in range(100)}

    assert len(kept) == 100


def test_only_the_house_may_read_what_was_brought(all_):
    upload(all_, "list.csv")

    path = ImportRun.objects.order_by("pk").last().path
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert Asker(all_.marek).ask("GET", f"/imports/{path.name}").status_code == 404


def test_a_file_that_is_too_large_is_refused_and_leaves_nothing(all_, monkeypatch):
    monkeypatch.setattr(limits, "FILE_SIZE", 1000)
    before = files()

    answer = upload(all_, "list.csv", CONTACTS + b"," * 2000)

    assert (answer.status_code, files() - before) == (200, set())


def test_control_without_the_limit_it_is_kept(all_):
    before = files()

    upload(all_, "list.csv", CONTACTS + b"Pau,pau@serra.example,Serra\n" * 80)

    assert len(files() - before) == 1


def bombs() -> dict[str, bytes]:
    """Small files that unpack to 400 MB or more, or that go deeper than any reader should follow."""
    zeros = b"\0" * (400 * limits.MEGABYTE)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", zeros)
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", packed.getvalue())
    laughs = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )  # fmt: skip
    return {
        "book.xlsx": packed.getvalue(),
        "nested.zip": nested.getvalue(),
        "list.csv.gz": gzip.compress(zeros, 6),
        "laughs.xml": f"{laughs}]><a>&a11;</a>".encode(),
        "deep.json": b'{"cards": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        "wide.json": b'{"name": "x", "lists": [], "cards": [' + b"{}," * 3 + b'{"id": ' + b"9" * 100_000 + b"}]}",
    }


READS = """
import json, resource, sys
import django; django.setup()
from vinculo.exchange.opening import TABLES, format_of, open_board, open_records, shape_of
from vinculo.exchange.refusals import Refused
pages = int(open("/proc/self/statm").read().split()[0])
room = pages * resource.getpagesize() + 300 * 1024 * 1024
used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + 4
resource.setrlimit(resource.RLIMIT_AS, (room, room)); resource.setrlimit(resource.RLIMIT_CPU, (used, used))
def read(path):
    with open(path, "rb") as stream:
        found = format_of(stream, path).format
        shape_of(stream, found)
        if found.holds == "board":
            open_board(stream, found)
        else:
            list(open_records(stream, found))
def unpack(path):
    import zipfile
    archive = zipfile.ZipFile(path)
    archive.read(archive.namelist()[0])
try:
    (unpack if "--unpack" in sys.argv else read)(sys.argv[1])
    print("read")
except Refused as refused:
    print("refused", refused.code)
"""


def in_a_child(path: Path, *options: str) -> str:
    """What becomes of a file in a process that may take 300 MB and four seconds more than it had."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VINCULO_SECRET_KEY": settings.SECRET_KEY,
        "VINCULO_DATA": str(path.parent),
    }
    command = [sys.executable, "-c", READS, str(path), *options]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "killed"


@pytest.mark.slow
def test_a_bomb_is_refused_without_being_unpacked(tmp_path):
    ends = {}
    for name, data in bombs().items():
        path = tmp_path / name
        path.write_bytes(data)
        ends[name] = in_a_child(path).split()[0]

    assert ends == dict.fromkeys(ends, "refused")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(ends)


@pytest.mark.slow
def test_control_unpacking_one_takes_more_than_a_process_may(tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(bombs()["book.xlsx"])

    assert in_a_child(path, "--unpack") == "killed"


def test_what_is_packed_is_refused_at_the_door(all_):
    before, runs = files(), ImportRun.objects.count()

    codes = {name: upload(all_, name, data).status_code for name, data in bombs().items() if "json" not in name}

    assert set(codes.values()) == {200}  # the form again, with a sentence
    assert (files() - before, ImportRun.objects.count()) == (set(), runs)
