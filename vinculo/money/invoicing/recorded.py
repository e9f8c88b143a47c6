"""What the record says of invoices: numbers, hashes and sums, in the transaction of the act."""

from datetime import datetime
from typing import Any

from vinculo.money.models import Invoice
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, append


def did(kind: str, invoice: Invoice, *, by: Person | None, at: datetime, **facts: Any) -> None:
    """`kind`: issued, sent, paid, unpaid, spoken."""
    told = {
        "kind": invoice.kind, "currency": invoice.currency, "gross": invoice.gross, "net": invoice.net,
        "issued_on": invoice.issued_on.isoformat() if invoice.issued_on else None, **facts,
    }  # fmt: skip
    if invoice.sha256:
        told["sha256"] = invoice.sha256
    said = {"what": invoice.number or invoice.title}
    act = Act(f"invoice.{kind}", f"invoice:{invoice.pk}", invoice.client_id, invoice.project_id, told, said)
    append(act, actor=acting(by), at=at)
