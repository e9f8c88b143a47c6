"""The draft of what a client hears of an incident in the evening, in their language, made from the day's log."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.conversations.models import Incident, IncidentNote
from vinculo.language.blame import of_us
from vinculo.web.dates import day_long


def draft(
    incident: Incident, notes: Iterable[IncidentNote], *, on: date, language: str, names: Iterable[str] = ()
) -> str:
    """
    What happened, what we found and what we decided on a day. `notes`: the lines of that day; what was only seen or
    tried stays with us, and so does a line that puts a fault on one of the people called `names`.
    """
    names = list(names)
    told = [note for note in notes if not of_us(note.text, names)]
    found = [note.text.strip() for note in told if note.kind == IncidentNote.Kind.FOUND]
    decided = [note.text.strip() for note in told if note.kind == IncidentNote.Kind.DECIDED]
    with translation.override(language):
        parts = [_("Where we are with “%(what)s” on %(day)s.") % {"what": incident.what, "day": day_long(on)}]
        if found:
            parts.append("\n".join([_("What we found:"), *(f"- {line}" for line in found)]))
        else:
            parts.append(_("We are still looking for the cause and work on nothing else."))
        if decided:
            parts.append("\n".join([_("What we decided:"), *(f"- {line}" for line in decided)]))
        return "\n\n".join(parts)


def left_out(notes: Iterable[IncidentNote], names: Iterable[str]) -> int:
    """How many findings and decisions the draft leaves out because they name one of us."""
    names = list(names)
    kinds = (IncidentNote.Kind.FOUND, IncidentNote.Kind.DECIDED)
    return sum(bool(note.kind in kinds and of_us(note.text, names)) for note in notes)
