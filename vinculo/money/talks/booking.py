"""Booking the talk about a price, moving it, calling it off; or doing without, for a reason that is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from vinculo.clients.models import Contact
from vinculo.money.models import Invoice, MoneyTalk, Quote
from vinculo.money.quoting import recorded
from vinculo.people.acting import acting
from vinculo.people.models import Person

USUAL_MINUTES_BEFORE = 5


@dataclass(frozen=True, slots=True)
class NewTalk:
    """When, with whom, and how many minutes before the paper leaves. `quote` or `invoice`: what it is about."""

    starts_at: datetime
    person: Person
    quote: Quote | None = None
    invoice: Invoice | None = None
    contact: Contact | None = None
    mail_minutes_before: int = USUAL_MINUTES_BEFORE
    meeting_id: int | None = None
    letter_id: int | None = None
    mail_subject: str = ""
    mail_text: str = ""


@transaction.atomic
def book(said: NewTalk, *, by: Person, at: datetime) -> MoneyTalk:
    """The talk that was ahead about the same, if there was one, is called off: there is one at a time."""
    about = said.quote or said.invoice
    assert about is not None
    for talk in MoneyTalk.objects.ahead().filter(quote=said.quote, invoice=said.invoice):
        cancel(talk, by=by, at=at)
    talk = MoneyTalk.objects.create(
        client_id=about.client_id, by=by, **{name: getattr(said, name) for name in NewTalk.__slots__}
    )
    if said.quote:
        recorded.did("talk", said.quote, actor=acting(by), at=at, facts={"starts_at": said.starts_at.isoformat()})
    return talk


def move(talk: MoneyTalk, *, starts_at: datetime) -> bool:
    """To another hour; its mail goes along, unless it has left. False if it is no longer ahead."""
    if MoneyTalk.objects.ahead().filter(pk=talk.pk).exclude(starts_at=starts_at).update(starts_at=starts_at) != 1:
        return False
    talk.starts_at = starts_at
    return True


@transaction.atomic
def cancel(talk: MoneyTalk, *, by: Person | None, at: datetime) -> bool:
    """Off: its mail does not leave, and the price is not spoken of. False if it was held or called off before."""
    if MoneyTalk.objects.ahead().filter(pk=talk.pk).update(cancelled_at=at) != 1:
        return False
    talk.cancelled_at = at
    if talk.quote:
        recorded.did("talk_off", talk.quote, actor=acting(by), at=at)
    return True


@transaction.atomic
def do_without(quote: Quote, *, because: str, by: Person, at: datetime) -> MoneyTalk:
    """No talk, and why. The decision counts as having spoken: from now on they see the price."""
    for talk in MoneyTalk.objects.ahead().filter(quote=quote):
        cancel(talk, by=by, at=at)
    talk = MoneyTalk.objects.create(
        client=quote.client, quote=quote, contact=quote.contact, person=by, overridden_at=at, because=because[:300],
        by=by,
    )  # fmt: skip
    Quote.objects.filter(pk=quote.pk).update(spoken_at=at)
    quote.spoken_at = at
    recorded.did("unspoken", quote, actor=acting(by), at=at, words=because)
    return talk


def has_left(talk: MoneyTalk, *, at: datetime) -> bool:
    """Its mail is out: once."""
    return MoneyTalk.objects.filter(pk=talk.pk, mail_left_at=None).update(mail_left_at=at) == 1
