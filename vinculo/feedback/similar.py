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

from django.db.models import OuterRef, Q, QuerySet

from vinculo.db.rows import plain, rows_of
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
    neither a word nor two stages are left out. One statement, whatever there is; at most `COMPARED` projects are
    looked at.
    """
    past = Project.objects.visible_to(person).kept().filter(phase__in=(Phase.CLOSING, Phase.CLOSED))
    newest = past.exclude(pk=project.pk).order_by("-closed_on", "-pk").values("pk")[:COMPARED]
    traits = _traits(Project.objects.filter(Q(pk=project.pk) | Q(pk__in=newest)))
    mine = traits.pop(project.pk)
    weights = _weights(traits.values(), len(traits))
    found = [_compared(pk, mine, other, weights) for pk, other in traits.items()]
    alike = (one for one in found if one.words or len(one.stages) >= ENOUGH_STAGES)
    return sorted(alike, key=lambda one: (-one.score, -one.project_id))[:limit]


def _traits(projects: QuerySet[Project]) -> dict[int, _Traits]:
    here = {"project": OuterRef("pk")}
    lessons = Lesson.objects.filter(**here).order_by("pk")
    stages = Stage.objects.filter(**here).order_by("pk")
    kinds = Task.objects.filter(**here, kind__in=TELLING_KINDS).order_by().values("kind").distinct()
    rows = projects.order_by("pk").values_list(
        *COLUMNS, rows_of(lessons, tags="tags"), rows_of(stages, name="name"), rows_of(kinds, kind="kind")
    )
    return {pk: _traits_of(*spoken) for pk, *spoken in rows}


def _traits_of(*spoken: Any) -> _Traits:
    *texts, lessons, stages, kinds = spoken
    found = _Traits(roots(" ".join(filter(None, texts))), {}, {one["kind"] for one in kinds})
    for lesson in lessons:
        for root, word in roots(" ".join(plain(lesson["tags"]))).items():
            found.words.setdefault(root, word)
    for stage in stages:
        found.stages.update(dict.fromkeys(roots(stage["name"]), stage["name"]))
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
