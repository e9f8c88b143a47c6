"""Reports about the shop: one that is being written for each deed, and one that was handed over."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.reports.models import Report
from vinculo.reports.writing import begin


def make_reporting(world: World) -> dict[str, Any]:
    def one() -> Report:
        since = timezone.localdate() - timedelta(days=7)
        report = begin(world.shop, world.ana, since=since, detail="all", by=world.marek, at=timezone.now())
        report.sections = [{"key": "done", "title": "What is done", "lines": ["Plates"]}]
        report.save()
        return report

    return {"report": one(), "report_to_send": one(), "report_to_drop": one()}


def ids_of_reporting(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("reports", "pk"): all_.report.pk,
        ("reports:send", "pk"): all_.report_to_send.pk,
        ("reports:drop", "pk"): all_.report_to_drop.pk,
    }


def _said(all_: Any) -> dict[str, Any]:
    return {
        "opening": "A good week", "sections": ["done"], "to": [all_.ana.pk], "figures": ["promises"],
        "name_0": "Orders", "value_0": "131",
    }  # fmt: skip


BODIES_OF_REPORTING = {
    "reports:new": lambda a: {
        "contact": a.ana.pk, "since_on": (timezone.localdate() - timedelta(days=9)).isoformat(), "detail": "week",
    },
    "reports:save": _said,
    "reports:anew": _said,
    "reports:original": lambda a: {**_said(a), "line": "done:0"},
    "reports:check": _said,
    "reports:reword": lambda a: {**_said(a), "take": "0"},
    "reports:send": _said,
}  # fmt: skip
QUERIES_OF_REPORTING = {"reports:new": lambda a: {"project": a.shop.pk}}
