"""Leads of the small world, all of them made up."""

from datetime import timedelta

from tests.world import NOW
from vinculo.pipeline.models import Lead, LeadChannel, LeadForm


def a_channel(name="Fair of Gijón", kind="event"):
    return LeadChannel.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def a_lead(name="Nora Vega", **fields):
    given = {
        "company": "Molino Vega", "email": "nora@molino.example", "phone": "+34 655 01 02 03",
        "wants": "A shop for flour", "received_at": NOW - timedelta(hours=2), "confirmed_at": NOW, **fields,
    }  # fmt: skip
    return Lead.objects.create(name=name, **given)


def a_form(**fields):
    given = {
        "name": "Website", "slug": "molino42", "language": "en", "channel": a_channel("Website", "web"),
        "asks": ["company", "phone"], **fields,
    }  # fmt: skip
    return LeadForm.objects.create(**given)
