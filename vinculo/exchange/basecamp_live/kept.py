"""
What a first look was answered already. Where Basecamp asks us to wait, or we are killed, it is not asked for it again:
the next look goes on with the page after it.
"""

import hashlib
from datetime import datetime, timedelta

from django.db.models import QuerySet

from vinculo.exchange.connections.models import KeptPage, Link
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json

LONGEST = timedelta(days=1)  # then it begins anew: what is old by now would be worth little


class Pages:
    """Those of one link. `began_at`: when the look began, by their clock; what changed after that is not in them."""

    def __init__(self, link: Link, *, now: datetime) -> None:
        began_at = moment_of(link.cursor.get("gathering"))
        if began_at is None or now - began_at > LONGEST:
            began_at = now
            self._rows(link).delete()
            link.change(cursor={**link.cursor, "gathering": now.isoformat()})
        self.link, self.began_at = link, began_at

    def get(self, asked: str) -> tuple[list[Json], str] | None:
        return self._rows(self.link).filter(asked=_digest(asked)).values_list("rows", "further").first()

    def keep(self, asked: str, rows: list[Json], further: str) -> None:
        KeptPage.objects.get_or_create(
            link=self.link, asked=_digest(asked), defaults={"rows": rows, "further": further}
        )

    def forget(self) -> None:
        """The look is over, or what it gathered is of no use."""
        self._rows(self.link).delete()
        self.link.change(cursor={name: value for name, value in self.link.cursor.items() if name != "gathering"})

    @staticmethod
    def _rows(link: Link) -> "QuerySet[KeptPage]":
        return KeptPage.objects.filter(link=link)


def _digest(asked: str) -> str:
    return hashlib.sha256(asked.encode()).hexdigest()
