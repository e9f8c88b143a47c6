"""From a stranger to a client: channels, leads, the client we work best with, opportunities, recommendations."""

from vinculo.pipeline.models.channel import Campaign, LeadChannel, Spending
from vinculo.pipeline.models.handover import Handover
from vinculo.pipeline.models.ideal import BestClient, Trait, TraitValue
from vinculo.pipeline.models.lead import Lead, LeadConfirmation, LeadForm
from vinculo.pipeline.models.opportunity import Opportunity, SellingPromise, Stage, StageMove
from vinculo.pipeline.models.plan import AccountPlan, AccountRisk
from vinculo.pipeline.models.referral import Favour, Referral

__all__ = [
    "AccountPlan",
    "AccountRisk",
    "BestClient",
    "Campaign",
    "Favour",
    "Handover",
    "Lead",
    "LeadChannel",
    "LeadConfirmation",
    "LeadForm",
    "Opportunity",
    "Referral",
    "SellingPromise",
    "Spending",
    "Stage",
    "StageMove",
    "Trait",
    "TraitValue",
]
