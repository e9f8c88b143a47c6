"""Writing a letter: a draft is kept as often as one likes, whatever is still missing in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from vinculo.clients.models import Audience, Client, Contact
from vinculo.conversations.models import Interaction, Question
from vinculo.documents.models import Version
from vinculo.letters.lines import one_line
from vinculo.letters.models import Letter, LetterAttachment, State
from vinculo.letters.queue import NotADraft
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.projects.models import Project


class Overtaken(Exception):
    """Its writer changed the draft in another window meanwhile."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a draft by now."""

    client: Client
    subject: str = ""
    text: str = ""
    quoted: str = ""
    to: tuple[Contact, ...] = ()
    cc: tuple[Contact, ...] = ()
    project: Project | None = None
    mailbox: Mailbox | None = None
    audience: str = Audience.TEAM
    shares_status: bool = False
    answers: Interaction | None = None
    question: Question | None = None
    nudge: Nudge | None = None


@transaction.atomic
def keep(uid: UUID, written: Written, *, by: Person, at: datetime, seen: datetime | None = None) -> Letter:
    """
    The draft known as `uid` (made up by whoever began it) says this now; it is begun if it is new. Keeping it twice at
    once makes one draft. NotADraft: it was handed over or thrown away, or is somebody else's. Overtaken: it was kept
    again since `seen`, the moment it was kept last as its writer has it before them. Nothing is written then.
    """
    values: dict[str, Any] = {
        "client": written.client,
        "project": written.project,
        "mailbox": written.mailbox,
        "subject": one_line(written.subject)[:300],
        "text": _plain(written.text),
        "quoted": _plain(written.quoted),
        "audience": written.audience,
        "shares_status": written.shares_status,
        "answers": written.answers,
        "question": written.question,
        "nudge": written.nudge,
        "autosaved_at": at,
    }
    drafts = _draft(uid, by, written.client)
    if not (drafts.filter(autosaved_at=seen) if seen else drafts).update(**values):
        if seen and drafts.exists():
            raise Overtaken(f"draft {uid} was kept since {seen}")
        _begin(uid, values, by)
    letter = Letter.objects.get(uid=uid)
    letter.to.set(written.to)
    letter.cc.set([contact for contact in written.cc if contact not in written.to])
    return letter


def keep_apart(uid: UUID, written: Written, *, by: Person, at: datetime) -> Letter | None:
    """
    What somebody wrote on into a letter that was handed over already, as a draft of its own. None when it says what
    that letter says. What the first one answers and settles is its affair.
    """
    own = Letter.objects.filter(uid=uid, by=by, client=written.client)
    before = own.exclude(state__in=(State.DRAFT, State.CANCELLED)).first()
    if before is None or not written.text.strip() or before.text == _plain(written.text):
        return None
    return keep(uuid4(), replace(written, question=None, nudge=None), by=by, at=at)


def attach(letter: Letter, versions: Iterable[Version]) -> None:
    """States of documents that go with it; one that does already stays once."""
    rows = [LetterAttachment(letter=letter, version=version) for version in versions]
    LetterAttachment.objects.bulk_create(rows, ignore_conflicts=True)


def detach(letter: Letter, attachment_id: int) -> bool:
    """Only of a draft: what was handed over stays as it is."""
    return bool(letter.is_draft and letter.attachments.filter(pk=attachment_id).delete()[0])


def _begin(uid: UUID, values: dict[str, Any], by: Person) -> None:
    try:
        with transaction.atomic():
            Letter.objects.create(uid=uid, by=by, **values)
    except IntegrityError as why:
        if not _draft(uid, by, values["client"]).update(**values):
            raise NotADraft(f"letter {uid} is no draft of person {by.pk}") from why


def _draft(uid: UUID, by: Person, client: Client) -> QuerySet[Letter]:
    """A draft stays with its client: what was attached to it is theirs."""
    return Letter.objects.filter(uid=uid, by=by, client=client, state=State.DRAFT)


def _plain(text: str) -> str:
    """Lines as we keep them, and no character that a database or a mail cannot hold."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
