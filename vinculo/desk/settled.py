"""
The nudges that what somebody just did has settled. Taking the deed back brings them back too: by itself a nudge that is
done stays done, whatever the facts say.
"""

from datetime import datetime

from vinculo.people.models import Person
from vinculo.practices import answers
from vinculo.practices.models import Nudge, State

_BY_THIS = "_settled_by_this"


def settle(nudge: Nudge | None, *, by: Person, at: datetime) -> None:
    """Done with the deed of this request. `by`: the person of the request, who carries it to `undo_address`."""
    if nudge and answers.do(nudge, by=by, at=at):
        setattr(by, _BY_THIS, [*settled_by(by), nudge.pk])


def settled_by(person: Person) -> list[int]:
    """The ids of what this request has settled so far."""
    found: list[int] = getattr(person, _BY_THIS, [])
    return found


def unsettle(ids: list[int], *, by: Person, at: datetime) -> None:
    """Open again, as far as still done and theirs to see. One whose facts are gone clears itself."""
    for nudge in Nudge.objects.visible_to(by).filter(pk__in=ids, state=State.DONE):
        answers.reopen(nudge, by=by, at=at)
