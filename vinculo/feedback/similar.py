"""
Past projects that are like this one, and in what.

Two projects are alike as far as they speak of the same things: in their names and summaries, in the client's line and
what the client sells, and in the tags of their lessons. A word that few projects share counts for more than one that
many share. The same stages and kinds of tasks count a little on top. Every like project says which words made it so.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any

from vinculo.feedback.models import Lesson
from vinculo.feedback.wordroots import roots
from vinculo.people.models import Person
from vinculo.projects.models import Phase, Project, Stage, Task, TaskKind

COMPARED = 400  # of the past projects, those that ended last
SHOWN_WORDS = 4
ENOUGH_STAGES = 2  # to be alike without a word in common
STAGE_WEIGHT, KIND_WEIGHT = 0.4, 0.2
TELLING_KINDS = frozenset(TaskKind.values) - {TaskKind.WORK}
COLUMNS = ("pk", "name", "summary", "client__line", "client__profile__sells")


@dataclass(frozen=True, slots=True)
class Alike:
    """A past project; the words it shares, as the other project writes them, and the names of stages in both."""

    project_id: int
    score: float
    words: tuple[str, ...]
    stages: tuple[str, ...]


@dataclass(slots=True)
class _Traits:
    words: dict[str, str]  # root to word
    stages: dict[str, str]
    kinds: set[str]


def similar_to(project: Project, person: Person, *, limit: int = 8) -> list[Alike]:
    """
    The closing and closed projects this person may see that are most like `project`, best first; those that share
    neither a word nor two stages are left out. Five statements, whatever there is; at most `COMPARED` projects are
    looked at.
    """
    past = Project.objects.visible_to(person).kept().filter(phase__in=(Phase.CLOSING, Phase.CLOSED))
    newest = past.exclude(pk=project.pk).order_by("-closed_on", "-pk").values_list(*COLUMNS)[:COMPARED]
    own = Project.objects.filter(pk=project.pk).values_list(*COLUMNS)
    traits = _traits([*own, *newest])
    mine = traits.pop(project.pk)
    weights = _weights(traits.values(), len(traits))
    found = [_compared(pk, mine, other, weights) for pk, other in traits.items()]
    alike = (one for one in found if one.words or len(one.stages) >= ENOUGH_STAGES)
    return sorted(alike, key=lambda one: (-one.score, -one.project_id))[:limit]


def _traits(rows: list[Any]) -> dict[int, _Traits]:
    found = {pk: _Traits(roots(" ".join(filter(None, texts))), {}, set()) for pk, *texts in rows}
    for pk, tags in Lesson.objects.filter(project__in=found).order_by("pk").values_list("project_id", "tags"):
        for root, word in roots(" ".join(tags)).items():
            found[pk].words.setdefault(root, word)
    for pk, name in Stage.objects.filter(project__in=found).order_by("pk").values_list("project_id", "name"):
        found[pk].stages.update(dict.fromkeys(roots(name), name))
    kinds = Task.objects.filter(project__in=found, kind__in=TELLING_KINDS).order_by()
    for pk, kind in kinds.values_list("project_id", "kind").distinct():
        found[pk].kinds.add(kind)
    return found


def _weights(traits: Iterable[_Traits], count: int) -> dict[str, float]:
    seen = Counter(root for one in traits for root in one.words)
    return {root: 1 + log(count / number) for root, number in seen.items()}


def _compared(pk: int, mine: _Traits, other: _Traits, weights: dict[str, float]) -> Alike:
    shared = sorted(mine.words.keys() & other.words.keys(), key=lambda root: (-weights[root], root))
    stages = sorted({mine.stages[root] for root in mine.stages.keys() & other.stages.keys()})
    score = sum(weights[root] for root in shared)
    score += STAGE_WEIGHT * len(stages) + KIND_WEIGHT * len(mine.kinds & other.kinds)
    words = tuple(mine.words[root] for root in shared[:SHOWN_WORDS])
    return Alike(pk, score, words, tuple(stages[:SHOWN_WORDS]))
