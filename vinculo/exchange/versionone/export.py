"""All assets of one import by their ids, and what one of them can only know from another: names, projects, people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vinculo.exchange import limits
from vinculo.exchange.history.records import Someone
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.versionone.assets import JOBS, Asset
from vinculo.exchange.versionone.pages import Page
from vinculo.language import cleaning

ROOT = "Scope:0"
ON_NO_SCOPE = "Scope:none"
DEEPEST = 20


@dataclass(slots=True)
class _Sheet:
    """An answer: how many there are in all, and how many of them here."""

    total: int
    here: int = 0
    kind: str = ""


@dataclass(slots=True)
class Export:
    """The assets of one import. The same id again completes or, if it is of a later moment, replaces."""

    assets: dict[str, Asset] = field(default_factory=dict)
    sheets: list[_Sheet] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    without_scope: int = 0

    def take(self, found: Iterable[Asset | Page]) -> None:
        self.sheets.append(_Sheet(0))
        for one in found:
            if isinstance(one, Page):
                self.sheets.append(_Sheet(one.total))
            else:
                self._take(one)
                if not one.nested:
                    self.sheets[-1].here += 1
                    self.sheets[-1].kind = self.sheets[-1].kind or one.type

    def _take(self, asset: Asset) -> None:
        before = self.assets.get(asset.oid)
        if before is None:
            if len(self.assets) >= limits.ROWS:
                raise Refused("too_many_rows", limit=limits.ROWS)
            asset.number = len(self.assets) + 1
            self.assets[asset.oid] = asset
        elif asset.moment >= before.moment:
            before.values.update(asset.values)
            before.moment, before.nested = asset.moment, before.nested and asset.nested
        else:
            before.values = {**asset.values, **before.values}
            before.nested = before.nested and asset.nested
        self._hear_names(asset)

    def _hear_names(self, asset: Asset) -> None:
        """`Owners.Name` beside `Owners` tells the names of people the file does not hold."""
        for name, values in asset.values.items():
            relation, _, attribute = name.partition(".")
            if attribute == "Name":
                pointed = asset.points_to(relation)
                if len(pointed) == len(values):
                    self.said.update(zip(pointed, values, strict=True))

    @property
    def is_empty(self) -> bool:
        return not self.assets and len(self.sheets) < 2

    def of(self, *types: str) -> Iterator[Asset]:
        return (asset for asset in self.assets.values() if asset.type in types and not asset.nested)

    def name(self, oid: str, length: int = limits.NAME) -> str:
        """What an asset is called, by itself or by those that point to it; empty when nothing tells."""
        asset = self.assets.get(oid)
        return cleaning.one_line((asset.first("Name") if asset else "") or self.said.get(oid, ""))[:length]

    def names(self, asset: Asset, *relations: str) -> tuple[str, ...]:
        """The names behind these relations; a plain text in place of a relation is a name itself."""
        found = [self.name(oid, limits.LINE) for relation in relations for oid in asset.points_to(relation)]
        plain = [asset.first(f"{one}.Name") or asset.first(one) for one in relations if not asset.points_to(one)]
        return tuple(dict.fromkeys(filter(None, [*found, *(cleaning.one_line(one)[: limits.LINE] for one in plain)])))

    def people(self, asset: Asset, *relations: str) -> tuple[Someone, ...]:
        return tuple(self._someone(oid) for oid in asset.points_to(*relations))

    def person(self, asset: Asset, *relations: str) -> Someone | None:
        return next(iter(self.people(asset, *relations)), None)

    def _someone(self, oid: str) -> Someone:
        asset = self.assets.get(oid)
        mail = cleaning.email_address(asset.first("Email")[: limits.EMAIL + 1]) if asset else None
        return Someone(id=oid, name=self.name(oid), email=mail or "", ours=True)

    def scope_of(self, asset: Asset) -> str:
        """The project of a work item: its own, or that of what it is part of. Empty when none is told."""
        for _ in range(DEEPEST):
            if found := asset.points_to("Scope"):
                return found[0]
            above = self.assets.get(next(iter(asset.points_to("Parent", "Super", "Workitem")), ""))
            if above is None or above is asset:
                return ""
            asset = above
        return ""

    def work_of(self, asset: Asset) -> str:
        """The same, with a project for those that have none."""
        found = self.scope_of(asset)
        if not found and asset.type in JOBS:
            self.without_scope += 1
        return found or ON_NO_SCOPE

    def pages_missing(self) -> Iterator[RowProblem]:
        """What is on other pages: the pages of one answer that are here are counted together."""
        here: Counter[tuple[str, int]] = Counter()
        for sheet in self.sheets:
            here[sheet.kind, sheet.total] += sheet.here
        for (kind, total), count in here.items():
            if total > count:
                yield RowProblem(0, kind, "only_a_page", {"total": total, "here": count, "kind": kind})
