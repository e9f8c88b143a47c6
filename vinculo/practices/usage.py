"""How often a practice spoke and what people answered: the ground for tuning it."""

from dataclasses import dataclass

from django.db.models import Count

from vinculo.practices.models import Nudge, NudgeEvent, State

ENOUGH = 20
NOISY = 0.5
ANSWERED = (State.DONE, State.DISMISSED)


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts over the whole history of one practice."""

    raised: int = 0
    done: int = 0
    dismissed: int = 0
    snoozed: int = 0
    cleared: int = 0

    @property
    def answered(self) -> int:
        return self.done + self.dismissed

    @property
    def share_dismissed(self) -> int:
        """Of the answers, in percent; 0 while there is none."""
        return 100 * self.dismissed // self.answered if self.answered else 0

    @property
    def is_noisy(self) -> bool:
        """More than half of at least twenty answers say that it does not apply."""
        return self.answered >= ENOUGH and self.dismissed / self.answered > NOISY


def usage() -> dict[str, Usage]:
    """By practice id; two queries. What was done or dismissed and taken back again does not count as either."""
    counts: dict[str, dict[str, int]] = {}
    rows = NudgeEvent.objects.values_list("nudge__practice", "kind").annotate(number=Count("id")).order_by()
    for practice, kind, number in rows.exclude(kind__in=ANSWERED):
        counts.setdefault(practice, {})[kind] = number
    answers = Nudge.objects.filter(state__in=ANSWERED).values_list("practice", "state")
    for practice, state, number in answers.annotate(number=Count("id")).order_by():
        counts.setdefault(practice, {})[state] = number
    names = Usage.__dataclass_fields__
    return {practice: Usage(**{name: kinds.get(name, 0) for name in names}) for practice, kinds in counts.items()}


def noisy(counts: dict[str, Usage]) -> list[str]:
    """Ids of those whose answers say too often that they do not apply, the noisiest first."""
    return sorted((pk for pk, one in counts.items() if one.is_noisy), key=lambda pk: (-counts[pk].share_dismissed, pk))
