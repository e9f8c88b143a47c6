"""Records of the API's JSON and of the XML the first version of the API answered with."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from vinculo.exchange import limits
from vinculo.exchange.reading import strictjson
from vinculo.exchange.reading.text import decode
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.zoho import modules
from vinculo.exchange.zoho.entries import Entry, Json, of_fields, of_json


def whole(stream: BinaryIO) -> str:
    """The text of a document that is only read whole. Raises Refused when it is too large for that."""
    stream.seek(0)
    data = stream.read(limits.JSON_SIZE + 1)
    if len(data) > limits.JSON_SIZE:
        raise Refused("too_big", limit=limits.JSON_SIZE // limits.MEGABYTE)
    return decode(data).lstrip("\ufeff \t\r\n")


def load(stream: BinaryIO) -> Any:
    """JSON whose numbers stay exact: ids of Zoho have 18 and more digits, amounts are decimals."""
    return strictjson.load(whole(stream), decimal=True)


def entries_of_json(stream: BinaryIO, module: str) -> Iterator[Entry | RowProblem]:
    """`{"data": […]}` of any module, or several modules under their names."""
    found = load(stream)
    if not isinstance(found, dict):
        raise Refused("zoho_module")
    groups = [(name, value) for name, value in _groups(found, module) if isinstance(value, list)]
    if not groups:
        raise Refused("zoho_module")
    order = {one: at for at, one in enumerate(modules.ORDER)}
    for name, records in sorted(groups, key=lambda group: order.get(group[0], -1)):
        for line, record in enumerate(records, start=1):
            if isinstance(record, dict) and (entry := _of(name, line, record)):
                yield entry
            else:
                yield RowProblem(line, "", "zoho_unreadable")


def _groups(found: Json, module: str) -> Iterator[tuple[str, Any]]:
    if "data" in found:
        yield modules.NAMES.get(module, ""), found["data"]
    for key, value in found.items():
        if key.lower() in modules.NAMES:
            yield modules.NAMES[key.lower()], value


def _of(module: str, line: int, record: Json) -> Entry | None:
    entry = of_json(module, line, record)
    if not entry.module:
        entry.module = modules.of(entry.cells.keys() | entry.lists.keys() | entry.ids.keys())
    return entry if entry.module in modules.ORDER else None


def entries_of_xml(stream: BinaryIO) -> Iterator[Entry | RowProblem]:
    """`<Accounts><row no="1"><FL val="Account Name">…`; its values stand between line breaks."""
    try:
        root = fromstring(whole(stream).encode(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        raise Refused("unreadable") from None
    lists = [root] if root.tag.lower() in modules.NAMES else [one for one in root.iter() if _is_module(one)]
    if not lists:
        raise Refused("zoho_module")
    for one in lists:
        for line, row in enumerate(one.findall("row"), start=1):
            fields = [(field.get("val", ""), (field.text or "").strip()) for field in row.findall("FL")]
            yield of_fields(modules.NAMES[one.tag.lower()], line, fields)


def _is_module(one: Element) -> bool:
    return one.tag.lower() in modules.NAMES and one.find("row") is not None


def exact(value: object) -> str:
    """A number or text of a document as text; "" for anything else."""
    return str(value) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else ""
