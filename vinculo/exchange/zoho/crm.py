"""
Read an export of Zoho CRM: one list as CSV, the backup with a CSV for each module, an answer of the API.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.exchange.history.asking import Question
from vinculo.exchange.history.records import Deal, Known, Record, Records
from vinculo.exchange.reading.archives import is_packed, member_named, members_of
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.reading.text import decode
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.zoho import companies, documents, modules, tables, talks
from vinculo.exchange.zoho.entries import Entry
from vinculo.exchange.zoho.spool import spooled
from vinculo.exchange.zoho.values import Days, Orders

LOOK_AT = 2000
USUAL_ORDER = "mdy"
Entries = Iterator[Entry | RowProblem]


def asks(stream: BinaryIO, format: Format, name: str, choices: Mapping[str, str]) -> tuple[Question, ...]:
    """In which order days are written, if the file holds any that could be two days."""
    found = Orders()
    for entries in _lists(stream, name):
        found.see(entry for entry in itertools.islice(entries, LOOK_AT) if isinstance(entry, Entry))
    if not found.either:
        return ()
    options = (("dmy", _("Day first: 03/04 is 3 April")), ("mdy", _("Month first: 03/04 is 4 March")))
    only = max(found.day_first, found.month_first) if found.order else 0
    if only:
        why = ngettext("%(count)s date can only be read so.", "%(count)s dates can only be read so.", only)
        return (_order(options, found.order, why % {"count": only}),)
    why = _("No date in the file tells. This is what Zoho writes unless told otherwise.")
    return (_order(options, USUAL_ORDER, why),)


def _order(options: tuple[tuple[str, str], ...], proposed: str, why: str) -> Question:
    return Question(name="dates", label=_("Order of dates"), options=options, proposed=proposed, why=why)


def read(
    stream: BinaryIO, format: Format = Format.ZOHO, name: str = "", choices: Mapping[str, str] | None = None
) -> Records:
    """The records, what others point to first. Raises Refused for a module that is not taken."""
    net, order = talks.Net(), (choices or {}).get("dates", "")
    some = False
    for entries in _lists(stream, name):
        for record in _records(entries, net, order):
            some = True
            yield record
    if not some:
        raise Refused("no_rows")


def _lists(stream: BinaryIO, name: str) -> Iterator[Entries]:
    stream.seek(0)
    head = stream.read(256)
    first = decode(head).lstrip("\ufeff \t\r\n")[:1]
    if head.startswith(b"PK"):
        yield from _backup(stream)
    elif first == "<":
        yield documents.entries_of_xml(stream)
    elif first in ("{", "["):
        yield documents.entries_of_json(stream, modules.named(name))
    else:
        yield tables.entries(stream, modules.named(name))


def _backup(stream: BinaryIO) -> Iterator[Entries]:
    """Modules in the order in which they are needed, their parts (`_001`, `_002`) in theirs."""
    parts: list[tuple[int, str]] = []
    for number, one in enumerate(members_of(stream), start=1):
        module = modules.NAMES.get(modules.named(one.filename), "")
        if module:
            parts.append((modules.ORDER.index(module), one.filename))
        elif is_packed(one.filename) or one.filename.lower().endswith(".csv"):
            yield iter([RowProblem(number, one.filename[:60], "zoho_other_module")])
    for _order, filename in sorted(parts):
        with spooled(member_named(stream, filename)) as unpacked:
            yield tables.entries(unpacked, modules.named(filename))


def _records(entries: Entries, net: talks.Net, order: str) -> Iterator[Record | RowProblem]:
    first = list(itertools.islice(entries, LOOK_AT))
    days = Days(order or Orders().see(one for one in first if isinstance(one, Entry)).order)
    for entry in itertools.chain(first, entries):
        if isinstance(entry, RowProblem):
            yield entry
        elif entry.is_rounded:
            yield RowProblem(entry.line, entry.shown_as, "zoho_id_rounded", {"value": entry.id})
        else:
            yield from _of(entry, days, net)


def _of(entry: Entry, days: Days, net: talks.Net) -> Iterable[Record | RowProblem]:
    match entry.module:
        case "accounts":
            account = companies.account(entry)
            net.saw(entry.id, "account", entry.id)
            return [account]
        case "contacts" | "leads":
            person = companies.contact(entry, days)
            net.saw(entry.id, "known", person.account_id if isinstance(person, Known) else "")
            return [person]
        case "deals":
            deal = talks.deal(entry, days)
            net.saw(entry.id, "deal", deal.account_id if isinstance(deal, Deal) else "")
            return [deal]
        case "notes":
            return [talks.note(entry, days, net)]
        case "calls":
            return [talks.call(entry, days, net)]
        case "tasks":
            return cast("list[Record | RowProblem]", talks.tasks(entry, days, net))
        case _:
            return [talks.event(entry, days, net)]
