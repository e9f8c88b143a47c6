"""A report nobody wants: thrown away, brought back, and after a month forgotten."""

from datetime import datetime, timedelta

from django.db import transaction

from vinculo.letters import queue
from vinculo.letters.models.letter import State
from vinculo.reports.models import Report
from vinculo.reports.writing import NotWritable, writable

KEPT = timedelta(days=30)


@transaction.atomic
def throw_away(report: Report, *, at: datetime) -> None:
    """With the letter it would have left as. NotWritable; vinculo.letters.queue.NotADraft when somebody sends it."""
    found = writable(report)
    if found.letter and found.letter.state == State.DRAFT:
        queue.throw_away(found.letter)
    Report.objects.filter(pk=found.pk).update(dropped_at=at)


@transaction.atomic
def bring_back(report: Report) -> None:
    """It is being written again, and its letter is a draft again. NotWritable: it is not there any more."""
    if not Report.objects.filter(pk=report.pk, dropped_at__isnull=False).update(dropped_at=None):
        raise NotWritable(report.pk)
    if report.letter and report.letter.state == State.CANCELLED:
        queue.take_out_again(report.letter)


def forget_thrown_away(*, at: datetime) -> int:
    """Those nobody wanted for a month; how many."""
    return Report.objects.filter(dropped_at__lt=at - KEPT).delete()[1].get("reports.Report", 0)
