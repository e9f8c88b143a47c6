"""Opportunities for tests: of Café Luna, and of a stranger."""

from tests.world import NOW
from vinculo.pipeline.models import Lead, Opportunity
from vinculo.pipeline.stages import stages


def some_opportunity(world, title="A second shop", *, stage=0, **fields):
    given = {
        "client": None if "lead" in fields else world.luna, "owner": world.marek, "currency": "EUR", "by": world.marek,
        "stage_since": NOW, **fields,
    }  # fmt: skip
    return Opportunity.objects.create(title=title, stage=stages()[stage], **given)


def some_lead(world, company="Viveros Sauce", **fields):
    given = {"name": "Garbi Sauce", "email": "garbi@sauce.example", "received_at": NOW, "confirmed_at": NOW, **fields}
    return Lead.objects.create(company=company, owner=world.marek, **given)
