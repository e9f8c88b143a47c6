"""A report becomes a letter: its text, its paper, and the row it is kept in as it was sent."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.clients.models import Audience, Contact
from vinculo.documents.keeping import NewDocument, add_version, whole_bytes
from vinculo.letters import queue
from vinculo.letters.models import Letter
from vinculo.letters.models.letter import State
from vinculo.letters.writing import Written, attach, keep
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person
from vinculo.reports.models import Report
from vinculo.reports.paper import paper_of
from vinculo.reports.writing import NotWritable, unchanged


def text_of(report: Report) -> str:
    """All of it as a letter, readable without opening anything."""
    parts = [report.opening] if report.opening else []
    parts += ["\n".join([one["title"], *(f"- {line}" for line in one["lines"])]) for one in report.told]
    with translation.override(report.language):
        parts.append(_("You find this report as a paper with this letter, and in the portal."))
    return "\n\n".join(parts)


@transaction.atomic
def drafted(report: Report, *, to: Sequence[Contact], by: Person, at: datetime) -> Letter:
    """
    The letter it would leave as, kept as a draft for the guards to look at. It tells where things stand, and is shown
    in the portal. NotWritable; Overtaken; vinculo.letters.queue.NotADraft when somebody else is sending it.
    """
    unchanged(report)
    letter = report.letter
    mine = letter is not None and letter.state == State.DRAFT and letter.by_id == by.pk
    written = Written(
        client=report.client, project=report.project, subject=report.title, text=text_of(report), to=tuple(to),
        mailbox=Mailbox.objects.sending_for(by).first(), audience=Audience.SHARED, shares_status=True,
    )  # fmt: skip
    kept = keep(letter.uid if letter and mine else uuid.uuid4(), written, by=by, at=at)
    if letter and not mine and letter.state == State.DRAFT:
        queue.throw_away(letter)
    report.letter = kept
    report.save(update_fields=["letter"])
    return kept


@transaction.atomic
def hand_over(report: Report, *, by: Person, at: datetime, not_before: datetime | None = None) -> datetime:
    """
    Draws the paper and hands the letter over with it. From here on the report stays as it is, unless the letter is
    taken back. Returns when it leaves. NotWritable; Overtaken; NotADraft.
    """
    unchanged(report)
    if report.letter is None or not report.told:
        raise NotWritable(report.pk)
    earlier = report.paper
    document = NewDocument(report.client, project=report.project, title=report.title, audience=Audience.TEAM)
    report.paper = add_version(
        earlier.document if earlier and earlier.document.deleted_at is None else document,
        paper_of(report), name=file_name(report), at=at, by=by,
        then=lambda kept: Report.objects.filter(pk=report.pk).update(paper=kept),
    )  # fmt: skip
    report.letter.attachments.all().delete()
    attach(report.letter, [report.paper])
    return queue.send(report.letter, by=by, at=at, not_before=not_before)


def file_name(report: Report) -> str:
    """report-2026-03-11.pdf"""
    return f"report-{report.until_on:%Y-%m-%d}.pdf"


def bytes_of(report: Report) -> bytes:
    """The paper that was sent; drawn again, word for word, where it was taken out of the documents meanwhile."""
    return whole_bytes(report.paper) if report.paper else paper_of(report)
