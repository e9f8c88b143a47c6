"""The column of people: who they are there, how and when to reach them, what they decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vinculo.clients.models import Channel
from vinculo.db.rows import plain
from vinculo.desk.channels import glyph_of
from vinculo.desk.contacts.reach import Reach, reach
from vinculo.web import plates

CHANNELS = dict(Channel.choices)


@dataclass(frozen=True, slots=True)
class Card:
    pk: int
    name: str
    letters: str
    title: str
    decides: str
    phone: str
    email: str
    glyph: str
    channel: str
    reach: Reach


def cards(rows: Iterable[dict[str, Any]], *, at: datetime, our_zone: str) -> list[Card]:
    """Those who are still there, as cards."""
    return [_card(row, at, our_zone) for row in rows if not row["left_on"]]


def _card(row: dict[str, Any], at: datetime, our_zone: str) -> Card:
    word = str(CHANNELS.get(row["channel"], ""))
    note = row["channel_note"]
    return Card(
        pk=row["pk"],
        name=row["name"],
        letters=plates.initials(row["name"]),
        title=row["title"],
        decides=row["decides"],
        phone=row["phone"],
        email=row["email"],
        glyph=glyph_of(row["channel"]),
        channel=f"{word}. {note}" if word and note else word or note,
        reach=reach(plain(row["hours"]), row["time_zone"], at, our_zone=our_zone),
    )
