"""Letters of ours in a thread: those that have not left yet, and where one that did can be looked at whole."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Q, Value

from vinculo.conversations.models import Thread
from vinculo.letters.models import Letter, State
from vinculo.letters.refusals import why
from vinculo.mail.models import Received
from vinculo.people.models import Person

MOST = 10
WAITING = (State.DRAFT, State.WAITING, State.SENDING, State.FAILED)


@dataclass(frozen=True, slots=True)
class Pending:
    """A letter that has not left, with what its page offers too."""

    letter: Letter
    why: str
    is_later: bool
    is_mine: bool

    @property
    def may_be_had_back(self) -> bool:
        return self.is_mine and self.letter.state in (State.WAITING, State.FAILED)

    @property
    def may_be_tried(self) -> bool:
        tried = self.letter.state == State.WAITING and self.letter.attempts > 0
        return self.is_mine and (tried or self.letter.state == State.FAILED)


def pending(thread: Thread, person: Person, *, at: datetime) -> list[Pending]:
    """One's own drafts in this thread, and what anybody has handed over; oldest first. One statement."""
    of_it = Q(answers__thread=thread) | Q(question__interaction__thread=thread)
    seen = Letter.objects.visible_to(person).filter(of_it, client=thread.client_id, state__in=WAITING)
    found = list(seen.select_related("by").newest_first()[:MOST])[::-1]
    return [Pending(one, why(one), one.is_later(at), one.by_id == person.pk) for one in found]


def whole(ids: Collection[int], person: Person) -> dict[int, str]:
    """
    The pages of the letters behind these exchanges: as we wrote it here, else as it lies in the mailbox. One statement.
    """
    ours = Letter.objects.visible_to(person).filter(interaction__in=ids, state=State.SENT)
    theirs = Received.objects.seen_by(person).filter(interaction__in=ids)
    rows = theirs.order_by().values_list(Value("mail", CharField()), "interaction", "pk")
    both = rows.union(ours.order_by().values_list(Value("letters", CharField()), "interaction", "pk"))
    # "letters" comes before "mail"; of several copies of one letter, the first that came.
    return {said: f"/{page}/{pk}/" for page, said, pk in sorted(both, reverse=True)}
