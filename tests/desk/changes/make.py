"""Change requests to look at."""

from datetime import timedelta

from django.utils import timezone

from vinculo.agreements import asking
from vinculo.agreements.models import ChangeRequest
from vinculo.projects.models import Milestone


def day(days):
    return timezone.localdate() + timedelta(days=days)


def a_change(world, **fields):
    change = asking.ask(world.shop, title="Gift wrapping", by=world.marek, at=timezone.now(), contact=world.ana)
    ChangeRequest.objects.filter(pk=change.pk).update(**fields)
    change.refresh_from_db()
    return change


def estimated(world, **fields):
    milestone = Milestone.objects.create(
        project=world.shop, name="Launch", planned_on=day(20), promised_on=day(22), position=1
    )
    given = {
        "state": "estimated", "minutes": 5 * 480, "amount": 63_000, "currency": "EUR", "milestone": milestone,
        "estimated_at": timezone.now(), "estimated_by": world.marek, **fields,
    }  # fmt: skip
    return a_change(world, **given)


def last_toast(client):
    return list(client.get("/promises/").context["messages"])[-1]


def about(world, **more):
    return {"chosen": f"{world.luna.pk}-{world.ana.pk}", "project": world.shop.pk, "side": "theirs", **more}
