"""A question that is not part of an exchange one logs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import Question
from vinculo.desk.log.whom import asked_for
from vinculo.desk.questions.forms import QuestionForm, ask_at_home
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_questions
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    initial = {**asked_for(request, "project"), "asked_by_us": "1" if request.GET.get("ours") else ""}
    form = QuestionForm(request.POST or None, initial=initial, person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        question = _write(request, form, form.client)
        undo = undo_address(request.user, "questions.asked", ids=[question.pk], back=form.client.get_absolute_url())
        toast(request, _noted(question), undo=undo)
        return go_on(request, question.get_absolute_url())
    return render(request, "log/about_form.html", {"form": form, "heading": _("A question"), "save": _("Note it")})


def _noted(question: Question) -> str:
    home = ask_at_home(question.area, question.asked_by) if question.area else ""
    if home:
        said = _("The question is noted. %(name)s answers for %(area)s: ask at home first, it may be known.")
        return said % {"name": home, "area": question.area}
    return _("The question is noted.")


def _write(request: HttpRequest, form: QuestionForm, client: Client) -> Question:
    said, now = form.cleaned_data, timezone.now()
    question = Question.objects.create(
        client=client,
        project=form.work,
        contact=form.contact,
        asked_by_us=bool(said["asked_by_us"]),
        asked_by=request.user if said["asked_by_us"] else None,
        area=said.get("area"),
        text=said["text"],
        audience=said["audience"],
        asked_at=now,
        due_at=None if said["asked_by_us"] else answer_due_at(now, request.desk.organization),
        owner=request.user if said["asked_by_us"] else client.owner or request.user,
    )
    index_questions([question])
    written(request, client.pk)
    return question
