"""A report that Ana got, about the shop."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.reports.making import mailed
from vinculo.reports.models import Report
from vinculo.reports.sending import drafted, hand_over
from vinculo.reports.writing import begin


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()
    given = {"since": timezone.localdate() - timedelta(days=7), "detail": "all", "by": world.marek, "at": now}
    report: Report = begin(world.shop, world.ana, **given)
    report.sections = [{"key": "done", "title": "What is done", "lines": ["Plates"]}]
    report.save()
    drafted(report, to=[world.ana], by=world.marek, at=now)
    hand_over(report, by=world.marek, at=now)
    mailed(report)
    return {"report_sent": report}


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {("portal:report", "pk"): all_.report_sent.pk, ("portal:report_paper", "pk"): all_.report_sent.pk}
