"""A mail as it waits in the database, and back."""

from datetime import datetime
from typing import Any

from vinculo.mail.reading.messages import Address, Attachment, MailRow

TEXTS = ("message_id", "subject", "said", "quoted", "in_reply_to", "invitation", "automatic")
MESSAGE_ID = 300


def to_data(row: MailRow) -> dict[str, Any]:
    data: dict[str, Any] = {name: value for name in TEXTS if (value := getattr(row, name))}
    data["from"] = [row.sender.email, row.sender.name]
    data["to"] = [[one.email, one.name] for one in row.to]
    data["cc"] = [[one.email, one.name] for one in row.cc]
    data["at"] = row.at.isoformat() if row.at else ""
    data["references"] = list(row.references)
    data["attachments"] = [[one.name, one.size, one.type, one.unread] for one in row.attachments]
    return data


def from_data(line: int, data: dict[str, Any]) -> MailRow:
    return MailRow(
        line=line,
        message_id=data["message_id"][:MESSAGE_ID],
        id_was_made=False,
        sender=Address(*data["from"]),
        to=tuple(Address(*one) for one in data["to"]),
        cc=tuple(Address(*one) for one in data["cc"]),
        subject=data.get("subject", ""),
        at=datetime.fromisoformat(data["at"]) if data["at"] else None,
        said=data.get("said", ""),
        quoted=data.get("quoted", ""),
        in_reply_to=data.get("in_reply_to", ""),
        references=tuple(data["references"]),
        attachments=tuple(Attachment(*one) for one in data["attachments"]),
        invitation=data.get("invitation", ""),
        automatic=data.get("automatic", ""),
    )
