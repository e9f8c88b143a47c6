"""Lines are written, changed and taken out; what is taken out comes back as it was."""

from typing import Any

from django.core import serializers
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.db import search
from vinculo.desk.closing.about import About, about_project
from vinculo.desk.closing.page import base_of, show
from vinculo.desk.closing.rows import KINDS
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.wizard.row_form import RowForm
from vinculo.desk.wizard.rows import Rows
from vinculo.desk.wizard.telling import tell_whose
from vinculo.desk.written import written
from vinculo.feedback.models import Lesson
from vinculo.logbook.searchable import index_lessons
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_POST
@team_only
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    about, rows = about_project(request, pk), _rows(kind)
    return _write(request, about, rows, rows.blank(about, request.POST))


@require_POST
@team_only
def save(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    about, rows = about_project(request, pk), _rows(kind)
    return _write(request, about, rows, rows.bound(about, _record(about, rows, row), request.POST))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    about, rows = about_project(request, pk), _rows(kind)
    record, back = _record(about, rows, row), _address(about, rows)
    name, kept = rows.bound(about, record, None).spoken, serializers.serialize("json", [record])
    if isinstance(record, Lesson):
        search.drop("lesson", [record.pk])
    record.delete()
    written(request, about.project.client_id)
    undo = undo_address(request.user, "closing.removed", ids=[about.project.pk], before=[kind, kept], back=back)
    toast(request, _("Taken out: %(what)s.") % {"what": name}, undo=undo)
    return redirect(back)


def _write(request: HttpRequest, about: About, rows: Rows, form: RowForm) -> HttpResponse:
    if not form.is_valid():
        return show(request, about, rows.step, bound=(rows, form))
    about.begun()
    was_new = form.is_new
    record = form.write()
    written(request, about.project.client_id)
    tell_whose(request, form, record, was_new=was_new, step=rows.step)
    return redirect(_address(about, rows))


def _rows(kind: str) -> Rows:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _record(about: About, rows: Rows, row: int) -> Model:
    return get_object_or_404(rows.found(about.project), pk=row)


def _address(about: About, rows: Rows) -> str:
    return f"{base_of(about)}{rows.step}/"


@undoing("closing.removed")
@transaction.atomic
def put_back(person: Person, ids: list[int], before: Any) -> None:
    project = None if person.is_guest else seen_by(person).filter(pk=ids[0]).first()
    if project is None:
        return
    for found in serializers.deserialize("json", before[1]):
        found.save()
        if isinstance(found.object, Lesson):
            index_lessons([found.object])
    client_changed(project.client_id)
