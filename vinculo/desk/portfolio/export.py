"""The portfolio as a workbook: real dates and numbers, nothing that a spreadsheet would run."""

from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.desk.portfolio.filters import Filters
from vinculo.desk.portfolio.rows import with_state
from vinculo.desk.projects.found import seen_by
from vinculo.desk.projects.parts.budget import done_percent, used_percent
from vinculo.desk.projects.parts.found import burn_with
from vinculo.practices.models import Season, Weather
from vinculo.projects.progress import progress_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 5000


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    filters, today = Filters.read(request.GET), timezone.localdate()
    found = with_state(filters.apply(seen_by(request.user), request.user), today)
    projects = list(found.select_related("client__standing", "lead", "budget")[:MOST])
    response = HttpResponse(_workbook(projects), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="projects-{today:%Y-%m-%d}.xlsx"'
    return response


def _workbook(projects: list[Any]) -> bytes:
    import xlsxwriter  # 4 MB that a web process which draws no sheet does without

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(_("Projects")[:31]), book.add_format({"bold": True})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, label in enumerate(_headings()):
        sheet.write_string(0, column, label, bold)
    progress = progress_of([project.pk for project in projects])
    for line, project in enumerate(projects, start=1):
        for column, value in enumerate(_cells(project, progress[project.pk])):
            _write(sheet, line, column, value, days)
    sheet.freeze_panes(1, 1)
    sheet.autofit()
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, line: int, column: int, value: Any, days: Any) -> None:
    if value is None or value == "":
        return
    if hasattr(value, "year"):
        sheet.write_datetime(line, column, value, days)
    elif isinstance(value, int):
        sheet.write_number(line, column, value)
    else:
        sheet.write_string(line, column, str(value))


def _headings() -> list[str]:
    return [
        _("Project"), _("Client"), _("Phase"), _("Season"), _("Weather"), _("Leads it"), _("Starts on"),
        _("Promised for"), _("Expected on"), _("Next"), _("Next promised for"), _("Budget used, %"), _("Work done, %"),
        _("Red flags"), _("Untold bad news"),
    ]  # fmt: skip


def _cells(project: Any, progress: Any) -> list[Any]:
    burn, standing = burn_with(project, progress), getattr(project.client, "standing", None)
    return [
        project.name, project.client.name, project.get_phase_display(),
        Season(standing.season).label if standing else "",
        Weather(standing.weather).label if standing and standing.weather else "",
        project.lead.name if project.lead else "", project.starts_on, project.due_on, project.ends_on,
        project.next_name, project.next_on, used_percent(burn), done_percent(burn), project.red_flags, project.untold,
    ]  # fmt: skip
