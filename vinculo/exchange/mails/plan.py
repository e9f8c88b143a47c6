"""
Which client a mail belongs to, who wrote it, and whether it is one to keep.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from vinculo.conversations.models import Direction
from vinculo.exchange.mails.asking import question_in
from vinculo.exchange.models import Outcome
from vinculo.mail.known import Directory
from vinculo.mail.reading.messages import MailRow


@dataclass(slots=True)
class Plan:
    """What to do with one mail. `question` is what it asks us, as a proposal; nothing is opened by itself."""

    outcome: str
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    client: int = 0
    direction: str = ""
    contacts: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    thread: str = ""
    question: str = ""


def plan(row: MailRow, known: Directory) -> Plan:
    """Decide about one mail, and remember it so that a copy later in the file is one."""
    if row.message_id in known.threads:
        return Plan(Outcome.UNCHANGED, "mail_here")
    if reason := _not_a_letter(row, known):
        return Plan(Outcome.REFUSED, reason)
    contacts = tuple(dict.fromkeys(known.contacts[one.email] for one in row.everyone if one.email in known.contacts))
    found = _client(row, contacts, known)
    if isinstance(found, Plan):
        return found
    ours = known.is_ours(row.sender.email)
    thread = _thread(row, known)
    known.threads[row.message_id] = (found, thread)
    return Plan(
        Outcome.NEW,
        client=found,
        direction=Direction.OUT if ours else Direction.IN,
        contacts=tuple(one for one in contacts if found in known.clients[one] or known.client),
        people=tuple(dict.fromkeys(known.people[one.email] for one in row.everyone if one.email in known.people)),
        thread=thread,
        question="" if ours else question_in(row.said),
    )


def _not_a_letter(row: MailRow, known: Directory) -> str:
    if row.automatic:
        return f"mail_{row.automatic}"
    if row.at is None:
        return "mail_no_date"
    if not row.sender.email:
        return "mail_no_sender"
    return "mail_internal" if all(known.is_ours(one.email) for one in row.everyone) else ""


def _client(row: MailRow, contacts: tuple[int, ...], known: Directory) -> int | Plan:
    if known.client:
        return known.client.pk
    votes = Counter(client for contact in contacts for client in known.clients[contact])
    if not votes:
        others = list(dict.fromkeys(one.email for one in row.everyone if one.email and not known.is_ours(one.email)))
        return Plan(Outcome.REFUSED, "mail_nobody", {"addresses": ", ".join(others[:3])})
    before = [known.threads[one][0] for one in reversed(row.references) if one in known.threads]
    most = max(votes.values())
    best = sorted(client for client, count in votes.items() if count == most)
    chosen = next((client for client in before if client in best), best[0] if len(best) == 1 else 0)
    names = ", ".join(known.names[client] for client in best[:3])
    return chosen or Plan(Outcome.REFUSED, "mail_several", {"clients": names})


def _thread(row: MailRow, known: Directory) -> str:
    """The id that all mails of one conversation share: that of the oldest one we know of."""
    for one in (*row.references, row.in_reply_to):
        if one in known.threads and known.threads[one][1]:
            return known.threads[one][1]
    return (row.references[0] if row.references else row.in_reply_to or row.message_id)[:300]
