"""A lesson: written, read, changed, taken out."""

from typing import Any

from django.core import serializers
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.db import search
from vinculo.desk.flags.new import asked_for
from vinculo.desk.lessons.forms import LessonForm, NewLessonForm
from vinculo.desk.lessons.found import lesson_of, lessons_seen_by
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.feedback.models import Lesson
from vinculo.logbook.searchable import index_lessons
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    project = asked_for(request)
    form = NewLessonForm(request.POST or None, person=request.user, project=project)
    if request.method == "POST" and form.is_valid():
        lesson = form.instance
        lesson.project = project or form.cleaned_data["project"]
        lesson.client, lesson.by, lesson.at = lesson.project.client, request.user, timezone.now()
        lesson.save()
        index_lessons([lesson])
        written(request, lesson.client_id)
        toast(request, _("It is in the library."), undo=undo_address(request.user, "lessons.made", ids=[lesson.pk]))
        return go_on(request, "/lessons/")
    context = {"form": form, "heading": _("What we learnt"), "project": project, "back_url": "/lessons/"}
    return render(request, "lessons/form.html", context)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    context = {"lesson": lesson_of(request, pk), "may_change": may_change_clients(request.user)}
    return render(request, "lessons/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = lesson_of(request, pk)
    form = LessonForm(request.POST or None, instance=lesson)
    if request.method == "POST" and form.is_valid():
        form.save()
        index_lessons([lesson])
        toast(request, _("Saved."))
        return go_on(request, f"/lessons/{pk}/")
    context = {"form": form, "heading": _("What we learnt"), "project": lesson.project, "back_url": f"/lessons/{pk}/"}
    return render(request, "lessons/form.html", context)


@require_POST
@team_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = lesson_of(request, pk)
    kept, client_id = serializers.serialize("json", [lesson]), lesson.client_id
    search.drop("lesson", [pk])
    lesson.delete()
    if client_id:
        written(request, client_id)
    undo = undo_address(request.user, "lessons.removed", ids=[pk], before=kept, back="/lessons/")
    toast(request, _("Taken out of the library."), undo=undo)
    return redirect("lessons:list")


@undoing("lessons.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for lesson in lessons_seen_by(person).filter(pk__in=ids, by=person):
        search.drop("lesson", [lesson.pk])
        client_id = lesson.client_id
        lesson.delete()
        if client_id:
            client_changed(client_id)


@undoing("lessons.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for found in serializers.deserialize("json", before):
        lesson = found.object
        assert isinstance(lesson, Lesson)
        if lesson.project_id and not seen_by(person).filter(pk=lesson.project_id).exists():
            continue
        found.save()
        index_lessons([lesson])
        if lesson.client_id:
            client_changed(lesson.client_id)
