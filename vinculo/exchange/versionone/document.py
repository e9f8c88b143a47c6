"""
Assets written as XML, handed on as soon as each is read. No definitions, no entities, nothing from outside, no depth
without end.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.sax import make_parser  # type: ignore[import-untyped]

from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused
from vinculo.exchange.versionone.assets import Asset, asset_of
from vinculo.exchange.versionone.pages import Page

PIECE = 1 << 16
DEEPEST = 60
ROOTS = frozenset({"Assets", "Asset", "History"})


def read(stream: BinaryIO) -> Iterator[Asset | Page]:
    """Every asset, and before them what the answer says about its page. Raises Refused, also on the way."""
    handler = _Handler()
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    try:
        while piece := stream.read(PIECE):
            parser.feed(piece)
            yield from handler.taken()
        parser.close()
    except DefusedXmlException:
        raise Refused("xml_unsafe") from None
    except SAXParseException as problem:
        raise Refused("xml_broken", line=problem.getLineNumber() or 1) from None
    except (SAXException, LookupError, ValueError):
        raise Refused("xml_broken", line=1) from None
    yield from handler.taken()


class _Handler(ContentHandler):
    """Gathers assets; keeps only the one that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Asset | Page] = []
        self.asset: Asset | None = None
        self.name, self.relates = "", False
        self.values: list[str] = []
        self.text: list[str] = []
        self.length = self.depth = 0

    def taken(self) -> list[Asset | Page]:
        done, self.done = self.done, []
        return done

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused("xml_deep")
        if self.depth == 1 and name not in ROOTS:
            raise Refused("not_versionone")
        if name in ("Assets", "History") and self.asset is None:
            self.done.append(Page.of(attrs.get("total")))
        elif name == "Asset":
            self._asset(attrs)
        elif self.asset is not None and name in ("Attribute", "Relation"):
            self.name, self.relates, self.values = attrs.get("name", ""), name == "Relation", []
            self._forget()
        elif name == "Value":
            self._forget()

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1
        if self.asset is None:
            return
        if name == "Asset" and not self.name:
            self.done.append(self.asset)
            self.asset = None
        elif name == "Value" and self.name:
            self.values.append("".join(self.text))
            self._forget()
        elif name in ("Attribute", "Relation") and self.name:
            if not self.values and not self.relates and "".join(self.text).strip():
                self.values.append("".join(self.text))
            self.asset.put(self.name, tuple(self.values))
            self.name = ""

    def characters(self, content: str) -> None:
        if self.name and not self.relates and self.length < limits.CELL:
            self.text.append(content)
            self.length += len(content)

    def _asset(self, attrs: Any) -> None:
        if self.name:
            self.values.append(attrs.get("idref") or attrs.get("id") or "")
        elif self.asset is None:
            self.asset = asset_of(attrs.get("id", ""), 0)

    def _forget(self) -> None:
        self.text, self.length = [], 0
