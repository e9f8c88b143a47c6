"""What a sender calls a file is only a name to show: cleaned when it comes in, written safely when it goes out."""

import unicodedata
from urllib.parse import quote

LONGEST = 200  # characters; systems stop at 255 bytes
UNNAMED = "file"
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF}  # change how a name reads
_NOT_IN_NAMES = set('<>:"|?*')


def cleaned(name: str) -> str:
    """
    The last part of what may be a path, without control and direction characters, short enough for every system:
    "../../etc/pass\\0wd" -> "passwd", "C:\\\\x\\\\a.pdf" -> "a.pdf". Never empty.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(" " if c.isspace() else c for c in last if c.isspace() or _is_seen(c))
    tidy = " ".join(seen.split()).strip(" .")
    return _shortened(tidy) if tidy else UNNAMED


def disposition(name: str) -> str:
    """The header that saves an answer under this name instead of showing it (RFC 6266)."""
    name = cleaned(name)
    plain = "".join(c if c.isascii() and c not in '"\\%' and c not in _NOT_IN_NAMES else "_" for c in _bare(name))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def title_of(name: str) -> str:
    """A name for a document, from that of its file: "offer_v2.pdf" -> "offer v2"."""
    stem = cleaned(name).rpartition(".")[0] or cleaned(name)
    return " ".join(stem.replace("_", " ").split())[:LONGEST] or UNNAMED


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST or not stem or len(ending) > 12:
        return name[:LONGEST].strip(" .") or UNNAMED
    return f"{stem[: LONGEST - len(ending) - 1].rstrip()}{dot}{ending}"


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn") and ord(character) not in _TURNING


def _bare(name: str) -> str:
    spread = unicodedata.normalize("NFKD", name)
    return "".join(c for c in spread if not unicodedata.combining(c)).replace("/", "_")
