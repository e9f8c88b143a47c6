"""Links that lead away from here."""

import re

WEB = re.compile(r"https?://[^\s\"'<>`\\]+", re.IGNORECASE)


def outward(address: str | None) -> str:
    """
    For `href`: the address if it is one of the web, whatever else stands in the record is no link. Forms and imports
    take nothing else; this holds where they did not.
    """
    return address if address and WEB.fullmatch(address) else ""
