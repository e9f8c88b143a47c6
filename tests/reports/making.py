"""A project with something to tell, and something that must not leave the house, for tests of reports."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import BadNews, Decision
from vinculo.letters import queue
from vinculo.letters.models import Letter
from vinculo.letters.sent import left
from vinculo.projects.models import Budget, Milestone, Task
from vinculo.reports.models import Report

SECRET = "zorra"  # no page, letter or paper of theirs has this word


def make_story(world: Any) -> dict[str, Any]:
    """Shared and unshared twins of everything; the unshared say SECRET."""
    shop, luna, now, today = world.shop, world.luna, timezone.now(), timezone.localdate()
    made: dict[str, Any] = {}
    for audience, word in (("shared", "Plates"), ("team", SECRET)):
        made[audience] = Milestone.objects.create(
            project=shop, name=f"{word} designed", audience=audience, promised_on=today, done_on=today
        )
        launch = Milestone.objects.create(
            project=shop, name=f"{word} launched", audience=audience, promised_on=today + timedelta(days=40),
            planned_on=today + timedelta(days=31),
        )  # fmt: skip
        Task.objects.create(project=shop, title=f"{word} drawn", audience=audience, done_at=now)
        Task.objects.create(project=shop, title=f"{word} baked", audience=audience, started_on=today)
        Task.objects.create(project=shop, title=f"{word} packed", audience=audience, due_on=today + timedelta(days=3))
        Decision.objects.create(client=luna, project=shop, text=f"{word} are blue", audience=audience, at=now)
        Obligation.objects.create(
            client=luna, project=shop, side="theirs", what=f"{word}: photos", audience=audience, milestone=launch,
            due_on=today + timedelta(days=5),
        )  # fmt: skip
        Promise.objects.create(
            client=luna, project=shop, text=f"{word} promised", audience=audience, made_at=now, owner=world.marek,
            promised_on=today, kept_on=today if audience == "shared" else today + timedelta(days=3),
        )  # fmt: skip
    BadNews.objects.create(
        client=luna, project=shop, what="The oven is late", way_out="We bake next door", known_at=now, told_at=now
    )
    Budget.objects.create(project=shop, minutes=6000, currency="EUR")
    return made


def mailed(report: Report) -> Letter:
    """The server took the letter it was handed over with."""
    report.refresh_from_db()
    assert report.letter_id
    letter = queue.claim(report.letter_id, at=timezone.now() + timedelta(minutes=1))
    assert letter is not None
    letter.message_id = f"<{letter.pk}@faro.example>"
    letter.save(update_fields=["message_id"])
    left(letter, at=timezone.now())
    return letter
