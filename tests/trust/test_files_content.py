"""What comes in may be an attack: by its content, its name, what it unpacks to, a virus in it."""

import io
import json
import re
import socket
import struct
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as ours
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.documents.papers import PNG, assembled, pdf, png
from tests.portal.visiting import take_part, visit
from vinculo.documents import names, sniff
from vinculo.documents.drawing import draw
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through, waiting
from vinculo.documents.models import Document, Version
from vinculo.documents.storage import storage
from vinculo.documents.timetable import look_again

pytestmark = pytest.mark.once

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
SCRIPT = b"<script>alert(document.cookie)</script>"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


ACTIVE = {
    "page.html": b"<!doctype html><html><body>" + SCRIPT,
    "photo.png": b"<html>" + SCRIPT + b"</html>",
    "logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "logo2.svg": b'<?xml version="1.0"?><!-- --><svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "page.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>",
    "page.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\nhi",
    "feed.xml": b'<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>',
    "polyglot.gif": GIF + b"\n<html>" + SCRIPT,
    "comment.gif": GIF[:13] + b"!\xfe\x24" + SCRIPT[:36] + b"\x00" + GIF[13:],
    "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20 + SCRIPT,
    "both.pdf": b"MZ" + pdf(),
    "picture.png": PNG + zipped(a=b"jar"),
    "utf16.txt": "<html><script>".encode("utf-16"),
    "late.txt": b"words " * 5000 + b"<script src=x>",
}
HARMLESS_TYPES = re.compile(r"application/(octet-stream|pdf|zip)|image/(png|jpeg|gif|webp)|text/plain; charset=utf-8")


@pytest.fixture
def ana(world):
    take_part(world.ana, world.shop)
    return visit(world.ana, world.luna)


def send(browser: Any, name: str, data: bytes) -> Version:
    file = SimpleUploadedFile("x", data)
    file._name = name  # as a client other than a browser would send it
    browser.post("/portal/files/new/", {"files": file})
    return Version.objects.latest("pk")


def send_in_pieces(browser: Any, project: int, name: str, data: bytes) -> Version:
    """No reader of forms looks at the name first."""
    said = json.dumps({"name": name, "size": len(data)})
    address = f"/portal/files/uploads/?project={project}"
    upload = browser.post(address, said, content_type="application/json").json()["upload"]
    browser.post(f"/portal/files/uploads/{upload}/piece/?offset=0", data, content_type="application/octet-stream")
    browser.post(f"/portal/files/uploads/{upload}/finish/")
    return Version.objects.latest("pk")


def fetch(browser: Any, version: Version) -> Any:
    return browser.get(browser.get(f"/portal/files/{version.document_id}/versions/1/get/")["Location"])


@pytest.mark.parametrize("name", ACTIVE)
def test_what_a_browser_could_run_is_only_bytes(ana, name):
    version = send(ana, name, ACTIVE[name])
    look_through(version.pk)

    answer = fetch(ana, version)
    page = ana.get(f"/portal/files/{version.document_id}/").text

    assert (version.media_type, version.drawn.count()) == ("application/octet-stream", 0)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "alert(" not in page
    assert b"".join(answer.streaming_content) == ACTIVE[name]


def test_control_a_kind_read_from_the_name_is_noticed(ana, monkeypatch):
    monkeypatch.setattr("vinculo.documents.arriving.media_type_of", lambda *_: "text/html")

    answer = fetch(ana, send(ana, "page.html", ACTIVE["page.html"]))

    assert not HARMLESS_TYPES.fullmatch(answer["Content-Type"])


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.html", PNG, "image/png"),
        ("a.exe", png(), "image/png"),
        ("a.html", pdf(), "application/pdf"),
        ("a.pdf", b"alert(document.cookie) // script", "text/plain"),
        ("a", GIF, "image/gif"),
        ("a.txt", zipped(**{"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), sniff._IN_ZIP[0][1]),
        ("a.txt", zipped(a=b"x"), "application/zip"),
        ("a.png", b"\x00\x01\x02", "application/octet-stream"),
        ("a.txt", "żółw, ñandú".encode(), "text/plain"),
    ],
)
def test_the_content_says_what_a_file_is(ana, name, data, kind):
    version = send(ana, name, data)

    assert version.media_type == kind
    assert HARMLESS_TYPES.fullmatch(fetch(ana, version)["Content-Type"]) or kind.startswith("application/vnd.")


def test_words_that_look_like_a_page_are_shown_as_words(ana):
    version = send(ana, "a.txt", b"1 < 2 & alert('x') \"quoted\"")

    page = ana.get(f"/portal/files/{version.document_id}/").text

    assert "1 &lt; 2 &amp; alert(&#x27;x&#x27;) &quot;quoted&quot;" in page


def test_a_picture_is_shown_without_what_came_with_it(ana):
    from PIL import Image

    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "Camera of Ana"
    Image.new("RGB", (50, 50)).save(out, "JPEG", exif=exif)
    version = send(ana, "a.jpg", out.getvalue())
    look_through(version.pk)

    shown = ana.get(f"/portal/files/{version.document_id}/versions/1/pages/1/")

    assert (shown["Content-Type"], b"Camera of Ana" in shown.content) == ("image/webp", False)
    assert b"Camera of Ana" in out.getvalue()


NAMES = [
    "../../../evil", "..\\..\\evil.txt", "/etc/cron.d/evil", "C:\\Windows\\evil.txt", "a\x00b.txt", "CON", "CON.txt",
    "a.pdf.exe", "\u202etxt.exe", "list\r\nSet-Cookie: a=b", "list\nX: y\u2028z\x85.txt", ".", "..", "....//evil",
    "a" * 300 + ".txt", "ñ" * 300, "<img src=x onerror=alert(1)>", 'a"; filename="b.html', "'; DROP TABLE x; --",
    "%2e%2e%2f%00", "zażółć gęślą jaźń.pdf", "文書.pdf", "\ud7ff\ufeff\u200b", " ", "a/b/",
]  # fmt: skip


def files() -> set[str]:
    """Everything under the data folder of the tests but the database."""
    folder = Path(ours.DATA_DIR)
    found = (path for path in folder.rglob("*") if path.is_file() and "sqlite3" not in path.name)
    return {str(path.relative_to(folder)) for path in found}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_leads_nowhere_and_breaks_no_header(world, ana, name):
    before = files()

    version = send_in_pieces(ana, world.shop.pk, name, b"words")
    answer = fetch(ana, version)

    assert files() - before == {f"documents/{version.key}"}
    assert re.fullmatch(r"v/[0-9a-f]{2}/[0-9a-f]{40}", version.key)
    assert not re.search(r"[/\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", version.name)
    assert 0 < len(version.name) <= 200
    header = answer["Content-Disposition"]
    assert re.fullmatch(r"attachment; filename=\"[ -!#-\[\]-~]+\"; filename\*=UTF-8''[A-Za-z0-9._~%!-]+", header)
    assert "Set-Cookie" not in answer.headers
    assert ana.get("/portal/files/").status_code == 200


def test_control_a_name_that_is_not_cleaned_is_noticed(world, ana, monkeypatch):
    monkeypatch.setattr("vinculo.documents.keeping.cleaned", lambda name: name)
    version = send_in_pieces(ana, world.shop.pk, "../list\r\nX: y", b"words")

    assert version.name == "../list\r\nX: y"
    assert "\r" not in names.disposition(version.name)  # whoever asks for the header is safe all the same


def test_the_same_name_a_hundred_times_is_a_hundred_files(world):
    place = NewDocument(world.luna, world.shop)
    keys = {
        add_version(place, b"x", name=name, at=timezone.now(), by=world.marek).key for name in ("a.txt", "A.TXT") * 50
    }

    assert len(keys) == 100


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


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_us_nothing_but_a_child(world, name, monkeypatch):
    monkeypatch.setattr(draw, "SECONDS", 20)
    before = children_kb()
    version = add_version(NewDocument(world.luna), BOMBS[name](), name="b", at=timezone.now(), by=world.marek)

    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, version.looked_at is not None) == ("good", True)
    assert max(children_kb(), before) < 1_100_000
    assert version.drawn.count() in (0, 2)
    assert not list(Path(ours.INCOMING_DIR).glob("drawn-*"))


