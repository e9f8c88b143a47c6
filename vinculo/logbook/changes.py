"""Changes where they meet the conversation: what was said, sent and decided about them is in the logbook too."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vinculo.agreements import accepting, deciding, recorded
from vinculo.agreements.models import ChangeRequest
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact
from vinculo.conversations.models import Decision, Interaction
from vinculo.db import search
from vinculo.logbook.letters import write_to
from vinculo.logbook.searchable import index_decisions
from vinculo.logbook.telling import said
from vinculo.people.models import Person
from vinculo.record import witnesses
from vinculo.record.chain import Actor
from vinculo.record.models import Witness


@transaction.atomic
def accept(
    change: ChangeRequest,
    calendar: WorkCalendar,
    *,
    promised: Mapping[int, date | None],
    contact: Contact | None,
    by: Person | None,
    at: datetime,
    seen: datetime | None = None,
    actor: Actor | None = None,
) -> Decision:
    """`accepting.accept`, and the decision that both sides may later want to read. All of it or nothing."""
    accepting.accept(change, calendar, promised=promised, contact=contact, by=by, at=at, seen=seen, actor=actor)
    text = _("Change %(number)d is accepted: %(title)s") % {"number": change.number, "title": change.title}
    decision = Decision.objects.create(client=change.client, project=change.project, text=text, at=at, by=by)
    change.applied["decision"] = decision.pk
    change.save(update_fields=["applied", "updated_at"])
    index_decisions([decision])
    return decision


@transaction.atomic
def take_back(change: ChangeRequest, *, at: datetime, by: Person | None = None) -> None:
    """`accepting.take_back`; the decision goes too, unless it was confirmed in writing: what was sent stays."""
    kept = accepting.take_back(change, at=at, by=by)
    gone = Decision.objects.filter(pk__in=[kept.get("decision") or 0], confirmed_at=None)
    search.drop("decision", list(gone.values_list("pk", flat=True)))
    gone.delete()


@transaction.atomic
def sign(change: ChangeRequest, *, how: str, at: datetime, by: Person | None = None) -> bool:
    """Both sides have it on paper, and with it the decision. False if it is not accepted, or was signed before."""
    if not deciding.sign(change, how=how, at=at, by=by):
        return False
    _decision_of(change).filter(confirmed_at=None).update(confirmed_at=at)
    return True


@transaction.atomic
def unsign(change: ChangeRequest, *, by: Person | None = None) -> None:
    """It was not signed after all."""
    _decision_of(change).filter(confirmed_at=change.signed_at, confirmed_in=None).update(confirmed_at=None)
    change.signed_at, change.signed_how = None, ""
    change.save(update_fields=["signed_at", "signed_how", "updated_at"])
    recorded.change_did("unsigned", change, by=by)


def _decision_of(change: ChangeRequest) -> QuerySet[Decision]:
    return Decision.objects.filter(pk__in=[change.applied.get("decision") or 0])


@transaction.atomic
def speak(change: ChangeRequest, *, channel: str, text: str, by: Person, at: datetime) -> Interaction:
    """The price was spoken about."""
    talk = _said(change, text, channel=channel, direction="both", by=by, at=at)
    change.spoken_at = at
    change.save(update_fields=["spoken_at", "updated_at"])
    return talk


@transaction.atomic
def explain(change: ChangeRequest, *, channel: str, text: str, by: Person, at: datetime) -> Interaction:
    """They heard from us why it cannot be done, and what we offer instead."""
    talk = _said(change, text, channel=channel, direction="out", by=by, at=at)
    change.explained_at = at
    change.save(update_fields=["explained_at", "updated_at"])
    return talk


@transaction.atomic
def send(
    change: ChangeRequest, *, contact: Contact | None, subject: str, text: str, channel: str, by: Person, at: datetime
) -> Interaction:
    """
    It is in writing: what it takes, costs and moves, and with it the decision if there is one. With a subject it goes
    out as a letter to the contact, who needs an address; without one it was sent already.
    """
    if subject:
        assert contact is not None
        letter = write_to(
            contact, client=change.client, project=change.project, subject=subject, text=text, by=by, at=at
        )
    else:
        letter = _said(change, text, channel=channel, direction="out", by=by, at=at)
    change.sent_at = at
    change.save(update_fields=["sent_at", "updated_at"])
    entry = recorded.change_did(
        "sent", change, by=by, state=change.state, text_sha256=sha256(text.encode()).hexdigest()
    )
    if subject:
        witnesses.note(entry, how=Witness.How.MAIL, where=letter.mail.message_id, at=at)
    _decision_of(change).filter(confirmed_at=None).update(confirmed_at=at, confirmed_in=letter)
    return letter


def _said(change: ChangeRequest, text: str, *, channel: str, direction: str, by: Person, at: datetime) -> Interaction:
    return said(change.client, change.project, change.contact, text, channel=channel, direction=direction, by=by, at=at)
