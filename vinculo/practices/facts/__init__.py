"""
The facts of a relationship as rules see them: small, frozen, without a database.

Each knows how it looked at an earlier moment (`as_known_at`), so that a rule can be replayed over the past.
"""

from vinculo.practices.facts.agreed import AgreementFacts, ChangeFacts, DecisionFacts, ObligationFacts
from vinculo.practices.facts.begin import AGENDA, AreaFacts, HandoverFacts, KickoffFacts, PartFacts
from vinculo.practices.facts.bills import InvoiceFacts
from vinculo.practices.facts.channels import BY_VOICE, FACE_TO_FACE, UNHURRIED, WRITTEN
from vinculo.practices.facts.effort import BudgetFacts, EffortFacts, LoadFacts
from vinculo.practices.facts.growth import BeginningFacts, FavourFacts, ReferenceFacts, ReferralFacts
from vinculo.practices.facts.harvest import AppreciationFacts, ClosingFacts, FeedbackFacts, HandOverItemFacts
from vinculo.practices.facts.moments import known
from vinculo.practices.facts.money import QuoteFacts
from vinculo.practices.facts.promise import PromiseFacts
from vinculo.practices.facts.talk import (
    BadNewsFacts,
    ExpectationFacts,
    InteractionFacts,
    NextWordFacts,
    ProposalFacts,
    QuestionFacts,
    ReproachFacts,
)
from vinculo.practices.facts.trouble import ComplaintFacts, FlagFacts, IncidentFacts
from vinculo.practices.facts.who import ClientFacts, ContactFacts, DateFacts
from vinculo.practices.facts.work import CheckInFacts, MeetingFacts, MilestoneFacts, PlanFacts, ProjectFacts

__all__ = [
    "AGENDA", "BY_VOICE", "FACE_TO_FACE", "UNHURRIED", "WRITTEN",
    "AgreementFacts", "AppreciationFacts", "AreaFacts", "BadNewsFacts", "BeginningFacts", "BudgetFacts",
    "ChangeFacts", "CheckInFacts", "ClientFacts", "ClosingFacts", "ComplaintFacts", "ContactFacts", "DateFacts",
    "DecisionFacts", "EffortFacts", "ExpectationFacts", "FavourFacts", "FeedbackFacts", "FlagFacts",
    "HandOverItemFacts", "HandoverFacts", "IncidentFacts", "InteractionFacts", "InvoiceFacts", "KickoffFacts",
    "LoadFacts", "MeetingFacts", "MilestoneFacts", "NextWordFacts", "ObligationFacts", "PartFacts", "PlanFacts",
    "ProjectFacts", "PromiseFacts", "ProposalFacts", "QuestionFacts", "QuoteFacts", "ReferenceFacts",
    "ReferralFacts", "ReproachFacts", "known",
]  # fmt: skip
