"""Writing down what became of what a guard said."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from vinculo.letters.guards.checking import Warned, instead
from vinculo.letters.models import GuardNote, Letter, Outcome
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, append


def take(letter: Letter, one: Warned, *, by: Person, at: datetime) -> GuardNote:
    """The writer takes what was offered: the draft says it so."""
    letter.text = instead(letter.text, one)
    letter.save(update_fields=["text"])
    return taken(letter, one, by=by, at=at)


def taken(letter: Letter, one: Warned, *, by: Person, at: datetime) -> GuardNote:
    """What was offered was taken where the words of the letter come from: the letter itself is written later."""
    note = _note(letter, one, Outcome.TAKEN, "", by, at)
    note.save()
    return note


@transaction.atomic
def override(letter: Letter, ones: Iterable[Warned], *, reason: str, by: Person, at: datetime) -> list[GuardNote]:
    """The letter goes as it is, for a reason. The record of the house keeps that, without the words."""
    notes = [_note(letter, one, Outcome.OVERRIDDEN, reason, by, at) for one in ones]
    GuardNote.objects.bulk_create(notes)
    for note in notes:
        append(_act(note), actor=acting(by), at=at)
    return notes


def still_open(letter: Letter, found: Iterable[Warned]) -> list[Warned]:
    """Those nobody has decided about yet in this letter."""
    settled = set(letter.guard_notes.filter(outcome=Outcome.OVERRIDDEN).values_list("guard", "code", "passage"))
    return [one for one in found if (one.guard, one.code, one.passage) not in settled]


def _note(letter: Letter, one: Warned, outcome: Outcome, reason: str, by: Person, at: datetime) -> GuardNote:
    return GuardNote(
        letter=letter,
        client_id=letter.client_id,
        guard=one.guard,
        code=one.code,
        passage=one.passage,
        offered=one.offered,
        answered_by=one.answer.subject if one.answer else "",
        outcome=outcome,
        reason=reason[:300],
        by=by,
        at=at,
    )


def _act(note: GuardNote) -> Act:
    """Of the house, not of the client: whoever takes away the record of a client does not take our slips along."""
    return Act("guard.overridden", f"guard_note:{note.pk}", facts={"guard": note.guard, "code": note.code})
