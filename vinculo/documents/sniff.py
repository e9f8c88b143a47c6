"""
What a file is, by its content and never by its name.

What a browser could run (HTML, SVG, other XML, mail archives, files that are two things at once) is only bytes to us:
no preview, and it goes out as an unnamed kind of content.
"""

import re

import puremagic

HEAD, TAIL = 1024 * 1024, 64 * 1024  # bytes that are looked at
OPAQUE = "application/octet-stream"
TEXT = "text/plain"
PDF = "application/pdf"
ZIP = "application/zip"
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_OFFICE = "application/vnd.openxmlformats-officedocument."
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
)
_IN_ZIP = (
    (b"word/", f"{_OFFICE}wordprocessingml.document"),
    (b"xl/", f"{_OFFICE}spreadsheetml.sheet"),
    (b"ppt/", f"{_OFFICE}presentationml.presentation"),
)
_OPEN_DOCUMENT = re.compile(rb"^PK\x03\x04.{26}mimetype(application/vnd\.oasis\.opendocument\.[a-z]+)", re.DOTALL)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|script|iframe|svg|math|xml|\?xml|body|object|embed|xsl:)[\s>/:]", re.I)
_SAME = re.compile(r"(?:audio|video|font)/[a-z0-9.+-]+|application/(?:gzip|x-7z-compressed|x-tar|msword|rtf)")


def media_type_of(head: bytes, tail: bytes = b"", size: int | None = None) -> str:
    """
    The kind of content: one of a list we know to be harmless when it is saved, else "application/octet-stream".

    Parameters: the first HEAD bytes, the last TAIL bytes, how many there are in all.
    """
    known = _known(head)
    if known in IMAGES or known == PDF:
        return OPAQUE if _is_two_things(head, tail) else known
    if known:
        return known
    if _is_text(head):
        return OPAQUE if _MARKUP.search(head) or _is_mail_archive(head) or b"%PDF-" in head[:1024] else TEXT
    return _other(head)


def can_be_shown(media_type: str) -> bool:
    """Whether we can draw pages of it."""
    return media_type in IMAGES or media_type == PDF


def _known(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    start = next((kind for start, kind in _STARTS if head.startswith(start)), "")
    if start != ZIP:
        return start
    if found := _OPEN_DOCUMENT.match(head):
        return found[1].decode()
    if b"[Content_Types].xml" in head:
        return next((kind for part, kind in _IN_ZIP if part in head), ZIP)
    return ZIP


def _is_two_things(head: bytes, tail: bytes) -> bool:
    """A picture or a paper that also holds markup, another paper, or an archive at its end."""
    if _MARKUP.search(head[:1024]) or re.search(rb"<(?:script|html|svg|iframe)[\s>/]", head + tail, re.I):
        return True
    if not head.startswith(b"%PDF-") and b"%PDF-" in head[:1024]:
        return True
    return b"PK\x05\x06" in tail


def _is_text(head: bytes) -> bool:
    if b"\0" in head or not head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as why:
        return len(head) == HEAD and why.start > HEAD - 4  # cut within a letter
    return not re.search(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", head)


def _is_mail_archive(head: bytes) -> bool:
    return bool(re.search(rb"^content-type:\s*(?:multipart/related|text/html|image/svg)", head[:65536], re.I | re.M))


def _other(head: bytes) -> str:
    """Sound, films, archives: what the library finds, where it is a kind that no browser runs."""
    try:
        found = puremagic.magic_string(head[:65536])
    except Exception:  # a library that reads what strangers send: whatever goes wrong, it is only bytes
        return OPAQUE
    best = found[0].mime_type if found and found[0].confidence >= 0.5 else ""
    return best if _SAME.fullmatch(best) else OPAQUE
