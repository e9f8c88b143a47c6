"""A letter as a mail: its head, the text as it was written, and the same as simple HTML."""

import re
from dataclasses import dataclass
from email.utils import format_datetime, formataddr, parseaddr
from html import escape
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address

from vinculo.conversations import reply_addresses
from vinculo.documents.keeping import whole_bytes
from vinculo.letters.lines import one_line
from vinculo.letters.models import Letter
from vinculo.mailboxes import marks
from vinculo.mailboxes.models import Mailbox

THREAD_LENGTH = 20  # of the References: the first and the last ones
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Route:
    """From which address it leaves, and where an answer finds us (empty: at that address)."""

    sender: Named
    reply_to: str = ""


def recipients_of(letter: Letter) -> dict[str, list[list[str]]]:
    """Names and addresses of those it goes to, each address once; nobody without one, or in the bin."""
    seen: set[str] = set()
    found: dict[str, list[list[str]]] = {}
    for line, contacts in (("to", letter.to), ("cc", letter.cc)):
        found[line] = []
        for name, address in contacts.filter(deleted_at=None).order_by("pk").values_list("name", "email"):
            if address and address.lower() not in seen:
                seen.add(address.lower())
                found[line].append([name, address])
    if not found["to"]:
        found["to"], found["cc"] = found["cc"], []
    return found


def route_of(letter: Letter) -> Route:
    """
    Through its mailbox, whose address gets the answers. Without one, through this installation: then answers go to an
    address that says what they belong to, where somebody fetches what comes in there, else to whoever wrote it.
    """
    name = letter.by.name if letter.by else ""
    collected = _is_fetched(settings.REPLY_ADDRESS)
    reply_to = reply_addresses.address_for("letter", letter.pk) if collected else ""
    if letter.mailbox:
        return Route((letter.mailbox.from_name or name, letter.mailbox.address), reply_to)
    ours = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return Route((name, ours), reply_to or (letter.by.email if letter.by else ""))


def message_id_of(letter: Letter, route: Route) -> str:
    domain = route.sender[1].rpartition("@")[2].encode("idna").decode() or "localhost"
    return f"{letter.uid.hex}.letter@{domain}"


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """
    The mail, the same however often it is made. Needs `recipients`, `message_id` and `dated_at`. ValueError when a
    header cannot be made of what is written down; vinculo.documents.keeping.Damaged or OSError when a file is gone.
    """
    route = route_of(letter)
    assert letter.dated_at is not None
    headers = {"Date": format_datetime(letter.dated_at), "Message-ID": f"<{letter.message_id}>", **_threading(letter)}
    headers[marks.HEADER] = marks.mark()
    mail = EmailMultiAlternatives(
        one_line(letter.subject),
        whole_text(letter),
        _address(*route.sender),
        [_address(*one) for one in letter.recipients["to"]],
        cc=[_address(*one) for one in letter.recipients["cc"]],
        reply_to=[route.reply_to] if route.reply_to else None,
        headers=headers,
    )
    mail.attach_alternative(_html(letter), "text/html")
    for attachment in letter.attachments.select_related("version"):
        version = attachment.version
        mail.attach(one_line(version.name), whole_bytes(version), _plain_type(version.media_type))
    return mail


def bytes_of(mail: EmailMultiAlternatives) -> bytes:
    made: Any = mail.message()  # of the framework's own kind, which knows the ends of lines
    return bytes(made.as_bytes(linesep="\r\n"))


def envelope_addresses(letter: Letter) -> list[str]:
    """The bare addresses, as a mail server wants them. ValueError (UnicodeError) for one that cannot be written so."""
    rows = [*letter.recipients["to"], *letter.recipients["cc"]]
    return [sanitize_address(address, "utf-8") for _name, address in rows]


def whole_text(letter: Letter) -> str:
    return "\n\n".join(filter(None, (letter.text.strip(), letter.quoted.strip()))) + "\n"


def quote(text: str) -> str:
    """Each line behind a sign that it is somebody else's."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def _threading(letter: Letter) -> dict[str, str]:
    mail = getattr(letter.answers, "mail", None) if letter.answers else None
    if mail is None:
        return {}
    answered = mail.message_id.strip("<>")
    chain = [f"<{one}>" for one in (*mail.references, answered) if _is_id(one)]
    if len(chain) > THREAD_LENGTH:
        chain = [chain[0], *chain[1 - THREAD_LENGTH :]]
    if not chain or not _is_id(answered):
        return {}
    return {"In-Reply-To": f"<{answered}>", "References": " ".join(chain)}


def _is_id(text: Any) -> bool:
    return isinstance(text, str) and bool(re.fullmatch(r"[^<>\s]{1,290}", text))


def _address(name: str, address: str) -> str:
    return formataddr((one_line(name), one_line(address)))


def _html(letter: Letter) -> str:
    said, quoted = _paragraphs(letter.text), _quotation(letter.quoted)
    return f'<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n{said}{quoted}</body></html>\n'


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n\s*\n", text.strip().replace("\r\n", "\n"))
    return "".join(f"<p>{_linked(part)}</p>\n" for part in parts if part.strip())


def _quotation(quoted: str) -> str:
    """The line that says who wrote it stands above; what they wrote, without the signs, in a quotation."""
    if not quoted.strip():
        return ""
    lines = quoted.strip().replace("\r\n", "\n").split("\n")
    above = [line for line in lines if not line.startswith(">")]
    inside = "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines if line.startswith(">"))
    return f"{_paragraphs(chr(10).join(above))}<blockquote>\n{_paragraphs(inside)}</blockquote>\n"


def _linked(text: str) -> str:
    """Escaped, with lines kept and addresses of pages made links."""
    made, last = [], 0
    for found in LINK.finditer(text):
        address = escape(found[0])
        made += [escape(text[last : found.start()]), f'<a href="{address}">{address}</a>']
        last = found.end()
    made.append(escape(text[last:]))
    return "".join(made).replace("\n", "<br>\n")


def _plain_type(media_type: str) -> str:
    return media_type if re.fullmatch(r"[\w.+-]+/[\w.+-]+", media_type) else "application/octet-stream"


def _is_fetched(address: str) -> bool:
    """Whether a mailbox of the house looks for what comes in at this address."""
    house = Mailbox.objects.kept().of_the_house().exclude(imap_host="")
    return house.filter(address__iexact=address, paused_at=None).exists()
