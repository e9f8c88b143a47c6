"""Lines are written, changed and taken out; what is taken out comes back as it was."""

from copy import copy
from typing import Any

from django.core import serializers
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.agreements import recorded
from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.desk.kickoff import agenda, milestone_effect
from vinculo.desk.kickoff.about import About, about_project
from vinculo.desk.kickoff.page import show
from vinculo.desk.kickoff.rows import KINDS
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.wizard.rows import Rows
from vinculo.desk.wizard.telling import tell_whose
from vinculo.desk.written import written
from vinculo.logbook.milestone_promises import take_word_back
from vinculo.logbook.searchable import index_flags, index_obligations, index_promises
from vinculo.notifications import milestone_news
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Milestone, RedFlag
from vinculo.web.toasts import toast

HANGING_ON_A_MILESTONE = ("tasks", "obligations", "promises")


@require_POST
@team_only
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    about, rows = about_project(request, pk), _rows(kind)
    return _write(request, about, rows, rows.blank(about, request.POST))


@require_POST
@team_only
def save(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    about, rows = about_project(request, pk), _rows(kind)
    record = _record(about, rows, row)
    return _write(request, about, rows, rows.bound(about, record, request.POST), before=copy(record))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    about, rows = about_project(request, pk), _rows(kind)
    record, back = _record(about, rows, row), _address(request, about, rows)
    name, before = str(record), _take_out(about, record)
    written(request, about.project.client_id)
    undo = undo_address(request.user, "kickoff.removed", ids=[about.project.pk, row], before=[kind, *before], back=back)
    toast(request, _("Taken out: %(what)s.") % {"what": _name(record, name)}, undo=undo)
    return redirect(back)


def _write(request: HttpRequest, about: About, rows: Rows, form: Any, before: Model | None = None) -> HttpResponse:
    if not form.is_valid() or request.POST.get("how") == "back":
        return show(request, about, _step(request, rows), bound=(rows, form))
    back = _address(request, about, rows)
    if isinstance(before, Milestone) and (asked := milestone_effect.ask_first(request, about, before, form, back)):
        return asked
    about.begun()
    was_new = form.is_new
    with transaction.atomic():
        if isinstance(before, Milestone):
            milestone_effect.move_others(request, about, before, form)
        record = form.write()
    _make_findable(record)
    written(request, about.project.client_id)
    tell_whose(request, form, record, was_new=was_new)
    if isinstance(before, Milestone):
        milestone_news.moved(record, before.promised_on, by=request.user, at=timezone.now())
    return redirect(back)


def _rows(kind: str) -> Rows:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _record(about: About, rows: Rows, row: int) -> Model:
    return get_object_or_404(rows.found(about.project), pk=row)


def _step(request: HttpRequest, rows: Rows) -> str:
    """The step the line belongs to; for what stands on every step, the one they are on."""
    at = request.GET.get("at", "")
    return rows.step or (at if at in agenda.BY_KEY else agenda.TOPICS[0].key)


def _address(request: HttpRequest, about: About, rows: Rows) -> str:
    return reverse("kickoff:step", args=[about.project.pk, _step(request, rows)])


def _name(record: Model, name: str) -> str:
    for attribute in ("person", "contact"):
        if hasattr(record, attribute) and getattr(record, attribute) and not isinstance(record, Obligation):
            return str(getattr(record, attribute))
    return getattr(record, "what", "") or name


def _make_findable(record: Any) -> None:
    if isinstance(record, Obligation):
        index_obligations([record])
    elif isinstance(record, RedFlag):
        index_flags([record])
    elif isinstance(record, Promise):
        index_promises([record])


@transaction.atomic
def _take_out(about: About, record: Model) -> list[Any]:
    """What is needed to put it back. Records with a history of their own are closed, not deleted."""
    if isinstance(record, Obligation):
        record.withdraw(at=timezone.now(), by=about.person)
        return ["", {}]
    if isinstance(record, Expectation):
        record.withdraw(at=timezone.now())
        return ["", {}]
    if isinstance(record, RedFlag):
        record.lower(outcome=_("Taken out at the kickoff"), by=about.person, at=timezone.now())
        return ["", {}]
    kept, hanging = [record], {}
    if isinstance(record, Milestone):
        promise = about.promises.get(record.pk)
        if promise and not about.was_told(promise):
            kept.append(promise)
            take_word_back(record, was_told=False, by=about.person)
        hanging = {name: list(getattr(record, name).values_list("pk", flat=True)) for name in HANGING_ON_A_MILESTONE}
    written_down = serializers.serialize("json", kept)
    record.delete()
    return [written_down, hanging]


@undoing("kickoff.removed")
@transaction.atomic
def put_back(person: Person, ids: list[int], before: Any) -> None:
    project = None if person.is_guest else seen_by(person).filter(pk=ids[0]).first()
    if project is None:
        return
    kind, kept, hanging = before
    if kept:
        for found in serializers.deserialize("json", kept):
            found.save()
            if isinstance(found.object, Promise):
                recorded.promise_did("reopened", found.object, by=person)
            _make_findable(found.object)
        for name, pks in hanging.items():
            getattr(Milestone(pk=ids[1]), name).model._default_manager.filter(pk__in=pks, project=project).update(
                milestone_id=ids[1]
            )
    else:
        _reopen(kind, ids[1], project, by=person)
    client_changed(project.client_id)


def _reopen(kind: str, pk: int, project: Any, *, by: Person) -> None:
    models: dict[str, Any] = {"obligation": Obligation, "hope": Expectation, "ask": Expectation, "flag": RedFlag}
    record: Any = models[kind].objects.filter(project=project, pk=pk).first()
    if isinstance(record, Obligation):
        record.reopen(by=by)
    elif isinstance(record, Expectation):
        record.restore()
    elif record is not None:
        record.raise_again()
