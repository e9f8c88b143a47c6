"""One question, and what one does with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.models import Audience, Channel, Client
from vinculo.conversations.models import Question
from vinculo.desk.questions.clock import Clock
from vinculo.desk.questions.forms import AnswerForm, ByWhenForm, OwnerForm, ask_at_home
from vinculo.desk.questions.found import question_of
from vinculo.desk.told import now_yours
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook import telling
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    question = question_of(request, pk)
    now = timezone.now()
    clock = Clock.of(request.desk.organization)
    context = {"question": question, "mark": clock.mark(question, now), "query": _query(request)}
    if question.is_open and question.asked_by_us and question.area:
        context["home"] = ask_at_home(question.area, question.asked_by)
    return render(request, "questions/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    question = question_of(request, pk)
    if not question.is_open:
        toast(request, _("It is answered already."))
        return redirect(question)
    form = AnswerForm(request.POST or None, initial=_how(question) | _asked_for(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = telling.answer(
            question, text=said["text"], channel=said["channel"], by=request.user, at=timezone.now(),
            audience=said["audience"],
        )  # fmt: skip
        written(request, question.client_id)
        undo = undo_address(request.user, "log", ids=[given.pk], back=question.get_absolute_url())
        toast(request, _("Answered, and in the logbook."), undo=undo)
        return go_on(request, question.get_absolute_url())
    context = {"question": question, "form": form, "heading": _("Answer"), "save": _("It is answered")}
    return render(request, "questions/form.html", {**context, "back_url": question.get_absolute_url()})


@require_http_methods(["GET", "HEAD", "POST"])
def by_when(request: HttpRequest, pk: int) -> HttpResponse:
    question = question_of(request, pk)
    form = ByWhenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        before = question.by_when_at.isoformat() if question.by_when_at else None
        question.say_by_when(by_when_at=form.cleaned_data["by_when_at"])
        written(request, question.client_id)
        undo = undo_address(request.user, "questions.by_when", ids=[question.pk], before=before)
        toast(request, _("They know: an answer by %(when)s.") % {"when": moment(question.by_when_at)}, undo=undo)
        return go_on(request, question.get_absolute_url())
    context = {"question": question, "form": form, "heading": _("Say by when"), "save": _("They know")}
    return render(request, "questions/form.html", {**context, "back_url": question.get_absolute_url()})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    question = question_of(request, pk)
    form = OwnerForm(request.POST or None, initial={"owner": question.owner})
    if request.method == "POST" and form.is_valid():
        owner = form.cleaned_data["owner"]
        if not Client.objects.visible_to(owner).filter(pk=question.client_id).exists():
            form.add_error("owner", _("%(name)s does not see this client.") % {"name": owner.name})
        else:
            before = question.owner_id
            question.hand_over(to=owner)
            written(request, question.client_id)
            now_yours(request, f"question:{pk}", owner, what=question.text, client_id=question.client_id)
            undo = undo_address(request.user, "questions.owner", ids=[question.pk], before=before)
            toast(request, _("%(name)s sees to it.") % {"name": owner.name}, undo=undo)
            return go_on(request, question.get_absolute_url())
    context = {"question": question, "form": form, "heading": _("Hand it over"), "save": _("Hand it over")}
    return render(request, "questions/form.html", {**context, "back_url": question.get_absolute_url()})


def _how(question: Question) -> dict[str, str]:
    """Whoever asked in the portal finds the answer there, unless we say it is for the team only."""
    if question.audience == Audience.SHARED and not question.asked_by_us:
        return {"channel": Channel.PORTAL, "audience": Audience.SHARED}
    preferred = question.contact.preferred_channel if question.contact else ""
    return {"channel": preferred or Channel.EMAIL, "audience": Audience.TEAM}


def _asked_for(request: HttpRequest) -> dict[str, str]:
    """`?channel=`: how it was given, where the page they come from knows."""
    channel = request.GET.get("channel", "")
    return {"channel": channel} if channel in Channel.values else {}


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""
