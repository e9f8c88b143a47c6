"""A milestone we promised is one promise in the ledger, whose date follows it until the client has heard it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.agreements import recorded
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
        recorded.promises_made([promise], by=by)
    elif was_told and milestone.promised_on and promise.promised_on != milestone.promised_on:
        reason = _("Agreed anew at the kickoff")
        promise.renegotiate(
            to_on=milestone.promised_on, internal_on=milestone.planned_on, reason=reason, by=by, at=at
        )  # fmt: skip
    else:
        before = promise.promised_on
        promise.text, promise.promised_on, promise.internal_on = (
            milestone.name,
            milestone.promised_on,
            milestone.planned_on,
        )
        promise.save(update_fields=["text", "promised_on", "internal_on"])
        if promise.promised_on != before:
            recorded.promise_altered(promise, from_on=before, to_on=promise.promised_on, reason="", by=by)
    index_promises([promise])
    return promise


@transaction.atomic
def take_word_back(milestone: Milestone, *, was_told: bool, by: Person | None = None) -> bool:
    """The date is not promised after all. False if the client heard it: that is agreed with them."""
    promise = promise_of(milestone)
    if promise is None:
        return True
    if was_told:
        return False
    recorded.promise_did("unmade", promise, by=by)
    search.drop("promise", [promise.pk])
    promise.delete()
    return True
