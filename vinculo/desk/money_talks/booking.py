"""
A price leaves with its talk: the meeting in both calendars, the letter that goes minutes before, and the row that ties
them. All of it or nothing.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.letters import before_talks, queue, writing
from vinculo.letters.models import Letter, State
from vinculo.letters.writing import Written
from vinculo.meetings import planning
from vinculo.meetings.models import Meeting
from vinculo.meetings.planning import Plan
from vinculo.money.models import MoneyTalk, Quote
from vinculo.money.models.talk import MINUTES
from vinculo.money.quoting.following import file_papers_of
from vinculo.money.quoting.letters import POST
from vinculo.money.talks import booking
from vinculo.money.talks.booking import NewTalk
from vinculo.notifications.meeting_news import told
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose: when, how, who talks, and the words the paper comes with."""

    starts_at: datetime
    kind: str
    person: Person
    minutes_before: int
    subject: str
    text: str
    link: str = ""


@transaction.atomic
def book(quote: Quote, wanted: Wanted, *, by: Person, at: datetime) -> MoneyTalk:
    """The quote was handed over already."""
    call_off_ahead(quote, by=by, at=at, because=_("Another talk about it is booked."))
    meeting = _meeting(quote, wanted, by=by, at=at)
    talk = booking.book(
        NewTalk(
            starts_at=wanted.starts_at, person=wanted.person, quote=quote, contact=quote.contact,
            mail_minutes_before=wanted.minutes_before, meeting_id=meeting.pk if meeting else None,
        ),
        by=by, at=at,
    )  # fmt: skip
    if _paper_left(quote):
        return talk
    _mail(quote, talk, wanted.subject, wanted.text, by=by, at=at)
    return talk


@transaction.atomic
def send_without(quote: Quote, *, because: str, subject: str, text: str, by: Person, at: datetime) -> MoneyTalk:
    """The paper leaves now, and why there is no talk is kept."""
    call_off_ahead(quote, by=by, at=at, because=because)
    talk = booking.do_without(quote, because=because, by=by, at=at)
    if not _paper_left(quote):
        _mail(quote, talk, subject, text, by=by, at=at)
    return talk


@transaction.atomic
def call_off(talk: MoneyTalk, *, because: str, by: Person, at: datetime) -> bool:
    """The talk, its meeting, and its letter, which is a draft again."""
    if not booking.cancel(talk, by=by, at=at):
        return False
    meeting = Meeting.objects.planned().filter(pk=talk.meeting_id or 0).first()
    if meeting and planning.cancel(meeting, because=because, by=by, at=at):
        told(meeting, "off", by=by, at=at, organizer=meeting.organizer, because=because)
    before_talks.move_letter(talk, at=at)
    return True


@transaction.atomic
def unbook(talk: MoneyTalk, *, by: Person, at: datetime) -> bool:
    """Booked by mistake: as if called off, and its letter is thrown away. False: the paper left, or it began."""
    if talk.mail_left_at or (talk.starts_at and talk.starts_at <= at):
        return False
    if not call_off(talk, because="", by=by, at=at):
        return False
    letter = Letter.objects.filter(pk=talk.letter_id or 0, state=State.DRAFT).first()
    if letter:
        queue.throw_away(letter)
    return True


def call_off_ahead(quote: Quote, *, by: Person, at: datetime, because: str) -> None:
    for talk in MoneyTalk.objects.ahead().filter(quote=quote):
        call_off(talk, because=because, by=by, at=at)


def usual_words(quote: Quote, person: Person) -> tuple[str, str]:
    """Subject and text of the mail, in the language of the quote."""
    name = quote.contact.first_name if quote.contact else quote.to_name
    said = {"name": name, "what": quote.title, "number": quote.number, "mine": person.name}
    with translation.override(quote.language):
        subject = _("%(what)s: what we talk about in a moment") % said
        text = _(
            "Hello %(name)s,\n\nhere is quote %(number)s for “%(what)s”. We look at it together in a few minutes, so "
            "that nothing in it is left to guess.\n\nUntil then,\n%(mine)s"
        )
        return subject, text % said


def _meeting(quote: Quote, wanted: Wanted, *, by: Person, at: datetime) -> Meeting | None:
    """In both calendars, where there is a client; for somebody who is none yet we note the hour."""
    if quote.client is None:
        return None
    with translation.override(quote.language):
        title = _("The price of “%(what)s”") % {"what": quote.title[:120]}
    said = Plan(
        quote.client, title, wanted.starts_at, timezone.get_current_timezone_name(), minutes=MINUTES,
        kind=wanted.kind, link=wanted.link, contacts=(quote.contact,) if quote.contact else (),
        people=(wanted.person,),
    )  # fmt: skip
    meeting = planning.plan(said, by=by, at=at)
    told(meeting, "asked", by=by, at=at)
    return meeting


def _paper_left(quote: Quote) -> bool:
    """The paper of this version is with them already."""
    sent_at = quote.current.sent_at if quote.current else None
    return MoneyTalk.objects.filter(quote=quote, mail_left_at__gte=sent_at).exists() if sent_at else False


def _mail(quote: Quote, talk: MoneyTalk, subject: str, text: str, *, by: Person, at: datetime) -> None:
    if quote.client and quote.contact:
        letter = _letter(quote, subject, text, by=by, at=at)
        MoneyTalk.objects.filter(pk=talk.pk).update(letter_id=letter.pk)
        queue.send(letter, by=by, at=at, not_before=talk.mail_leaves_at)
        return
    MoneyTalk.objects.filter(pk=talk.pk).update(mail_subject=subject[:300], mail_text=text)
    jobs.enqueue_at(max(talk.mail_leaves_at or at, at), POST, talk.pk)


def _letter(quote: Quote, subject: str, text: str, *, by: Person, at: datetime) -> Letter:
    """Of no project: those who only work on one do not read prices."""
    assert quote.client is not None and quote.contact is not None and quote.current is not None
    written = Written(quote.client, subject, text, to=(quote.contact,))
    letter = writing.keep(uuid.uuid4(), written, by=by, at=at)
    if file_papers_of(quote, at=at):  # it was sent to a lead who is a client since a moment ago
        quote.current.refresh_from_db(fields=["paper"])
    if quote.current.paper:
        writing.attach(letter, [quote.current.paper])
    return letter
