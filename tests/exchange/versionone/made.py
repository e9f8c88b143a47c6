"""Assets as VersionOne answers with them, about people and projects that do not exist."""

import io
import json
from typing import Any

from vinculo.exchange.history.records import Records
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.versionone.reading import read

Thing = dict[str, Any]


def asset(oid: str, **values: Any) -> Thing:
    """One asset of rest-1.v1: texts are attributes, `(oid,)` a relation to one, a list of oids to several."""
    attributes = {name.replace("__", "."): _attribute(name.replace("__", "."), value) for name, value in values.items()}
    return {"_type": "Asset", "href": f"/faro/rest-1.v1/Data/{oid}", "id": oid, "Attributes": attributes}


def page(*assets: Thing, total: int = 0) -> Thing:
    return {"_type": "Assets", "total": total or len(assets), "pageSize": 50, "pageStart": 0, "Assets": list(assets)}


def whole(data: Any, name: str = "plan.json") -> list[Any]:
    """All that is read of a file: text and bytes as they are, else written as JSON."""
    written = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
    found: Records = read(io.BytesIO(written), Format.VERSIONONE, name)
    return list(found)


def taken(data: Any, name: str = "plan.json") -> list[Any]:
    return [one for one in whole(data, name) if not isinstance(one, RowProblem)]


def left(data: Any, name: str = "plan.json") -> list[tuple[str, str]]:
    """What was left out, as (what, why)."""
    return [(one.what, one.why) for one in whole(data, name) if isinstance(one, RowProblem)]


def _attribute(name: str, value: Any) -> Thing:
    if isinstance(value, tuple):
        return {"_type": "Relation", "name": name, "value": {"_type": "Asset", "idref": value[0]} if value else None}
    if isinstance(value, list):
        return {"_type": "Relation", "name": name, "value": [{"_type": "Asset", "idref": one} for one in value]}
    return {"_type": "Attribute", "name": name, "value": value}
