"""How what a question is after compares with what a record was after, and with what its answer tells."""

from dataclasses import dataclass

from vinculo.language.ideas import Ideas
from vinculo.language.words.kinds import RELATED, VAGUE

WHAT = frozenset({"what"})  # what is asked without a question word: "we still need the address"


@dataclass(frozen=True, slots=True)
class Relation:
    """
    name: "same who", "who of thing" (ours after somebody, the record's after something); group: those relations in
    which likeness counts alike; is_told: the record tells what ours is after though it was asked something else;
    is_implied: other words of both are after the same ("price" and "how much").
    """

    name: str
    group: str
    is_told: bool
    is_implied: bool


def compare(ours: Ideas, record: Ideas, answer: Ideas) -> Relation:
    asked = ours.kinds or WHAT
    told = answer.told if record.kinds else answer.told | record.told
    both = asked & record.kinds - VAGUE
    name = f"same {min(both)}" if both else _name(asked, ours, record)
    is_told = not both and bool(asked & told)
    return Relation(name, _group(name, is_told), is_told, bool(ours.implied & record.implied))


def _name(asked: frozenset[str], ours: Ideas, record: Ideas) -> str:
    """Of two that are not after one thing: how far they still may be."""
    ask, was = _sort(asked), _sort(record.kinds)
    if ask == was == "kind":
        related = any(frozenset((one, other)) in RELATED for one in asked for other in record.kinds)
        return "related" if related else "clash"
    if ask == "kind":
        return f"kind of {was}, implied" if asked & record.implied else f"{min(asked)} of {was}"
    if was == "kind":
        return f"{ask} of kind, implied" if record.kinds & ours.implied else f"{ask} of {min(record.kinds)}"
    return f"{ask} of {was}"


def _group(name: str, is_told: bool) -> str:
    if name.startswith("same "):
        return {"same yes": "yes", "same who": "who"}.get(name, "kind")
    if name == "thing of thing":
        return "thing"
    if is_told or name == "related" or name.endswith((", implied", " of said")):
        return "mixed"
    if name == "clash":
        return "clash"
    return "yes or" if "yes" in name.split() else "astray"


def _sort(kinds: frozenset[str]) -> str:
    """Whether it is after something that can be told, some other thing, yes or no; or asks nothing and says it."""
    if not kinds:
        return "said"
    return "yes" if "yes" in kinds else "thing" if kinds <= VAGUE else "kind"
