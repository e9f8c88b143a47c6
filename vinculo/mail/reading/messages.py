"""What is read about one mail."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that came with a mail: a safe name, its size in bytes, its type. `unread` says why it stays closed."""

    name: str
    size: int
    type: str
    unread: str = ""


@dataclass(frozen=True, slots=True)
class MailRow:
    """
    One mail. `said` is what the writer wrote this time, `quoted` what they repeated from before. `message_id` is made
    from the content when the mail brings none, so the same mail has the same id twice. `at` is None when no date of it
    can be read. `automatic` is "", "reply", "list" or "bounce".
    """

    line: int
    message_id: str
    id_was_made: bool
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    at: datetime | None
    said: str
    quoted: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    invitation: str = ""
    automatic: str = ""

    @property
    def everyone(self) -> tuple[Address, ...]:
        return (self.sender, *self.to, *self.cc)
