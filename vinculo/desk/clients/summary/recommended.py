"""Who sent them, whom they sent, for what thanks are owed, and the last little extra."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q

from vinculo.db.rows import day_of, rows_of
from vinculo.people.models import Person
from vinculo.pipeline.models import Favour, Referral
from vinculo.web import dates

SHOWN = 6
COLUMNS = {
    "pk": "pk", "client": "client_id", "client_name": "client__name", "contact": "contact__name",
    "referrer": "referrer", "sent": "sent_client_id", "sent_name": "sent_client__name", "became": "lead__client_id",
    "became_name": "lead__client__name", "company": "lead__company", "lead_name": "lead__name", "name": "sent_name",
    "thanked": "thanked_at",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`address`: of the client on the other side, if it is one; `owed`: nobody has said thank you."""

    pk: int
    who: str
    address: str
    owed: bool


@dataclass(frozen=True, slots=True)
class Recommended:
    came: list[Recommendation]
    sent: list[Recommendation]
    extra: str
    extra_on: str


def columns(person: Person) -> dict[str, Any]:
    """For the statement that reads the client: what `recommended` needs. Guests see none of it."""
    if person.is_guest:
        return {}
    seen = Referral.objects.visible_to(person).kept()
    them = Q(sent_client=OuterRef("pk")) | Q(lead__client=OuterRef("pk"))
    favours = Favour.objects.visible_to(person).filter(client=OuterRef("pk")).order_by("-on", "-pk")[:1]
    return {
        "sent_rows": rows_of(seen.filter(client=OuterRef("pk")).order_by("-at", "-pk")[:SHOWN], **COLUMNS),
        "came_rows": rows_of(seen.filter(them).order_by("-at", "-pk")[:SHOWN], **COLUMNS),
        "favour_rows": rows_of(favours, what="what", on="on"),
    }


def recommended(client: Any, person: Person, today: date) -> Recommended | None:
    """What the page of one client shows; the notes that two clients know each other lose what is told better here."""
    if person.is_guest:
        return None
    sent, came = [_sent(row) for row in client.sent_rows], [_came(row) for row in client.came_rows]
    told = {row["sent"] or row["became"] for row in client.sent_rows}
    client.relation_rows = _others(client.relation_rows, told)
    client.relation_rows_back = _others(client.relation_rows_back, {row["client"] for row in client.came_rows})
    extra = client.favour_rows[0] if client.favour_rows else None
    on = dates.day(day_of(extra["on"]), today) if extra else ""
    return Recommended(came, sent, extra["what"] if extra else "", on)


def _sent(row: dict[str, Any]) -> Recommendation:
    pk = row["sent"] or row["became"]
    names = ("sent_name", "became_name", "company", "lead_name", "name")
    return Recommendation(row["pk"], _first(row, names), f"/clients/{pk}/" if pk else "", not row["thanked"])


def _came(row: dict[str, Any]) -> Recommendation:
    who = _first(row, ("contact", "client_name", "referrer"))
    address = f"/clients/{row['client']}/" if row["client"] else ""
    return Recommendation(row["pk"], who, address, not row["thanked"])


def _first(row: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row[name]), "")


def _others(rows: list[dict[str, Any]], told: set[int | None]) -> list[dict[str, Any]]:
    return [row for row in rows if row["kind"] != "referred" or row["pk"] not in told]
