"""
What people write in the text boxes of other systems, as plain text: paragraphs and lists stay, links and attached files
keep their name and address.
"""

import re
from html import unescape

from vinculo.language import cleaning
from vinculo.mail.reading.html import text_of

MARKUP = re.compile(r"<[a-zA-Z/!]|&#?[a-zA-Z0-9]{1,10};")
LINK = re.compile(r"<a\s([^<>]{1,3000})>([^<>]{0,3000})</a\s*>", re.I)
ATTACHMENT = re.compile(r"<bc-attachment\s([^<>]{1,6000})>", re.I)
EMPTY_LINE = re.compile(r"<br\s{0,9}/?>\s{0,99}<br\s{0,9}/?>", re.I)
GIVEN = re.compile(r"""(?<![\w-])(href|filename|caption)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)


def plain(text: str) -> str:
    """Plain text of a rich one; text without any markup stays as it is."""
    if not MARKUP.search(text):
        return cleaning.many_lines(text)
    text = EMPTY_LINE.sub("</p>", ATTACHMENT.sub(_attachment, LINK.sub(_link, text)))
    return cleaning.many_lines(text_of(text).replace("\xa0", " "))


def _link(found: re.Match[str]) -> str:
    address = _address(_given(found[1]).get("href", ""))
    return f" {found[2]} {_unless_said(address, found[2])}" if address else found[2]


def _unless_said(address: str, words: str) -> str:
    return "" if address in unescape(words) else f"({_escaped(address)})"


def _attachment(found: re.Match[str]) -> str:
    given = _given(found[1])
    name, address = given.get("caption") or given.get("filename", ""), _address(given.get("href", ""))
    said = " ".join(filter(None, [_escaped(name), address and f"({_escaped(address)})"]))
    return f"<br>{said}<br>" if said else ""


def _given(attributes: str) -> dict[str, str]:
    return {key.lower(): unescape(double or single) for key, double, single in GIVEN.findall(attributes)}


def _address(found: str) -> str:
    return (cleaning.web_address(found) or "") if found.lower().startswith(("http://", "https://")) else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
