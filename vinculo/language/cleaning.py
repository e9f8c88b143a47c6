"""
Make the texts of a foreign file safe to keep: one normal form, no control codes, no direction tricks.

What looks like a formula or a script stays as it was written: it is text here, and whoever writes a spreadsheet or a
page later makes it inert there.
"""

import re
import unicodedata
from urllib.parse import urlsplit

TEXT_LENGTH, EMAIL_LENGTH, WEB_LENGTH, PHONE_LENGTH = 100_000, 254, 500, 40
CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
EMAIL = re.compile(r"[^\s@<>\"(),;:\\\[\]]{1,64}@[^\s@<>\"(),;:\\\[\]/]+\.[^\s@<>\"(),;:\\\[\]/.]{2,}")
PLAIN_EMAIL = re.compile(r"[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}")
PLAIN_WEB = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?")
PLAIN_HOST = re.compile(r"[\w.-]+\.[a-z]{2,}", re.I)
LINKEDIN = re.compile(r"^(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(in|pub|company)/([^/?#\s]+)", re.I)


def cleaned(text: str) -> str:
    """NFC, no control codes, no bidirectional overrides, no lone surrogates. Line ends become one kind."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    text = CONTROLS.sub("", LINE_ENDS.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    return " ".join(cleaned(text).split())


def one_line_each(texts: list[str]) -> list[str]:
    """`one_line` for a whole column, which is mostly clean as it is: then one look at all of it is enough."""
    whole = "|".join(texts)
    odd = not whole.isprintable() or "  " in whole or " |" in whole or "| " in whole or whole != whole.strip(" ")
    if odd or not (whole.isascii() or unicodedata.is_normalized("NFC", whole)):
        return [one_line(text) if text else "" for text in texts]
    return texts


def many_lines(text: str) -> str:
    return cleaned(text).strip()[:TEXT_LENGTH]


def email_address(text: str) -> str | None:
    """The address in lower case, or None when this is none."""
    found = one_line(text).removeprefix("mailto:").strip("<> ").lower()
    return found if len(found) <= EMAIL_LENGTH and EMAIL.fullmatch(found) else None


def web_address(text: str) -> str | None:
    """An http(s) address, or None: `javascript:`, `file:` and the like never pass."""
    if len(text) <= WEB_LENGTH and PLAIN_WEB.fullmatch(text):
        return text
    found = one_line(text)
    if PLAIN_HOST.fullmatch(found.split("/", 1)[0]):
        found = f"https://{found}"
    try:
        parts = urlsplit(found)
        ok = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and " " not in found
    except ValueError:
        return None
    return found if ok and len(found) <= WEB_LENGTH else None


def linkedin_key(address: str) -> str:
    """The part of a LinkedIn address that names the profile, as `in/ana-perez`; empty when it is none."""
    found = LINKEDIN.match(address.strip())
    return f"{found[1].lower()}/{found[2].lower()}" if found else ""


def phone_number(text: str) -> str:
    found = one_line(text).removeprefix("tel:")
    return found.split(";", 1)[0][:PHONE_LENGTH]


def beginning(text: str, length: int = 60) -> str:
    """A few words to show which row or value is meant."""
    text = one_line(text[: length * 4])
    return text if len(text) <= length else text[: length - 1] + "…"
