"""The messages of a thread as one reads them: whole, the quoted text folded away, and what came out of each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from vinculo.conversations.models import Direction, Proposal, Thread
from vinculo.desk.clients.summary.timeline import Entry, cursor, entry_of, messages_of
from vinculo.desk.inbox.letters import whole
from vinculo.people.models import Person
from vinculo.web import plates

A_PAGE = 20


@dataclass(slots=True)
class File:
    name: str
    kilobytes: int
    href: str = ""


@dataclass(slots=True)
class Message:
    entry: Entry
    is_theirs: bool
    is_mail: bool
    plate: SafeString
    quoted: str = ""
    doubt: str = ""
    whole: str = ""  # the address of the letter's own page
    is_unverified: bool = False
    is_newest_of_theirs: bool = False
    files: list[File] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def messages(thread: Thread, person: Person, *, today: date, before: str = "") -> tuple[list[Message], str]:
    """The last messages of a thread, oldest first, and where the earlier ones begin ("" when there are none)."""
    found = messages_of(thread, person, before=before)
    rows = list(found[: A_PAGE + 1])
    earlier = cursor(rows[A_PAGE - 1]) if len(rows) > A_PAGE else ""
    shown = rows[:A_PAGE][::-1]
    ids = [row.pk for row in shown]
    proposed, letters = _proposals(ids), whole(ids, person) if not person.is_guest else {}
    told = [_message(row, today, proposed[row.pk], letters.get(row.pk, "")) for row in shown]
    if newest := next((one for one in reversed(told) if one.is_theirs), None):
        newest.is_newest_of_theirs = True
    return told, earlier


def _proposals(ids: Iterable[int]) -> dict[int, list[Proposal]]:
    found: dict[int, list[Proposal]] = defaultdict(list)
    for one in Proposal.objects.open().filter(interaction__in=list(ids)).in_order():
        found[one.interaction_id].append(one)
    return found


def _message(row: Any, today: date, proposals: list[Proposal], letter: str) -> Message:
    mail = getattr(row, "mail", None)
    theirs = row.direction == Direction.IN
    entry = entry_of(row, today, whole=row.pk)
    return Message(
        entry=entry,
        is_theirs=theirs,
        is_mail=mail is not None,
        plate=plates.avatar(plates.initials(entry.who), entry.who),
        quoted=row.quoted,
        doubt=mail.doubt if mail else "",
        whole=letter,
        is_unverified=bool(mail and theirs and mail.verdict == "unverified"),
        files=[_file(one) for one in (mail.attachments if mail else []) if one.get("name")],
        proposals=proposals,
    )


def _file(told: dict[str, Any]) -> File:
    href = f"/documents/{told['document']}/" if told.get("document") else ""
    return File(str(told["name"]), max(int(told.get("size") or 0) // 1024, 1), href)
