"""
Asking somebody to speak for us, and what they allow: each step goes into the record in the same transaction.

`actor` is who did it as the record names them: the contact in the portal, or one of ours who wrote down what they said
(then `by` names that person, and `how` says on which channel it was said).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from vinculo.clients.models import Client, Contact
from vinculo.feedback.models import Reference
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.record.chain import Act, Actor, append

ANSWER = (
    "answered_at", "answered_how", "noted_by_id", "is_given", "text", "folded", "uses", "named", "expires_on",
    "withdrawn_at", "withdrawn_because",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """What we ask for, of whom. `how`: the channel; with the portal they find it there and answer themselves."""

    client: Client
    contact: Contact | None
    kind: str
    how: str
    words: str = ""
    project: Project | None = None


@dataclass(frozen=True, slots=True)
class Yes:
    """What they allow: the words, what for, with which names, until when (None: until they take it back)."""

    text: str
    uses: Sequence[str]
    named: str
    expires_on: date | None = None


@transaction.atomic
def ask(asked: Request, *, by: Person, at: datetime) -> Reference:
    reference = Reference.objects.create(
        client=asked.client, contact=asked.contact, project=asked.project, kind=asked.kind, asked_how=asked.how,
        asked_words=asked.words, asked_by=by, asked_at=at,
    )  # fmt: skip
    _record("asked", reference, actor=acting(by), at=at, how=asked.how)
    return reference


@transaction.atomic
def ask_again(reference: Reference, *, by: Person, at: datetime) -> Reference:
    """
    Whoever has not answered is reminded. What was answered stays as it was, and in force as long as it said; the new
    question brings their words along, so that they need only say yes.
    """
    if Reference.objects.filter(pk=reference.pk, is_given=None, withdrawn_at=None).update(asked_at=at, asked_by=by):
        again = reference
    else:
        again = Reference.objects.create(
            client_id=reference.client_id, contact_id=reference.contact_id, project_id=reference.project_id,
            kind=reference.kind, asked_how=reference.asked_how, asked_words=reference.asked_words,
            named=reference.named, text=reference.text, asked_by=by, asked_at=at,
        )  # fmt: skip
    _record("asked", again, actor=acting(by), at=at, how=again.asked_how)
    return again


@transaction.atomic
def give(reference: Reference, yes: Yes, *, how: str, actor: Actor, at: datetime, by: Person | None = None) -> bool:
    """They say yes, or say it in other words. False if they took it back meanwhile."""
    standing = Reference.objects.select_for_update().filter(pk=reference.pk, withdrawn_at=None).first()
    if standing is None:
        return False
    standing.answered_at, standing.answered_how, standing.noted_by, standing.is_given = at, how, by, True
    standing.text, standing.uses, standing.named = yes.text, list(yes.uses), yes.named
    standing.expires_on = yes.expires_on
    standing.save(update_fields=["folded", *(name for name in ANSWER[:9] if name != "folded")])
    facts = {"uses": list(yes.uses), "named": yes.named, "until": _day(yes.expires_on), "how": how}
    _record("given", standing, actor=actor, at=at, what=yes.text, **facts)
    return True


@transaction.atomic
def decline(reference: Reference, *, how: str, actor: Actor, at: datetime, by: Person | None = None) -> bool:
    """They would rather not. False if they had answered before."""
    said = {"is_given": False, "answered_at": at, "answered_how": how, "noted_by": by}
    if Reference.objects.filter(pk=reference.pk, is_given=None, withdrawn_at=None).update(**said) != 1:
        return False
    _record("declined", reference, actor=actor, at=at, how=how)
    return True


@transaction.atomic
def withdraw(reference: Reference, *, because: str, actor: Actor, at: datetime) -> bool:
    """They take back their yes, at once and for everything. False if there is none to take back."""
    given = Reference.objects.filter(pk=reference.pk, is_given=True, withdrawn_at=None)
    if given.update(withdrawn_at=at, withdrawn_because=because) != 1:
        return False
    _record("withdrawn", reference, actor=actor, at=at, what=because)
    return True


def as_answered(reference: Reference) -> dict[str, Any]:
    """What they said, to be put back by `restore`."""
    return {name: _plain(getattr(reference, name)) for name in ANSWER}


@transaction.atomic
def restore(reference: Reference, before: dict[str, Any], *, by: Person, at: datetime) -> None:
    """What one of ours noted was a mistake: it is as it was before."""
    Reference.objects.filter(pk=reference.pk).update(**{name: before[name] for name in ANSWER})
    _record("reopened", reference, actor=acting(by), at=at)


def _record(kind: str, reference: Reference, *, actor: Actor, at: datetime, what: str = "", **facts: Any) -> None:
    contact = reference.contact
    whose = f"contact:{contact.pk}" if contact else f"client:{reference.client_id}"
    act = Act(
        kind=f"reference.{kind}", subject=f"reference:{reference.pk}", client_id=reference.client_id,
        project_id=reference.project_id, facts=facts, private_of=whose,
        private={"contact": str(contact or reference.client), "what": what},
    )  # fmt: skip
    append(act, actor=actor, at=at)


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
