"""How often a practice spoke and what people answered: the ground for tuning it."""

from dataclasses import dataclass

from django.db.models import Count

from vinculo.practices.models import NudgeEvent

ENOUGH = 20
NOISY = 0.5


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts over the whole history of one practice."""

    raised: int = 0
    done: int = 0
    dismissed: int = 0
    snoozed: int = 0
    cleared: int = 0

    @property
    def is_noisy(self) -> bool:
        """More than half of at least twenty answers say that it does not apply."""
        answered = self.done + self.dismissed
        return answered >= ENOUGH and self.dismissed / answered > NOISY


def usage() -> dict[str, Usage]:
    """By practice id; one query."""
    counts: dict[str, dict[str, int]] = {}
    rows = NudgeEvent.objects.values_list("nudge__practice", "kind").annotate(number=Count("id")).order_by()
    for practice, kind, number in rows:
        counts.setdefault(practice, {})[kind] = number
    names = Usage.__dataclass_fields__
    return {practice: Usage(**{name: kinds.get(name, 0) for name in names}) for practice, kinds in counts.items()}
