"""
The facts of a relationship as rules see them: small, frozen, without a database.

Each knows how it looked at an earlier moment (`as_known_at`), so that a rule can be replayed over the past.
"""

from vinculo.practices.facts.channels import BY_VOICE, FACE_TO_FACE, UNHURRIED, WRITTEN
from vinculo.practices.facts.moments import known
from vinculo.practices.facts.promise import PromiseFacts
from vinculo.practices.facts.talk import BadNewsFacts, ExpectationFacts, InteractionFacts, NextWordFacts, QuestionFacts
from vinculo.practices.facts.who import ClientFacts, ContactFacts, DateFacts
from vinculo.practices.facts.work import MilestoneFacts, PlanFacts, ProjectFacts

__all__ = [
    "BY_VOICE", "FACE_TO_FACE", "UNHURRIED", "WRITTEN",
    "BadNewsFacts", "ClientFacts", "ContactFacts", "DateFacts", "ExpectationFacts", "InteractionFacts",
    "MilestoneFacts", "NextWordFacts", "PlanFacts", "ProjectFacts", "PromiseFacts", "QuestionFacts", "known",
]  # fmt: skip
