"""The plan as a spreadsheet: real dates, real numbers, and texts that stay texts whatever they begin with."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.exchange.planback import marks
from vinculo.projects.models import Milestone, Project, Side, Task, TaskLink

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
DATE = "yyyy-mm-dd"
MARK = "vinculo"  # the heading of the column that says which task a row is; nobody sees it
Table = tuple[list[str], Iterable[list[Any]]]


def workbook(project: Project, *, for_client: bool) -> bytes:
    """For us everything; for the client the dates they heard and their own part."""
    import xlsxwriter  # 4 MB that a web process which draws no sheet does without

    file = BytesIO()
    book = xlsxwriter.Workbook(file, SAFE)
    share = book.add_format({"num_format": "0%"})  # 50 typed into it is 50 %
    day, bold = book.add_format({"num_format": DATE}), book.add_format({"bold": True, "bottom": 1})
    sheets = _told(project) if for_client else _ours(project)
    for name, (heads, rows) in sheets.items():
        sheet = book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, 44 if column == 1 else 16, None, {"hidden": head == MARK})
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, share if isinstance(value, Decimal) else day)
    if not for_client:
        _sign(book, project)
    book.close()
    return file.getvalue()


def _sign(book: Any, project: Project) -> None:
    """A sheet out of sight by which the plan is known when it comes back, and what its columns are."""
    sheet = book.add_worksheet(marks.SHEET)
    sheet.very_hidden()
    sheet.write_string(0, 0, marks.sheet_mark(project))
    for row, (head, name) in enumerate(_columns(), start=1):
        sheet.write_string(row, 0, head)
        sheet.write_string(row, 1, name)


def _columns() -> list[tuple[str, str]]:
    """The columns that may come back changed."""
    return [
        (_("Task"), "title"), (_("Who does it"), "assignee"), (_("Starts on"), "starts_on"), (_("Due on"), "due_on"),
        (_("Done on"), "done_on"), (_("Estimate in hours"), "hours"), (_("Done, in %"), marks.SHARE),
        (_("List"), "column"), (MARK, "mark"),
    ]  # fmt: skip


def _write(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, form)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:32_000])


def _ours(project: Project) -> dict[str, Table]:
    tasks = project.tasks.kept().select_related("stage", "milestone", "assignee").defer("description")
    waits: dict[int, list[str]] = {}
    links = TaskLink.objects.filter(after__project=project, before__archived_at=None)
    for after, title in links.values_list("after_id", "before__title"):
        waits.setdefault(after, []).append(title)
    heads = [
        _("Stage"), _("Task"), _("Milestone"), _("Kind"), _("Whose"), _("Who does it"), _("Starts on"), _("Due on"),
        _("Done on"), _("Estimate in hours"), _("Done, in %"), _("List"), _("Waits for"), MARK,
    ]  # fmt: skip
    ordered = tasks.order_by("stage__position", "stage_id", "position", "pk")
    rows = [[*_task(task), ", ".join(waits.get(task.pk, [])), marks.row_mark(task)] for task in ordered]
    return {_("Tasks"): (heads, rows), _("Milestones"): _milestones(project)}


def _task(task: Task) -> list[Any]:
    return [
        task.stage.name if task.stage else "", task.title, task.milestone.name if task.milestone else "",
        task.get_kind_display(), task.get_side_display(), task.assignee.name if task.assignee else "", task.starts_on,
        task.due_on, task.done_at, task.estimate_minutes / 60 if task.estimate_minutes else None,
        Decimal(task.percent) / 100, task.column,
    ]  # fmt: skip


def _milestones(project: Project) -> Table:
    heads = [
        _("Stage"), _("Milestone"), _("Internal date"), _("Buffer, in working days"), _("Promised date"),
        _("Forecast"), _("Done on"),
    ]  # fmt: skip
    rows = [
        [_stage(one), one.name, one.planned_on, one.buffer_days, one.promised_on, one.forecast_on, one.done_on]
        for one in project.milestones.select_related("stage")
    ]
    return heads, rows


def _stage(one: Milestone) -> str:
    return one.stage.name if one.stage else ""


def _told(project: Project) -> dict[str, Table]:
    promised = project.milestones.select_related("stage")
    dates = [
        [_stage(one), one.name, one.promised_on, one.done_on] for one in promised if one.promised_on or one.done_on
    ]
    theirs = project.tasks.kept().filter(side=Side.THEIRS).select_related("stage").order_by("due_on", "position")
    parts = [[task.stage.name if task.stage else "", task.title, task.due_on, task.done_at] for task in theirs]
    return {
        _("Dates"): ([_("Stage"), _("What"), _("Promised for"), _("Done on")], dates),
        _("Your part"): ([_("Stage"), _("What"), _("Due on"), _("Done on")], parts),
    }
