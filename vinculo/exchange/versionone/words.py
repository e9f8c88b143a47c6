"""Texts, days, moments and hours of one asset, with a remark for each that could not be taken as it is."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from vinculo.exchange import limits
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.richtext import plain
from vinculo.exchange.refusals import Remark
from vinculo.exchange.versionone.assets import Asset
from vinculo.language import cleaning

MOST_MINUTES = 60 * 100_000


class Words:
    """Reads the values of one asset and gathers the remarks about them."""

    def __init__(self, asset: Asset) -> None:
        self.asset = asset
        self.remarks: list[Remark] = []

    def name(self, *names: str, length: int = limits.SUBJECT) -> str:
        found = cleaning.one_line(self.asset.first(*names))
        if len(found) > length:
            self.remarks.append(Remark("shortened"))
        return cleaning.beginning(found, length)

    def text(self, *names: str) -> str:
        found = "\n\n".join(filter(None, (plain(self.asset.first(name)) for name in names)))
        if len(found) >= limits.TEXT:
            self.remarks.append(Remark("shortened"))
        return found[: limits.TEXT]

    def moment(self, *names: str) -> datetime | None:
        """A moment; one without a zone is taken as UTC, so the attributes that say UTC are asked first."""
        value = self.asset.first(*names)
        found = moment_of(value)
        if value and found is None:
            self.remarks.append(Remark("date_refused", cleaning.beginning(value, 40)))
        return found

    def day(self, *names: str) -> date | None:
        found = self.moment(*names)
        return found.date() if found else None

    def minutes(self, *names: str) -> int | None:
        """Hours of work in minutes."""
        hours = self.number(*names)
        found = round(hours * 60) if hours is not None else None
        return found if found is not None and 0 < found <= MOST_MINUTES else None

    def number(self, *names: str) -> Decimal | None:
        value = self.asset.first(*names).strip()
        try:
            found = Decimal(value) if 0 < len(value) <= 20 else None
        except InvalidOperation:
            return None
        return found if found is not None and found.is_finite() and abs(found) < 10**9 else None

    @property
    def state(self) -> int | None:
        """0 is to come, 64 active, 128 closed; from 200 on it is no work: a template, broken down, deleted."""
        found = self.number("AssetState")
        return int(found) if found is not None else None
