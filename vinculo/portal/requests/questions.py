"""Questions: asked here, answered here, and ours to them."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.models import Client
from vinculo.conversations.models import Question
from vinculo.logbook.theirs import questions as theirs
from vinculo.logbook.theirs.who import answers_for
from vinculo.people.models import Organization
from vinculo.portal.requests.acting import must_write, our_name, posted, project_for, them, writable
from vinculo.portal.requests.forms import QuestionForm, WordsForm
from vinculo.portal.shared.questions import Asked, follow_ups, question, questions, seen_questions
from vinculo.portal.visitor import PortalRequest, Visitor
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Area
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


def more_form(request: PortalRequest, *, is_answer: bool = False) -> WordsForm:
    label = gettext_lazy("Your answer") if is_answer else gettext_lazy("A word more")
    missing = gettext_lazy("What is the answer?") if is_answer else gettext_lazy("What is missing? A line is enough.")
    return WordsForm(posted(request), label=label, missing=missing)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PortalRequest) -> HttpResponse:
    projects = writable(request.visitor)
    form = QuestionForm(posted(request), projects=projects, areas=_areas(projects)) if projects else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            return _ask(request, form)
    context = {"questions": questions(request.visitor), "form": form, "several": len(projects) > 1}
    return render(request, "portal/requests/questions.html", context)


def _areas(projects: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What one answers for at us, where there is one project; of several nobody would know which is meant."""
    if len(projects) != 1:
        return []
    return list(Area.objects.filter(project=projects[0][0]).order_by("position", "pk").values_list("pk", "name"))


def _ask(request: PortalRequest, form: QuestionForm) -> HttpResponse:
    project = project_for(request.visitor, form.project_id)
    must_write(request.visitor, form.project_id)
    area = (
        Area.objects.select_related("responsible")
        .filter(project=project, pk=form.cleaned_data.get("area") or 0)
        .first()
    )
    client = project.client if project else Client.objects.select_related("owner").get(pk=request.visitor.client_id)
    organization = Organization.current()
    asked = theirs.ask(
        them(request), form.cleaned_data["text"], owner=answers_for(client, project, area), organization=organization,
        project=project, area=area,
    )  # fmt: skip
    client_changed(request.visitor.client_id)
    _said_who(request, asked, organization)
    return redirect("portal:questions")


def _said_who(request: PortalRequest, asked: Question, organization: Organization | None) -> None:
    name = asked.owner.first_name if asked.owner else our_name(organization)
    toast(request, _("%(name)s answers by %(when)s.") % {"name": name, "when": moment(asked.due_at)})


@require_safe
def one(request: PortalRequest, pk: int) -> HttpResponse:
    found = _asked(request.visitor, pk)
    context = {
        "question": found,
        "further": follow_ups(request.visitor, pk),
        "form": more_form(request, is_answer=found.is_ours),
    }
    return render(request, "portal/requests/question.html", context)


@require_POST
def more(request: PortalRequest, pk: int) -> HttpResponse:
    """A word more while it waits; a question of its own when the answer was not quite it."""
    found = _asked(request.visitor, pk)
    if not found.may_add:
        raise Http404
    form = more_form(request)
    if not form.is_valid():
        return _again(request, found, form)
    asked, organization, text = _record(request.visitor, pk), Organization.current(), form.cleaned_data["text"]
    try:
        if asked.is_open:
            theirs.add(them(request), asked, text)
        else:
            asked = theirs.not_quite(them(request), asked, text, organization=organization)
    except theirs.AnsweredAlready:
        toast(request, _("It was answered just now. Is that it?"))
        return redirect(found.address)
    client_changed(request.visitor.client_id)
    _said_who(request, asked, organization)
    return redirect(f"/portal/questions/{asked.pk}/")


@require_POST
def settled(request: PortalRequest, pk: int) -> HttpResponse:
    found = _asked(request.visitor, pk)
    if not found.may_settle and found.settled_at is None:
        raise Http404
    if found.may_settle and theirs.settle(them(request), _record(request.visitor, pk)):
        client_changed(request.visitor.client_id)
        toast(request, _("Good. It stays here to be found again."))
    return redirect("portal:questions")


@require_POST
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    """What we asked them."""
    found = _asked(request.visitor, pk)
    if not found.may_answer:
        if found.is_ours and not found.is_open:
            toast(request, _("It is answered already."))
            return redirect(found.address)
        raise Http404
    form = more_form(request, is_answer=True)
    if not form.is_valid():
        return _again(request, found, form)
    try:
        theirs.answer(them(request), _record(request.visitor, pk), form.cleaned_data["text"])
    except theirs.AnsweredAlready:
        toast(request, _("It is answered already."))
        return redirect(found.address)
    client_changed(request.visitor.client_id)
    toast(request, _("Answered. Thank you: we can go on."))
    return redirect("portal:questions")


def _again(request: PortalRequest, found: Asked, form: WordsForm) -> HttpResponse:
    context = {"question": found, "further": follow_ups(request.visitor, found.id), "form": form}
    return render(request, "portal/requests/question.html", context)


def _asked(visitor: Visitor, pk: int) -> Asked:
    found = question(visitor, pk)
    if found is None:
        raise Http404
    return found


def _record(visitor: Visitor, pk: int) -> Question:
    return get_object_or_404(seen_questions(visitor).select_related("project", "area", "owner"), pk=pk)
