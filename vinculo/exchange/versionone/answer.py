"""Assets written as JSON: one, a page of many, or what query.v1 answers, a list for each question asked."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from vinculo.exchange.reading.jsonstream import elements
from vinculo.exchange.reading.values import Json, line, thing, things
from vinculo.exchange.versionone.assets import Asset, asset_of, words
from vinculo.exchange.versionone.pages import Page

# Relations whose assets are part of the one that names them; what that one is to them goes by its kind.
PARTS = frozenset({"Children", "ChildrenMeAndDown", "Subs", "SubsAndDown", "Workitems", "Actuals"})
HOLDERS = {"Scope": "Scope", "Timebox": "Timebox", "Epic": "Super"}
DEEPEST = 40


def read(stream: BinaryIO) -> Iterator[Asset | Page]:
    """Every asset. Raises Refused, also on the way."""
    for one in elements(stream):
        for found in one if isinstance(one, list) else (one,):
            if isinstance(found, dict):
                yield from _assets(found)


def _assets(found: Json) -> Iterator[Asset | Page]:
    if isinstance(found.get("Assets"), list):
        yield Page.of(found.get("total"))
        for one in things(found, "Assets"):
            yield from _of_rest(one)
    elif "_oid" in found:
        yield from _of_query(found)
    else:
        yield from _of_rest(found)


def _of_rest(found: Json) -> Iterator[Asset]:
    asset = asset_of(line(found, "id", 200), 0)
    if asset is None:
        return
    attributes = found.get("Attributes")
    listed = things(found, "Attributes") if isinstance(attributes, list) else thing(found, "Attributes").values()
    for one in listed:
        if isinstance(one, dict):
            value = one.get("value")
            values = value if isinstance(value, list) else [value]
            asset.put(line(one, "name", 200), tuple(filter(None, map(_said, values))))
    yield asset


def _of_query(found: Json) -> Iterator[Asset]:
    """An asset of query.v1 with those told inside it, the outer first."""
    waiting: list[tuple[Json, str, Asset | None, int]] = [(found, "", None, 0)]
    while waiting:
        one, relation, outer, depth = waiting.pop()
        asset = asset_of(line(one, "_oid", 200), 0)
        if asset is None:
            continue
        for name, value in one.items():
            values = value if isinstance(value, list) else [value]
            asset.put(name, tuple(filter(None, map(_said, values))))
            if depth < DEEPEST:
                inner = [each for each in values if isinstance(each, dict) and len(each) > 1]
                waiting += [(each, _relation(name), asset, depth + 1) for each in reversed(inner)]
        if outer and relation in PARTS:
            asset.values.setdefault(_holder(asset, outer), (outer.oid,))
        asset.nested = outer is not None and relation not in PARTS and asset.type != "Timebox"
        yield asset


def _holder(asset: Asset, outer: Asset) -> str:
    """The relation by which a part points to what it was told with."""
    if asset.type == "Actual":
        return "Workitem"
    return "Parent" if asset.type == outer.type == "Scope" else HOLDERS.get(outer.type, "Parent")


def _relation(name: str) -> str:
    """`Children:Task[AssetState='Active']` are Children."""
    return name.partition(":")[0].partition("[")[0]


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return line(value, "idref", 200) or line(value, "_oid", 200)
    return words(value)
