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
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.questions.clock import Clock
from vinculo.exchange.lists.columns import Column, Kind

A_PAGE = 30
WHICH = {"us": _("Waits for us"), "them": _("Waits for them"), "answered": _("Answered")}


def _asked(request: HttpRequest) -> tuple[str, str]:
    which = request.GET.get("which", "us")
    return "all" if request.GET.get("whose") == "all" else "mine", which if which in WHICH else "us"


def _found(request: HttpRequest) -> QuestionQuerySet:
    whose, which = _asked(request)
    found = Question.objects.visible_to(request.user).filter(client__deleted_at=None)
    if whose == "mine":
        found = found.filter(owner=request.user)
    return _ordered(found, which)


TAKEN = Leaving(
    "questions",
    _("Questions"),
    _found,
    (
        Column(_("Question"), "text"),
        Column(_("Client"), "client.name"),
        Column(_("Contact"), "contact.name"),
        Column(_("Asked by us"), "asked_by_us", Kind.YES),
        Column(_("Owner"), "owner.name"),
        Column(_("Asked"), "asked_at", Kind.MOMENT),
        Column(_("Answer due"), "limit_at", Kind.MOMENT),
        Column(_("Answered"), "answered_at", Kind.MOMENT),
        Column(_("Answer"), "answer"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    whose, which = _asked(request)
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
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
