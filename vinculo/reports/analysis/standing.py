"""How relationships move: from season to season, and who stays."""

from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncYear

from vinculo.practices.models import Season, StandingEvent
from vinculo.reports.analysis.scope import Scope, share

Row = dict[str, Any]


def seasons(scope: Scope) -> list[Row]:
    """From which season into which, how often, and of how many clients. One statement."""
    found = scope.moments(scope.of_clients(StandingEvent.objects.filter(kind="season")), "at")
    rows = found.exclude(before="").values("before", "after").annotate(
        all=Count("pk"), clients=Count("client", distinct=True)
    )  # fmt: skip
    names = {value: str(label) for value, label in Season.choices}
    return [
        {**row, "from": names.get(row["before"], row["before"]), "into": names.get(row["after"], row["after"])}
        for row in rows.order_by("-all", "before", "after")
    ]


def retention(scope: Scope) -> list[Row]:
    """Clients by the year they began in: how many there were, and how many are still there. One statement."""
    found = scope.days(scope.clients(), "since_on").order_by()
    rows = found.annotate(year=TruncYear("since_on")).values("year").annotate(
        all=Count("pk"), stay=Count("pk", filter=Q(archived_at=None)), left=Count("pk", filter=~Q(archived_at=None))
    )  # fmt: skip
    return [{**row, "share": share(row["stay"], row["all"])} for row in rows.order_by("year")]
