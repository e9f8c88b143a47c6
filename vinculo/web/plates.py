"""People are round, organisations are square; both carry two letters and a tint that never changes."""

from functools import lru_cache
from zlib import crc32

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

TINTS = 6


def hue(key: object) -> int:
    """The tint of a key, 1 to 6: the same in every process and on every day."""
    return crc32(str(key).encode()) % TINTS + 1


def tint_of(name: object) -> int:
    """
    The tint of a person, by the first word of their name: it is the same where the whole name stands and where, as on a
    card in the portal, only the first.
    """
    words = str(name).split()
    return hue(words[0].casefold() if words else "")


def initials(name: str) -> str:
    """Two letters of a name: the first of its first and last words, or the first two of a single word."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]
    return letters.upper()


def avatar(letters: str, key: object = "", size: str = "", name: str = "", on: bool | None = None) -> SafeString:
    """
    A person. `key` is their name, which decides the tint. `on` is whether they can be reached now; None says nothing
    about it. With a `name` it speaks.
    """
    presence = "" if on is None else " data-on" if on else " data-off"
    return _plate("av", letters, tint_of(key or letters), size, name, presence)


def org(letters: str, key: object = "", size: str = "", name: str = "") -> SafeString:
    """An organisation."""
    return _plate("org", letters, hue(key or letters), size, name, "")


@lru_cache(maxsize=4096)
def _plate(kind: str, letters: str, tint: int, size: str, name: str, presence: str) -> SafeString:
    css = f"{kind} {kind}-{size}" if size else kind
    says = format_html('role="img" aria-label="{}"', name) if name else mark_safe('aria-hidden="true"')
    shown = mark_safe(presence)  # one of three constants
    return format_html('<span class="{}" data-k="{}"{} {}>{}</span>', css, tint, shown, says, letters)
