"""The reports a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.people.models import Person
from vinculo.reports.models import Report, ReportQuerySet


def reports_seen_by(person: Person) -> ReportQuerySet:
    found: ReportQuerySet = Report.objects.visible_to(person)
    return found


def report_of(request: HttpRequest, pk: int) -> Report:
    with_it = ("client", "project__client", "project__plan", "contact", "by", "letter", "paper__document")
    return get_object_or_404(reports_seen_by(request.user).select_related(*with_it), pk=pk)
