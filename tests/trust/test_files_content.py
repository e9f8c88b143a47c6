"""What comes in may be an attack: by its content, its name, what it unpacks to, a virus in it."""

import io
import re

import pytest
from django.utils import timezone

from tests.documents.papers import PNG, pdf, png
from tests.trust.sending_files import fetch, files, send, send_in_pieces, zipped
from vinculo.documents import names, sniff
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through

pytestmark = pytest.mark.once

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
SCRIPT = b"<script>alert(document.cookie)</script>"


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
