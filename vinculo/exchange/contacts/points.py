"""Further addresses of a contact, each with the form in which two spellings of it are one."""

import re
from functools import lru_cache

from vinculo.clients.models import ContactPoint
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.language.cleaning import linkedin_key

Point = tuple[str, str, str, str]  # kind, value, normal, label
NOT_DIGITS = re.compile(r"[^0-9]")
LONGEST = 300
PROFILE = "LinkedIn"
EMAIL, PHONE, URL = (kind.value for kind in ContactPoint.Kind)


def normal_phone(number: str) -> str:
    digits = NOT_DIGITS.sub("", number)
    digits = digits.removeprefix("00") if len(digits) > 11 else digits
    return digits or number.lower()


@lru_cache(maxsize=8192)
def normal_page(address: str) -> str:
    if key := linkedin_key(address):
        return f"linkedin.com/{key}"[:LONGEST]
    return address.lower().split("://", 1)[-1].removeprefix("www.").rstrip("/")[:LONGEST]


def points_of(row: ContactRow) -> list[Point]:
    """Everything by which the person of this row can be reached, e-mail first."""
    found: list[Point] = [(EMAIL, email, email, "") for email in row.emails]
    for kind, number in row.phones:
        found.append((PHONE, number, normal_phone(number), _label(kind)))
    if row.linkedin:
        found.append((URL, row.linkedin[:LONGEST], normal_page(row.linkedin), PROFILE))
    for address in row.webs:
        found.append((URL, address[:LONGEST], normal_page(address), ""))
    return found


def _label(kind: str) -> str:
    return "" if kind == "phone" else kind
