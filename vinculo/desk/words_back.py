"""Taking back a word to a client that was noted, or written and has not left."""

from django.utils.translation import gettext as _

from vinculo.conversations.models import Interaction
from vinculo.desk.undo import CannotUndo
from vinculo.logbook.letters import take_back
from vinculo.logbook.log import undo
from vinculo.people.models import Person


def take_back_word(talk: Interaction, *, by: Person) -> None:
    """What was said is noted no more; a letter does not leave. CannotUndo: it has left already."""
    if not hasattr(talk, "mail"):
        undo(talk, by=by)
    elif not take_back(talk, by=by):
        raise CannotUndo(_("It has left already."))
