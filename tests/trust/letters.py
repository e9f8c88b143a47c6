"""Letters in each state that a deed asks for, and what the form of a letter sends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.letters.models import GuardNote, Letter, LetterAttachment, LetterTemplate


def make_letters(world: World) -> dict[str, Any]:
    now = timezone.now()

    def letter(**fields: Any) -> Letter:
        made = Letter.objects.create(
            client=world.luna, project=world.shop, by=world.marek, autosaved_at=now, text="On Friday at ten",
            **{"subject": "The plates, one by one", **fields},
        )  # fmt: skip
        made.to.add(world.ana)
        return made

    letter_draft, to_drop, with_file = letter(), letter(), letter()
    waiting = letter(state="waiting", send_at=now + timedelta(days=1), try_at=now + timedelta(days=1))
    letter(state="failed", refusal="address", refusal_said="550 no such user", attempts=1)
    GuardNote.objects.create(
        letter=waiting, client=world.luna, guard="blame", code="blame.named", passage="Zofia forgot the oven",
        outcome="overridden", by=world.marek, at=now,
    )  # fmt: skip
    version = add_version(
        NewDocument(world.luna, title="Price list of the baker"), b"Cake: 4", name="list.txt", at=now, by=world.marek
    )
    return {
        "letter": waiting,
        "letter_draft": letter_draft,
        "letter_to_drop": to_drop,
        "letter_with_file": with_file,
        "enclosed": LetterAttachment.objects.create(letter=with_file, version=version),
        "letter_template": LetterTemplate.objects.create(name="Begin", language="en", text="Dear {contact.first_name}"),
        "letter_template_to_remove": LetterTemplate.objects.create(name="End", language="en", text="Good-bye"),
    }


def ids_of_letters(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("letters", "pk"): all_.letter.pk,
        ("letters:documents", "pk"): all_.letter_draft.pk,
        ("letters:drop", "pk"): all_.letter_to_drop.pk,
        ("letters:take_off", "pk"): all_.letter_with_file.pk,
        ("letters:take_off", "attachment"): all_.enclosed.pk,
        ("settings:letter", "pk"): all_.letter_template.pk,
        ("settings:remove_letter", "pk"): all_.letter_template_to_remove.pk,
    }


def _letter(all_: Any) -> dict[str, Any]:
    return {
        "uid": "6f1e0c52-3c0b-4a53-9d0e-0b6f3f2f7a11", "client": all_.luna.pk, "to": [all_.ana.pk],
        "project": all_.shop.pk, "subject": "The cups",
        "text": "They come on Monday", "quoted": "> And the cups?", "audience": "team",
        "answers": all_.talk.pk, "question": all_.question.pk, "nudge": all_.nudge.pk,
    }  # fmt: skip


def _template(all_: Any) -> dict[str, Any]:
    return {"name": "Thanks", "language": "es", "subject": "Gracias", "text": "Gracias, {contact.first_name}"}


BODIES_OF_LETTERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "letters:save": _letter,
    "letters:send": _letter,
    "letters:check": _letter,
    "letters:bar": _letter,
    "letters:look": _letter,
    "letters:reword": lambda a: {**_letter(a), "take": "0"},
    "letters:from_template": lambda a: {**_letter(a), "template": a.letter_template.pk},
    "letters:documents": lambda a: {"version": []},
    "settings:new_letter": _template,
    "settings:letter": _template,
}

QUERIES_OF_LETTERS: dict[str, Callable[[Any], dict[str, Any]]] = {"letters:new": lambda a: {"reply": a.talk.pk}}
