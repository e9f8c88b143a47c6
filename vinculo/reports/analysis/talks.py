"""How we speak with each other: on which channels, and how often face to face."""

from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from vinculo.clients.models import Channel
from vinculo.conversations.models import Interaction
from vinculo.reports.analysis.scope import Scope, share

Row = dict[str, Any]
FACES = (Channel.IN_PERSON, Channel.VIDEO)


def channels(scope: Scope) -> list[Row]:
    """By channel: exchanges, from them, from us, both speaking, and minutes where they were noted. One statement."""
    found = scope.moments(scope.of_clients(Interaction.objects.exclude(direction="internal")), "at")
    rows = list(
        found.exclude(channel=Channel.NOTE).values("channel").annotate(
            all=Count("pk"),
            theirs=Count("pk", filter=Q(direction="in")),
            ours=Count("pk", filter=Q(direction="out")),
            both=Count("pk", filter=Q(direction="both")),
            minutes=Sum("minutes"),
        ).order_by("-all", "channel")
    )  # fmt: skip
    whole = sum(row["all"] for row in rows)
    return [{**row, "name": Channel(row["channel"]).label, "share": share(row["all"], whole)} for row in rows]


def faces(scope: Scope) -> list[Row]:
    """By month: times we met, times by video, their minutes, and the clients we saw. One statement."""
    found = scope.moments(scope.of_clients(Interaction.objects.exclude(direction="internal")), "at")
    rows = found.filter(channel__in=FACES).annotate(month=TruncMonth("at")).values("month").annotate(
        met=Count("pk", filter=Q(channel=Channel.IN_PERSON)),
        video=Count("pk", filter=Q(channel=Channel.VIDEO)),
        all=Count("pk"),
        minutes=Sum("minutes"),
        clients=Count("client", distinct=True),
    )  # fmt: skip
    return list(rows.order_by("month"))
