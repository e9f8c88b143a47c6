"""
The HTML of a letter, made safe to look at: no script, no form, no link that does something, nothing from elsewhere.
Pictures that came with the letter may be seen, those that lie elsewhere tell their sender who looks, and are left out.
"""

import base64
import re
from dataclasses import dataclass
from email.message import Message

from vinculo.documents.sniff import IMAGES, media_type_of
from vinculo.mail.reading import bodies
from vinculo.mail.reading.attachments import enclosed_in

PICTURE_LIMIT = 300 * 1024
ALL_PICTURES = 3 * 1024 * 1024
PAGE_LIMIT = 1024 * 1024
TAGS = frozenset(
    "a abbr b blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img "
    "ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul "
    "var".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align", "valign", "width", "bgcolor"},
    "th": {"colspan", "rowspan", "align", "valign", "width", "bgcolor"},
    "table": {"align", "width", "border", "cellpadding", "cellspacing", "bgcolor"},
    "font": {"color", "size"},
    "*": {"dir", "lang"},
}
ELSEWHERE = re.compile(r"<img\b[^>]*\bsrc\s*=\s*[\"']?\s*(?:https?:|//)", re.I)
# What the page of a letter may do: nothing but stand there, in nobody's frame.
POLICY = (
    "default-src 'none'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and how many pictures of it lie elsewhere and were left out."""

    page: str
    left_out: int


def html_of(message: Message) -> str:
    """The HTML a letter brought, as it came; empty when it is plain text. Never to be shown as it is."""
    return bodies.html_in(bodies.parts_of(message))[:PAGE_LIMIT]


def shown(message: Message) -> Shown:
    """Safe HTML of a letter; its text as paragraphs when it has none."""
    import nh3

    page = html_of(message)
    if not page:
        return Shown("", 0)
    pictures = _pictures(message)

    def keep(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("img", "src"):
            return pictures.get(value[4:].strip()) if value[:4].lower() == "cid:" else None
        return value

    cleaned = nh3.clean(
        page, tags=set(TAGS), attributes=ATTRIBUTES, attribute_filter=keep, link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"}, strip_comments=True,
        clean_content_tags={"script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object"},
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )  # fmt: skip
    return Shown(_without_data_links(cleaned), len(ELSEWHERE.findall(page)))


def _pictures(message: Message) -> dict[str, str]:
    """By the name the HTML calls them: small ones whose content is that of a picture."""
    found: dict[str, str] = {}
    left = ALL_PICTURES
    for one in enclosed_in(message):
        if not one.cid or not one.data or len(one.data) > min(PICTURE_LIMIT, left):
            continue
        kind = media_type_of(one.data[:65536], one.data[-65536:], len(one.data))
        if kind in IMAGES:
            left -= len(one.data)
            found[one.cid] = f"data:{kind};base64,{base64.b64encode(one.data).decode('ascii')}"
    return found


def _without_data_links(page: str) -> str:
    """`data:` is for pictures; a link with it would be a page of somebody else under our name."""
    return re.sub(r"(<a\b[^>]*?)\shref=\"\s*(?:data|cid):[^\"]*\"", r"\1", page, flags=re.I)
