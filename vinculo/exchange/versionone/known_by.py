"""By what VersionOne's files are known."""

import re

from vinculo.exchange.versionone.assets import TYPES

WORDS = re.compile(r'"_type"\s*:\s*"Assets?"|"_oid"\s*:\s*"[A-Z][A-Za-z]{1,60}:')
PROLOG = ("<?", "<!")
ROOT = re.compile(r"<(?:Assets|Asset|History)[\s/>]")
FILE = re.compile(r"(?:^|[/\\])([A-Za-z]+)[^/\\]*\.(?:xml|json)$", re.I)


def answer(text: str) -> bool:
    """The beginning of a JSON file."""
    return bool(WORDS.search(text))


def document(text: str) -> bool:
    """The beginning of an XML file: its outermost element is an asset, or assets."""
    text = text.lstrip()
    while text.startswith(PROLOG):
        end = _end_of_prolog(text)
        if end < 0:
            return False
        text = text[end:].lstrip()
    return bool(ROOT.match(text))


def archive(names: tuple[str, ...]) -> bool:
    """The files of an archive: XML or JSON, named like the kinds of assets in them."""
    found = (FILE.search(name) for name in names)
    return any(one[1].lower() in TYPES for one in found if one)


def _end_of_prolog(text: str) -> int:
    """Where the first instruction, comment or definition of a text ends; -1 when it does not."""
    if text.startswith("<!--"):
        closing = "-->"
    elif text.startswith("<?"):
        closing = "?>"
    else:
        inner, end = text.find("["), text.find(">")
        closing = "]>" if 0 <= inner < end else ">"
    at = text.find(closing)
    return at + len(closing) if at >= 0 else -1
