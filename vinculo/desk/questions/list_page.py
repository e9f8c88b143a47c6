"""Who waits for whom: their questions against the 24 hours, and ours."""

from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.conversations.models import Question
from vinculo.conversations.models.question import QuestionQuerySet
from vinculo.desk.questions.clock import Clock

A_PAGE = 30
WHICH = {"us": _("Waits for us"), "them": _("Waits for them"), "answered": _("Answered")}


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    which = request.GET.get("which", "us")
    which = which if which in WHICH else "us"
    found = Question.objects.visible_to(request.user).filter(client__deleted_at=None)
    if whose == "mine":
        found = found.filter(owner=request.user)
    page = Paginator(_ordered(found, which), A_PAGE).get_page(request.GET.get("page"))
    clock, now = Clock.of(request.desk.organization), timezone.now()
    for question in page.object_list:
        question.mark = clock.mark(question, now)
    context = {"page": page, "whose": whose, "which": which, "choices": WHICH.items()}
    return render(request, "questions/list.html", {**context, "query": f"whose={whose}&which={which}&"})


def _ordered(found: QuestionQuerySet, which: str) -> QuestionQuerySet:
    rows = found.select_related("client", "contact", "owner")
    if which == "answered":
        return rows.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")
    limit = Coalesce(F("by_when_at"), F("due_at"), F("asked_at"))
    return rows.open().filter(asked_by_us=which == "them").order_by(limit, "pk")
