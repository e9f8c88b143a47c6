"""How far a question and a record are about one thing: what of each the other speaks of, and what both are after."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from vinculo.language.ideas import Idea, Ideas, near
from vinculo.language.words.kinds import RELATED

SAME_IDEA = 0.9  # how far two words are one that stand for one concept
NEAR_IDEA = 0.6  # ... for concepts of which one often stands for the other
ALIKE = 0.85  # ... that differ by a slip of the pen
TELLING = 0.4  # of what tells most: what tells less is not named as a reason
LIKE = 84  # out of 100: words so alike in letters are one with a slip of the pen
OF_UNKNOWN = 0.7  # what a word tells that no record speaks of

# What each part of a likeness weighs: fitted (logistic regression) on the halves of the labelled sets that are for it.
# OTHER_KIND is set, not fitted: who asks for a person is not answered by a day.
FIRST = -3.55
COVERED, ANSWERED, SHARED, BOTH = 0.6, 2.15, 3.2, 2.3
WEIGHT, MISSING, OTHER, STRANGE, APART = 3.1, -0.25, -0.35, -1.5, -1.7
SAME_KIND, OTHER_KIND, UNTOLD, ANY_KIND = 1.0, -9.0, -1.95, -0.7
CROWD, FEW = 0.28, 25  # among many records something is alike by chance: what each e times as many take off

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
    """
    covered: how much of the question the record's question speaks of; answered: how much its answer adds; shared: how
    much of the record the question speaks of; weight: of what they share; missing, other: of what only one speaks of;
    strange: the most of it in one word of the question whose meaning we know; apart: in one of each;
    is_same_kind, is_other_kind: both are after somebody, a place, a time, or each after something else; is_untold: the
    record says nothing of what the question is after; is_any_kind: the question is after nothing of the kind, the
    record is.
    """

    covered: float
    answered: float
    shared: float
    weight: float
    missing: float
    other: float
    strange: float
    apart: float
    is_same_kind: bool
    is_other_kind: bool
    is_untold: bool
    is_any_kind: bool

    def score(self, records: int) -> float:
        """How sure it is that they are about one thing, out of 100, when it is the likest of so many."""
        sure = (
            FIRST
            + COVERED * self.covered
            + ANSWERED * self.answered
            + SHARED * self.shared
            + BOTH * sqrt(self.covered * self.shared)
            + WEIGHT * min(self.weight, 1.5)
            + MISSING * min(self.missing, 2.0)
            + OTHER * self.other
            + STRANGE * self.strange
            + APART * self.apart
            + SAME_KIND * self.is_same_kind
            + OTHER_KIND * self.is_other_kind
            + UNTOLD * self.is_untold
            + ANY_KIND * self.is_any_kind
            - CROWD * log(max(1.0, records / FEW))
        )
        return 100 / (1 + exp(-sure))


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
        weight = sum(how * self.weights[number] for number, (how, _one) in found.items())
        more = sum(
            max(0.0, how - found.get(number, NOTHING)[0]) * self.weights[number]
            for number, (how, _one) in said.items()
        )  # fmt: skip
        theirs = sum(map(self.rarity.of, question.ideas))
        met = sum(how * self.rarity.of(question.ideas[number]) for number, how in others.items())
        either = {number: how for number, (how, _one) in [*said.items(), *found.items()]}
        strange = _strangest(self.asked.ideas, self.rarity, either)
        return Likeness(
            covered=weight / self.total,
            answered=more / self.total,
            shared=met / (theirs or 1.0),
            weight=weight,
            missing=self.total - weight - more,
            other=theirs - met,
            strange=strange,
            apart=min(strange, _strangest(question.ideas, self.rarity, others)),
            is_same_kind=bool(self.asked.kinds & question.kinds),
            is_other_kind=_clash(self.asked.kinds, question.kinds, answer),
            is_untold=bool(self.asked.kinds)
            and not question.kinds
            and not self.asked.kinds & (question.told | answer.told),
            is_any_kind=not self.asked.kinds and bool(question.kinds),
        )

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


def _strangest(ideas: Sequence[Idea], rarity: Rarity, met: Mapping[int, float]) -> float:
    """Of the words whose meaning we know, what that tells most of which the other side says nothing."""
    known = (number for number, one in enumerate(ideas) if one.concepts)
    return max((rarity.of(ideas[number]) * (1 - met.get(number, 0.0)) for number in known), default=0.0)


def _clash(asked: frozenset[str], known: frozenset[str], answer: Ideas) -> bool:
    """Both are after something, nothing of it is one, and the answer does not tell it by the way."""
    if not asked or not known or asked & known:
        return False
    related = any(frozenset((one, other)) in RELATED for one in asked for other in known)
    return not related and not asked & answer.told


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