def children_kb() -> int:
    """The largest child there was so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


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


class Scanner:
    """A clamd that knows one virus, or is out of order."""

    def __init__(self, virus: bytes, answer: bytes = b"") -> None:
        self.virus, self.answer, self.seen = virus, answer, b""
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.door.getsockname()[1]}"
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def work(self) -> None:
        while True:
            try:
                line, _from = self.door.accept()
            except OSError:
                return
            with line, line.makefile("rb") as file:
                if file.read(10) != b"zINSTREAM\0":
                    continue
                self.seen = b""
                while size := int.from_bytes(file.read(4)):
                    self.seen += file.read(size)
                found = b"stream: Eicar-Test FOUND" if self.virus in self.seen else b"stream: OK"
                line.sendall((self.answer or found) + b"\0")


EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def scanner(settings: Any) -> Iterator[Scanner]:
    there = Scanner(EICAR)
    settings.CLAMD = there.address
    yield there
    there.door.close()


def test_nothing_goes_out_before_it_was_looked_through(scanner, ana):
    version = send(ana, "a.txt", b"words")
    address = f"/portal/files/{version.document_id}/versions/1/get/"

    assert (version.state, ana.get(address).status_code) == ("held", 404)
    look_through(version.pk)
    version.refresh_from_db()
    assert (version.state, ana.get(address).status_code, scanner.seen) == ("good", 302, b"words")


def test_a_virus_is_refused_and_its_sender_told(scanner, ana, world, signed_in):
    version = send(ana, "a.txt", b"before " * 40_000 + EICAR)

    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, version.state_because) == ("refused", "Eicar-Test")
    assert not storage().exists(version.key)
    assert "something harmful was found in it (Eicar-Test)" in ana.get("/portal/files/").text
    desk = signed_in(world.marek)
    assert "Eicar-Test was found in it" in desk.get(f"/projects/{world.shop.pk}/files/").text
    for browser, face in ((ana, "/portal/files"), (desk, "/documents")):
        assert browser.get(f"{face}/{version.document_id}/versions/1/get/").status_code == 404


def test_control_without_a_scanner_it_would_go_out(ana):
    version = send(ana, "a.txt", EICAR)

    assert b"".join(fetch(ana, version).streaming_content) == EICAR


@pytest.mark.parametrize("answer", ["down", b"INSTREAM size limit exceeded. ERROR", b"stream: ERROR", b"?"])
def test_without_an_answer_a_file_stays_held(ana, settings, answer):
    there = Scanner(EICAR, b"" if answer == "down" else answer)
    settings.CLAMD = there.address
    if answer == "down":
        there.door.close()
        settings.CLAMD = "127.0.0.1:9"
    version = send(ana, "a.txt", b"words")

    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, version.looked_at) == ("held", None)
    assert waiting() == [version.pk]
    there.door.close()


def test_what_is_held_is_looked_at_again(ana, settings):
    settings.CLAMD = "127.0.0.1:9"
    version = send(ana, "a.txt", b"words")
    look_through(version.pk)
    there = Scanner(EICAR)
    settings.CLAMD = there.address

    look_again()
    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, waiting(), Document.objects.count()) == ("good", [], 1)
    there.door.close()
