"""Further addresses of a contact, each with the form in which two spellings of it are one."""

import re

from vinculo.clients.models import ContactPoint

NOT_DIGITS = re.compile(r"[^0-9]")


def normal(kind: str, value: str) -> str:
    """Mail in small letters, phones as digits, pages without their scheme."""
    text = value.strip().lower()
    if kind == ContactPoint.Kind.PHONE:
        digits = NOT_DIGITS.sub("", text)
        digits = digits.removeprefix("00") if len(digits) > 11 else digits
        return digits or text
    if kind == ContactPoint.Kind.URL:
        return text.split("://", 1)[-1].removeprefix("www.").rstrip("/")[:300]
    return text
