"""How far a question and a record are about one thing: what of each the other speaks of, and what both are after."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from vinculo.language.ideas import Idea, Ideas, near
from vinculo.language.sought import compare
from vinculo.language.words.weights import FIRST, WEIGHTS

SAME_IDEA = 0.9  # how far two words are one that stand for one concept
NEAR_IDEA = 0.6  # ... for concepts of which one often stands for the other
ALIKE = 0.85  # ... that differ by a slip of the pen
TELLING = 0.4  # of what tells most: what tells less is not named as a reason
LIKE = 84  # out of 100: words so alike in letters are one with a slip of the pen
OF_UNKNOWN = 0.7  # what a word tells that no record speaks of

STANDS_OUT, FAR, DOUBT = 0.5, 4.0, 1.1  # how much the distance to the next likest counts, up to so far, and from where
LEAST = 1e-6  # out of 100: the smallest score, whose logarithm there is
LITTLE = 0.4  # what a word tells that need not be met

NOTHING = (0.0, "")


def speaking(held: Iterable[tuple[Ideas, Ideas]]) -> dict[str, list[int]]:
    """By every name of a thing, the numbers of the records that speak of it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (question, answer) in enumerate(held):
        for name in question.names | answer.names:
            found[name].append(number)
    return found


class Rarity:
    """A word tells the more the fewer records speak of it."""

    def __init__(self, spoken: Mapping[str, Sequence[int]], records: int) -> None:
        self.spoken = spoken
        self.records = records + 1
        self.known: dict[str, float] = {}

    def of(self, one: Idea) -> float:
        if one.said not in self.known:
            count = max(len(self.spoken.get(name, ())) for name in one.names)
            rarity = log(1 + self.records / (1 + count)) / log(1 + self.records)
            self.known[one.said] = rarity * one.weight * (1.0 if count else OF_UNKNOWN)
        return self.known[one.said]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a question and a record are one, part by part: words/weights.py says what each part is."""

    parts: Mapping[str, float]

    def score(self) -> float:
        """How sure it is that they are about one thing, out of 100."""
        return as_score(FIRST + sum(WEIGHTS.get(name, 0.0) * value for name, value in self.parts.items()))


def as_score(sure: float) -> float:
    return 100 / (1 + exp(-sure))


def clear(score: float, next_best: float) -> float:
    """How sure one is of the likest once one sees the next: what stands out is likelier the one that is meant."""
    sure, other = (log(max(one, LEAST) / (100 - min(one, 100 - LEAST))) for one in (score, next_best))
    return as_score(sure + STANDS_OUT * min(sure - other, FAR) - DOUBT)


class Asking:
    """A question, ready to be held beside many records."""

    def __init__(self, asked: Ideas, rarity: Rarity) -> None:
        self.asked = asked
        self.rarity = rarity
        self.weights = [rarity.of(one) for one in asked.ideas]
        self.total = sum(self.weights) or 1.0
        self.meets: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, one in enumerate(asked.ideas):
            for name, how in _met_by(one, rarity.spoken).items():
                self.meets[name].append((number, how))

    def sharing(self, speaking: Mapping[str, Sequence[int]]) -> list[int]:
        """The numbers of the records that speak of something the question speaks of, what shares most first."""
        shared: dict[int, float] = defaultdict(float)
        for name, met in self.meets.items():
            tells = max(self.weights[number] * how for number, how in met)
            for number in speaking.get(name, ()):
                shared[number] += tells
        return sorted(shared, key=lambda number: (-shared[number], number))

    def like(self, question: Ideas, answer: Ideas) -> Likeness:
        found, others = self._met(question)
        said, _others = self._met(answer)
        either = {number: how for number, (how, _one) in [*said.items(), *found.items()]}
        theirs = [self.rarity.of(one) for one in question.ideas]
        weight = sum(how * self.weights[number] for number, (how, _one) in found.items())
        more = sum(max(0.0, how - found.get(n, NOTHING)[0]) * self.weights[n] for n, (how, _one) in said.items())
        shared = sum(how * theirs[number] for number, how in others.items()) / (sum(theirs) or 1.0)
        strange = _strangest(self.asked.ideas, self.weights, either)
        relation = compare(self.asked, question, answer)
        both = sqrt(shared * weight / self.total)
        apart = min(strange, _strangest(question.ideas, theirs, others))
        return Likeness(
            {
                relation.name: 1.0,
                f"both {relation.group}": both,
                f"apart {relation.group}": apart,
                "tells": float(relation.is_told),
                "implied": float(relation.is_implied),
                "answered": more / self.total,
                "shared": shared,
                "both": both,
                "weight": min(weight, 1.5),
                "near": sum(self.weights[n] for n, how in either.items() if how == NEAR_IDEA) / self.total,
                "strange": strange,
                "apart": apart,
                "unmet": max(_lost(self.weights, either), default=0.0),
                "left": sum(one > LITTLE for one in _lost(theirs, others)) / 3,
                **self._focus(question, theirs, either, others),
            }
        )

    def _focus(
        self, record: Ideas, weights: Sequence[float], ours: Mapping[int, float], theirs: Mapping[int, float]
    ) -> dict[str, float]:
        """How much of what each asks for, or whose doing it asks for, the other does not speak of."""
        lost = _lost(self.weights, ours)[self.asked.focus] if self.asked.focus >= 0 else 0.0
        left = _lost(weights, theirs)[record.focus] if record.focus >= 0 else 0.0
        return {"focus lost": lost, "focus left": left, "focus apart": min(lost, left)}

    def _met(self, record: Ideas) -> tuple[dict[int, tuple[float, str]], dict[int, float]]:
        """How far each word of ours is met by the record and by which word, and each of the record by us."""
        ours: dict[int, tuple[float, str]] = {}
        theirs: dict[int, float] = {}
        for at, one in enumerate(record.ideas):
            for name in one.names:
                for number, how in self.meets.get(name, ()):
                    if how > ours.get(number, NOTHING)[0]:
                        ours[number] = how, one.said
                    theirs[at] = max(how, theirs.get(at, 0.0))
        return ours, theirs

    def because(self, question: Ideas, answer: Ideas) -> list[tuple[str, str]]:
        """The words of the question that the record meets, each with the word that meets it: what tells most first."""
        met = {**self._met(answer)[0], **self._met(question)[0]}
        tells = {number: self.weights[number] * how for number, (how, _its) in met.items()}
        ranked = sorted(tells, key=lambda number: (-tells[number], number))
        least = max(tells.values(), default=0.0) * TELLING
        return [(self.asked.ideas[number].said, met[number][1]) for number in ranked if tells[number] >= least]


def _lost(weights: Sequence[float], met: Mapping[int, float]) -> list[float]:
    """Of each word, what the other side does not meet."""
    return [weight * (1 - met.get(number, 0.0)) for number, weight in enumerate(weights)]


def _strangest(ideas: Sequence[Idea], weights: Sequence[float], met: Mapping[int, float]) -> float:
    """Of the words whose meaning we know, what that tells most of which the other side says nothing."""
    lost = _lost(weights, met)
    return max((lost[number] for number, one in enumerate(ideas) if one.concepts), default=0.0)


def _met_by(one: Idea, spoken: Collection[str]) -> dict[str, float]:
    """What in a record is this word, and how far."""
    how = {other: NEAR_IDEA for name in one.concepts for other in near(name)}
    how.update(dict.fromkeys(_alike(one.stem, spoken), ALIKE))
    how.update(dict.fromkeys(one.concepts, SAME_IDEA))
    return {**how, one.stem: 1.0}


def _alike(word: str, spoken: Collection[str]) -> list[str]:
    """Words of the records that are this one but for a letter or two."""
    if len(word) <= 4 or word in spoken:
        return []
    from rapidfuzz.fuzz import ratio  # a fifth of a second to take in: only who compares questions needs it
    from rapidfuzz.process import extract

    others = [other for other in spoken if len(other) > 4 and other[0] != "@"]
    return [other for other, _score, _at in extract(word, others, scorer=ratio, score_cutoff=LIKE)]
