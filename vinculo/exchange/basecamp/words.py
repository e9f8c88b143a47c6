"""Texts, days and moments of one thing of Basecamp, with a remark for each that could not be taken as it is."""

from datetime import date, datetime

from vinculo.exchange import limits
from vinculo.exchange.basecamp.kinds import Found
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.richtext import plain
from vinculo.exchange.reading.values import Json
from vinculo.exchange.refusals import Remark
from vinculo.language import cleaning


class Words:
    """Reads the values of one thing and gathers the remarks about them."""

    def __init__(self, found: Found) -> None:
        self.data: Json = found.data
        self.remarks: list[Remark] = []

    def text(self, *keys: str) -> str:
        """The rich texts under these keys, plain, one after the other."""
        said = [plain(self.data[key]) for key in keys if isinstance(self.data.get(key), str)]
        found = "\n\n".join(filter(None, said))
        if len(found) >= limits.TEXT:
            self._remark("shortened")
        return found[: limits.TEXT]

    def name(self, *keys: str, length: int = limits.SUBJECT) -> str:
        """The first of these that says something, on one line."""
        said = (cleaning.one_line(value) for key in keys if isinstance(value := self.data.get(key), str))
        found = next(filter(None, said), "")
        if len(found) > length:
            self._remark("shortened")
        return cleaning.beginning(found, length)

    def day(self, key: str) -> date | None:
        value = self.data.get(key)
        found = moment_of(value)
        if found is None and value not in (None, ""):
            self._remark("date_refused", value)
        return found.date() if found else None

    def moment(self, key: str, data: Json | None = None) -> datetime | None:
        value = (self.data if data is None else data).get(key)
        found = moment_of(value)
        if found is None and value not in (None, ""):
            self._remark("date_refused", value)
        return found

    def address(self) -> str:
        """Where it is to be seen there."""
        value = self.data.get("app_url")
        return (cleaning.web_address(value) or "") if isinstance(value, str) and len(value) <= limits.ADDRESS else ""

    def _remark(self, why: str, value: object = "") -> None:
        self.remarks.append(Remark(why, cleaning.beginning(str(value)[:80], 40)))
