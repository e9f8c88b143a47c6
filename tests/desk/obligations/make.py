"""Obligations of both sides, to look at."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from vinculo.agreements.models import Obligation


def day(days):
    """Where the people of the world live, whoever asks: a table of cases is read before a test says so."""
    return timezone.localdate(timezone=ZoneInfo("Europe/Madrid")) + timedelta(days=days)


def owed(world, **fields):
    given = {
        "client": world.luna, "project": world.shop, "side": "theirs", "kind": "content", "what": "Photos of the cakes",
        "contact": world.ana, "due_on": day(9), "by": world.marek, **fields,
    }  # fmt: skip
    return Obligation.objects.create(**given)


def photos(world, **fields):
    return owed(world, wanted=126, received=88, **fields)


def said(world, **more):
    return {
        "chosen": f"{world.luna.pk}-{world.ana.pk}", "project": world.shop.pk, "side": "theirs", "kind": "content",
        "what": "Photos", **more,
    }  # fmt: skip


def toasts(client):
    return list(client.get("/promises/").context["messages"])
