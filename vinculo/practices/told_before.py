"""What they had told us, or decided with us, when we asked."""

from vinculo.language.asked import Known, best
from vinculo.practices.facts import ProposalFacts, QuestionFacts
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship

ALIKE = 60  # percent of a question that has to be in what is known


def told_before(
    relationship: Relationship, asked: QuestionFacts | ProposalFacts, now: Moment, alike: int = ALIKE
) -> dict[str, str] | None:
    """What answers a question of ours that was known when we asked: its text ("known") and its day; None if nothing."""
    facts = _known_before(relationship, asked, now)
    match = best(asked.text, [Known(key, said["known"]) for key, said in facts.items()])
    return facts[match.known.key] if match and match.score >= alike else None


def _known_before(
    relationship: Relationship, asked: QuestionFacts | ProposalFacts, now: Moment
) -> dict[str, dict[str, str]]:
    """By key, each with its day."""
    answered = {
        one.ref: {"known": one.text, "answered_on": now.day_of(one.answered_at).isoformat()}
        for one in relationship.questions
        if one.asked_by_us and one.answered_at and one.answered_at < asked.asked_at
    }
    decided = {
        one.ref: {"known": one.text, "decided_on": now.day_of(one.at).isoformat()}
        for one in relationship.decisions
        if one.at < asked.asked_at
    }
    return {**answered, **decided}
