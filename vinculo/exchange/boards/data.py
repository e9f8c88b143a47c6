"""A card as it waits in the database: plain values, dates as text."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from vinculo.exchange.trello.board import Board, Card

KEPT = ("id", "name", "about", "closed", "due_done", "labels", "url", "fields")
MOMENTS = ("created_at", "due_at", "starts_at", "active_at")


def card_data(card: Card, column: str, position: int) -> dict[str, Any]:
    data: dict[str, Any] = {name: value for name in KEPT if (value := getattr(card, name))}
    data |= {name: value.isoformat() for name in MOMENTS if (value := getattr(card, name))}
    data["column"], data["position"] = column, position
    data["members"] = [member.name for member in card.members]
    data["links"] = [[link.name, link.url] for link in card.links]
    data["checklists"] = [
        [one.name, [[item.name, item.done] for item in one.items]] for one in card.checklists if one.items
    ]
    data["comments"] = [[one.id, one.text, one.at.isoformat() if one.at else "", one.by] for one in card.comments]
    data["checks"] = list(card.checks)
    return data


def board_data(board: Board) -> dict[str, Any]:
    found = asdict(board)
    return {name: found[name] for name in ("id", "name", "about", "url", "closed")}


def moment(data: dict[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(data[name]) if data.get(name) else None
