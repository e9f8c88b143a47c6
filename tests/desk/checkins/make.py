"""Check-ins and what their agenda is read from."""

from datetime import timedelta

from django.utils import timezone

from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import BadNews, CheckIn, Decision, Question
from vinculo.projects.models import CommunicationPlan, Milestone, RedFlag, Task


def some_check_in(world, days=2, **fields):
    at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=days)
    given = {
        "client": world.luna,
        "project": world.shop,
        "slot_on": at.date(),
        "due_at": at,
        "channel": "video",
        **fields,
    }
    return CheckIn.objects.create(**given)


def agreed(world, **fields):
    given = {"project": world.shop, "rhythm": "weekly", "weekday": 1, "starts_on": timezone.localdate(), **fields}
    plan = CommunicationPlan.objects.create(**given)
    plan.participants.add(world.ana)
    return plan


def fill(world, number=1):
    """Of each kind of point `number`."""
    now, today = timezone.now(), timezone.localdate()
    about = {"client": world.luna, "project": world.shop}
    for n in range(number):
        BadNews.objects.create(**about, what=f"News {n}", known_at=now)
        Milestone.objects.create(project=world.shop, name=f"Milestone {n}", done_on=today)
        Promise.objects.create(**about, text=f"Kept {n}", made_at=now, kept_on=today)
        Promise.objects.create(**about, text=f"Near {n}", made_at=now, promised_on=today + timedelta(days=3))
        Task.objects.create(project=world.shop, title=f"Task {n}", done_at=now)
        Question.objects.create(**about, contact=world.ana, text=f"Theirs {n}", asked_at=now)
        Question.objects.create(**about, text=f"Ours {n}", asked_at=now, asked_by_us=True)
        Obligation.objects.create(**about, what=f"Photos {n}", side="theirs", wanted=126, received=88, due_on=today)
        Decision.objects.create(**about, text=f"Decided {n}", at=now)
        RedFlag.objects.create(project=world.shop, what=f"Flag {n}", raised_at=now)


def take_back(client):
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)


def held(client, check_in, **fields):
    return client.post(f"/check-ins/{check_in.pk}/hold/", {"channel": "video", **fields})


def texts(client, check_in):
    return [point.text for point in client.get(check_in.get_absolute_url()).context["points"]]
