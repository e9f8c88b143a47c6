"""What unpacks to more than a machine bears costs us a child process and nothing else."""

import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as ours
from django.utils import timezone

from tests.documents.papers import assembled, pdf
from tests.trust.sending_files import files, zipped
from vinculo.documents.drawing import draw
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through

pytestmark = pytest.mark.once


def huge_png(side: int = 65_000) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    line = b"\0" * (side // 8 + 2)
    body = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def deep_pdf() -> bytes:
    """400 MB of zeros behind a filter, drawn as a picture of the page."""
    squeezed = zlib.compress(bytes(200 * 1024 * 1024), 9)
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 14000 /Height 14000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    picture += b" /Filter /FlateDecode /Length %d >>\nstream\n" % len(squeezed) + squeezed + b"\nendstream"
    stream = b"q 595 0 0 842 0 0 cm /I Do Q"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    page += b" /Resources << /XObject << /I 5 0 R >> >> >>"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            picture,
        ]
    )


def many_objects() -> bytes:
    return pdf()[:-6] + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(10, 300_000)) + b"%%EOF\n"


def looping_pdf() -> bytes:
    """A form that draws itself twice, fifty deep."""
    forms = []
    for depth in range(50):
        inner = b"/F Do /F Do" if depth < 49 else b"0 0 9 9 re f"
        resources = b"<< /XObject << /F %d 0 R >> >>" % (6 + depth)
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources %s /Length %d >>\nstream\n%s\nendstream"
            % (resources, len(inner), inner)
        )
    stream = b"/F Do"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /F 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            *forms,
        ]
    )


def wide_pdf() -> bytes:
    return pdf().replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")


BOMBS: dict[str, Callable[[], bytes]] = {
    "a picture of 65,000 by 65,000 points": huge_png,
    "a page that unpacks to 200 MB": deep_pdf,
    "300,000 objects": many_objects,
    "a page that draws itself": looping_pdf,
    "a page without end": wide_pdf,
}


# The real child, which notes in the end how much memory it has had at most. What the system says of an ended child
# counts what its parent had, and a process that has run a thousand tests has a lot.
WATCHED = """
import atexit, pathlib, runpy
pathlib.Path({note!r}).write_text("1")  # it stays so where the limit ends the child
def note():
    (line,) = [one for one in open("/proc/self/status") if one.startswith("VmHWM")]
    pathlib.Path({note!r}).write_text(line.split()[1])
atexit.register(note)
runpy.run_path({child!r}, run_name="__main__")
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_us_nothing_but_a_child(world, name, monkeypatch, tmp_path):
    note, child = tmp_path / "kb", tmp_path / "child.py"
    child.write_text(WATCHED.format(note=str(note), child=str(draw.CHILD)))
    monkeypatch.setattr(draw, "CHILD", child)
    monkeypatch.setattr(draw, "SECONDS", 20)
    version = add_version(NewDocument(world.luna), BOMBS[name](), name="b", at=timezone.now(), by=world.marek)

    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, version.looked_at is not None) == ("good", True)
    assert 0 < int(note.read_text()) < 1_100_000
    assert version.drawn.count() in (0, 2)
    assert not list(Path(ours.INCOMING_DIR).glob("drawn-*"))


@pytest.mark.slow
def test_control_without_limits_the_picture_is_unpacked(tmp_path):
    """The same picture in a process with as much memory as we give, but without our look at its size."""
    path = tmp_path / "b.png"
    path.write_bytes(huge_png())
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
            "from PIL import Image; Image.MAX_IMAGE_PIXELS = None\n"
            "Image.open(sys.argv[1]).convert('RGB')",
            str(path),
        ],
        capture_output=True,
        check=False,
    )

    assert b"MemoryError" in told.stderr


def test_archives_are_never_unpacked(world, monkeypatch):
    inner = zipped(zeros=bytes(20_000_000))
    nested = zipped(**{f"{n}.zip": inner for n in range(5)}, **{"../../evil": b"x", "/etc/evil": b"x"})
    monkeypatch.setattr(zipfile.ZipFile, "__init__", lambda *_, **__: pytest.fail("unpacked"))
    before = files()

    version = add_version(NewDocument(world.luna), nested, name="b.zip", at=timezone.now(), by=world.marek)
    look_through(version.pk)

    assert files() - before == {f"documents/{version.key}"}
    assert version.media_type == "application/zip"
