"""
What comes in by a public form, and the letter that asks whether it was really they.

Whoever fills in a form gets the same answer whatever became of it. A lead counts once the link in the letter was
followed; the letter carries no word of what was typed, so that a form cannot be used to write to others.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from vinculo import jobs
from vinculo.access.keyed import keyed
from vinculo.access.limits import TooOften, count
from vinculo.pipeline.models import Lead, LeadConfirmation, LeadForm

FROM_ONE, FROM_ALL = 10, 300  # in a quarter of an hour: from one IP, and from everybody together
LETTERS, UNCONFIRMED = 2, 5  # to one address: in a quarter of an hour, and until somebody there followed a link
LINK_LIVES, UNCONFIRMED_KEPT = timedelta(days=7), timedelta(days=30)
SEND = "vinculo.pipeline.leads.letters.send_confirmation"


@dataclass(frozen=True, slots=True)
class Said:
    """What a form may say of a lead, and nothing else."""

    name: str
    email: str
    wants: str
    company: str = ""
    phone: str = ""
    website: str = ""
    city: str = ""
    country: str = ""
    budget: int | None = None
    currency: str = ""


def knock(ip: str, *, at: datetime) -> None:
    """Counts one filled-in form. limits.TooOften, for this IP or for the house."""
    count("lead_ip", ip, most=FROM_ONE, at=at)
    count("lead_all", "", most=FROM_ALL, at=at)


@transaction.atomic
def submit(form: LeadForm, said: Said, *, at: datetime) -> Lead | None:
    """A lead that does not count yet, and the letter to its address. None where that address got letters enough."""
    address = said.email.strip().lower()
    waiting = Lead.objects.filter(email=address, came=Lead.Came.FORM, confirmed_at=None)
    try:
        count("lead_mail", address, most=LETTERS, at=at)
    except TooOften:
        return None
    if waiting.count() >= UNCONFIRMED:
        return None
    lead = Lead.objects.create(
        name=said.name,
        company=said.company,
        email=address,
        phone=said.phone,
        website=said.website,
        city=said.city,
        country=said.country,
        wants=said.wants,
        budget=said.budget,
        currency=said.currency if said.budget is not None else "",
        language=form.language,
        came=Lead.Came.FORM,
        form=form,
        channel=form.channel,
        campaign=form.campaign,
        owner=form.owner or form.by,
        received_at=at,
    )
    confirmation = LeadConfirmation(lead=lead, sent_at=at, expires_at=at + LINK_LIVES)
    confirmation.digest = digest_of(secret_of(confirmation))
    confirmation.save()
    jobs.enqueue(SEND, confirmation.pk)
    return lead


def confirm(secret: str, *, at: datetime) -> Lead | None:
    """The link was followed: from now on the lead counts. None for what is unknown, used or too old: all the same."""
    used = LeadConfirmation.objects.filter(digest=digest_of(secret), used_at=None, expires_at__gt=at)
    with transaction.atomic():
        if used.update(used_at=at) != 1:
            return None
        lead: Lead = Lead.objects.select_related("form").get(confirmation__digest=digest_of(secret))
        Lead.objects.filter(pk=lead.pk, confirmed_at=None).update(confirmed_at=at, updated_at=at)
        return lead


def opens_something(secret: str, *, at: datetime) -> bool:
    return LeadConfirmation.objects.filter(digest=digest_of(secret), used_at=None, expires_at__gt=at).exists()


def secret_of(confirmation: LeadConfirmation) -> str:
    """Only we can make it, from what is in the row: so it lies neither in the database nor in the queue."""
    return keyed("lead", f"{confirmation.lead_id}:{confirmation.sent_at.timestamp()}")


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def forget_unconfirmed(*, at: datetime) -> int:
    """Who never followed the link is forgotten: nothing of theirs stays."""
    never = Lead.objects.filter(came=Lead.Came.FORM, confirmed_at=None, received_at__lt=at - UNCONFIRMED_KEPT)
    return int(never.delete()[0])
