"""Work in its last stage, with a sheet that may be accepted."""

from datetime import date

from django.utils import timezone

from tests.pipeline.selling import some_opportunity
from vinculo.agreements.models import Promise
from vinculo.clients.models import Client, HandoverSheet, Profile
from vinculo.conversations.models import Interaction
from vinculo.pipeline.models import Handover, SellingPromise
from vinculo.projects.models import Kickoff, Project

SHEET = {"working_style": "Short", "preferred_channel": "phone", "hours": "Mornings", "money": "10,000", "dates": "May"}


def ready(world, *, lead=None, **fields):
    """In the last stage, its sheet written, its two promises taken on."""
    of = {"lead": lead} if lead else {"contact": world.ana}
    one = some_opportunity(world, stage=4, goals="A shop people find", **of, **fields)
    for text in ("A guide", "Two rounds of changes"):
        SellingPromise.objects.create(
            opportunity=one, text=text, made_at=timezone.now(), by=world.rita, taken_by=world.zofia,
            promised_on=date(2027, 5, 7), internal_on=date(2027, 5, 5), taken_at=timezone.now(),
        )  # fmt: skip
    Handover.objects.create(opportunity=one, manager=world.marek, by=world.rita, **SHEET)
    return one


def base(one):
    return f"/opportunities/{one.pk}/handover/"


def toasts(client):
    return list(client.get("/opportunities/").context["messages"])


def everything():
    models = (Client, Project, Kickoff, Promise, HandoverSheet, Profile, Interaction)
    return {model.__name__: model.objects.count() for model in models}
