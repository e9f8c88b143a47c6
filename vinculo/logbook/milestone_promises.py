"""A milestone we promised is one promise in the ledger, whose date follows it until the client has heard it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise
from vinculo.clients.models import Contact
from vinculo.db import search
from vinculo.logbook.searchable import index_promises
from vinculo.people.models import Person
from vinculo.projects.models import Milestone


def promise_of(milestone: Milestone) -> Promise | None:
    """The open promise of a milestone."""
    return Promise.objects.open().filter(milestone=milestone).order_by("pk").first()


@transaction.atomic
def give_word(
    milestone: Milestone, *, to: Contact | None, owner: Person | None, by: Person, at: datetime, was_told: bool
) -> Promise:
    """
    The milestone's date is promised. If it was before, the promise takes the milestone's name and dates; a date that
    the client has heard (`was_told`) is agreed anew, so that the old one stays in its history.
    """
    project, promise = milestone.project, promise_of(milestone)
    if promise is None:
        promise = Promise.objects.create(
            client_id=project.client_id, project=project, milestone=milestone, text=milestone.name, made_to=to,
            owner=owner or by, made_at=at, promised_on=milestone.promised_on, internal_on=milestone.planned_on, by=by,
        )  # fmt: skip
    elif was_told and milestone.promised_on and promise.promised_on != milestone.promised_on:
        reason = _("Agreed anew at the kickoff")
        promise.renegotiate(
            to_on=milestone.promised_on, internal_on=milestone.planned_on, reason=reason, by=by, at=at
        )  # fmt: skip
    else:
        promise.text, promise.promised_on, promise.internal_on = (
            milestone.name,
            milestone.promised_on,
            milestone.planned_on,
        )
        promise.save(update_fields=["text", "promised_on", "internal_on"])
    index_promises([promise])
    return promise


def take_word_back(milestone: Milestone, *, was_told: bool) -> bool:
    """The date is not promised after all. False if the client heard it: that is agreed with them."""
    promise = promise_of(milestone)
    if promise is None:
        return True
    if was_told:
        return False
    search.drop("promise", [promise.pk])
    promise.delete()
    return True
