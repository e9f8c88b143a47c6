"""
What letters seem to ask and to promise, put before somebody. Nothing is made of it until one of us says so.

From them: what they ask us, what they promise, and where they sound cold. From us: what we ask them, and what we
promise. Runs where letters are taken in or go out, and twice does no harm.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from vinculo.conversations.models import Direction, Interaction, Proposal, Question
from vinculo.conversations.reproaches import notice
from vinculo.language.find import find_promises, find_questions
from vinculo.language.finding import Found
from vinculo.language.plain import plain
from vinculo.language.tell import tell
from vinculo.language.tone import find_cold
from vinculo.people.models import Person
from vinculo.projects.models import Area

MOST = 8  # of each kind in one letter: a questionnaire is read whole anyway
LONGEST = 300
SHORTEST_WORD = 4  # letters of a word that tells an area
_WORD = re.compile(r"\w+")


def propose(interaction: Interaction) -> list[Proposal]:
    """
    Look for questions and promises in a letter that is in the record, and put them before somebody.

    Returns what is proposed now; what stood there before stays as it is. In an exchange that is neither from them nor
    from us alone nothing is looked for. Eight statements at most.
    """
    if interaction.direction not in (Direction.IN, Direction.OUT):
        return []
    ours = interaction.direction == Direction.OUT
    if ours:
        notice(interaction)
    found = _found(interaction, ours)
    if not found or Proposal.objects.filter(interaction=interaction).exists():
        return []
    Proposal.objects.bulk_create(_written(interaction, found, ours), ignore_conflicts=True)
    return list(Proposal.objects.filter(interaction=interaction).in_order())


def dismiss(proposal: Proposal, *, by: Person, at: datetime) -> bool:
    """It is no question, or no promise. False if somebody decided before."""
    return proposal.dismiss(by=by, at=at)


def _found(interaction: Interaction, ours: bool) -> list[tuple[Proposal.Kind, Found]]:
    said = interaction.summary
    language = tell(said, interaction.client.language)
    asked = [(Proposal.Kind.QUESTION, one) for one in find_questions(said, language)[:MOST]]
    cold = None if ours else find_cold(said, language)
    today = timezone.localdate(interaction.at)
    promised = find_promises(said, today, language)[:MOST]
    felt = [(Proposal.Kind.FEELING, cold)] if cold and not interaction.felt else []
    return [*asked, *((Proposal.Kind.PROMISE, one) for one in promised), *felt]


def _written(interaction: Interaction, found: Iterable[tuple[Proposal.Kind, Found]], ours: bool) -> list[Proposal]:
    asked_already = set(Question.objects.filter(interaction=interaction).values_list("text", flat=True))
    areas = list(Area.objects.filter(project=interaction.project_id)) if interaction.project_id else []
    owner = interaction.by_id if ours else interaction.client.owner_id
    return [
        Proposal(
            client_id=interaction.client_id, project_id=interaction.project_id, interaction=interaction, kind=kind,
            text=one.text[:LONGEST], place=one.start, by_us=ours, due_on=one.due_on, owner_id=owner,
            area=_area_of(one.text, areas) if kind == Proposal.Kind.QUESTION else None,
        )
        for kind, one in found
        if one.text not in asked_already
    ]  # fmt: skip


def _area_of(text: str, areas: list[Area]) -> Area | None:
    """The area whose name the text speaks of: "Photos" for "Where are the photos?"."""
    said = {word[: SHORTEST_WORD + 1] for word in _WORD.findall(plain(text)) if len(word) >= SHORTEST_WORD}
    for area in areas:
        if any(
            word[: SHORTEST_WORD + 1] in said for word in _WORD.findall(plain(area.name)) if len(word) >= SHORTEST_WORD
        ):
            return area
    return None
