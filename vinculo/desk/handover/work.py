"""The hand-over of an opportunity: written, its promises taken on one by one, questioned or accepted, and then won."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.handover.forms import AskForm
from vinculo.desk.handover.work_forms import TakeOnForm, WorkSheetForm
from vinculo.desk.handover.work_sheet import gaps, is_in_place, may_accept, sheet_of
from vinculo.desk.log.writing import suggested_internal
from vinculo.desk.opportunities.found import opportunity_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.pipeline.models import Handover, Opportunity, SellingPromise
from vinculo.pipeline.selling import take_on
from vinculo.web.toasts import toast


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    sheet, words = sheet_of(opportunity), _words(opportunity)
    context = {
        "opportunity": opportunity,
        "sheet": sheet,
        "words": words,
        "gaps": gaps(sheet, words),
        "is_in_place": is_in_place(opportunity),
        "may_accept": bool(sheet.pk) and may_accept(request.user, sheet),
        "base": address(opportunity),
        "section": "opportunities",
    }
    return render(request, "handover/work.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = _open(request, pk)
    sheet = sheet_of(opportunity)
    manager = sheet.manager_id
    form = WorkSheetForm(request.POST or None, instance=sheet)
    if request.method == "POST" and form.is_valid():
        sheet.by = sheet.by or request.user
        form.save()
        if sheet.manager_id != manager:
            _ask_manager(request, opportunity, sheet.manager)
        toast(request, _("Saved."))
        return go_on(request, address(opportunity))
    return _form(request, opportunity, form, _("Hand-over sheet"), _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def take(request: HttpRequest, pk: int, word: int) -> HttpResponse:
    """Somebody by name sees to a promise, with the date they heard and one of ours before it."""
    opportunity = _open(request, pk)
    one = get_object_or_404(opportunity.promises.filter(promise_id=None), pk=word)
    initial = {"promised_on": one.promised_on, "internal_on": one.internal_on, "owner": one.taken_by or request.user}
    form = TakeOnForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        before = [one.taken_by_id, *(_text(day) for day in (one.promised_on, one.internal_on, one.taken_at))]
        said = form.cleaned_data
        internal_on = said["internal_on"] or _internal(request, said["promised_on"])
        take_on(one, who=said["owner"], promised_on=said["promised_on"], internal_on=internal_on, at=timezone.now())
        undo = undo_address(request.user, "handover.taken", ids=[opportunity.pk, one.pk], before=before)
        toast(request, _("%(name)s sees to it.") % {"name": said["owner"].name}, undo=undo)
        return go_on(request, address(opportunity))
    return _form(request, opportunity, form, _("Take this promise on"), _("Take it on"), word=one)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The manager wants to know something before taking it on."""
    opportunity = _open(request, pk)
    sheet = get_object_or_404(Handover, opportunity=opportunity)
    form = AskForm(request.POST or None, initial={"question": sheet.question})
    if request.method == "POST" and form.is_valid():
        before = sheet.question
        sheet.send_back(question=form.cleaned_data["question"])
        _tell(request, opportunity, opportunity.owner, "opportunity")
        undo = undo_address(request.user, "handover.asked", ids=[opportunity.pk, sheet.pk], before=before)
        toast(request, _("Asked. It stays open until the sheet answers it."), undo=undo)
        return go_on(request, address(opportunity))
    return _form(request, opportunity, form, _("Ask before taking it on"), _("Ask"))


@require_POST
@team_only
def answered(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked is answered, on the sheet or by word of mouth."""
    opportunity = _open(request, pk)
    sheet = get_object_or_404(Handover, opportunity=opportunity)
    before = sheet.question
    sheet.send_back(question="")
    _ask_manager(request, opportunity, sheet.manager)
    undo = undo_address(request.user, "handover.asked", ids=[opportunity.pk, sheet.pk], before=before)
    toast(request, _("Answered."), undo=undo)
    return redirect(address(opportunity))


def address(opportunity: Opportunity) -> str:
    return f"/opportunities/{opportunity.pk}/handover/"


def _open(request: HttpRequest, pk: int) -> Opportunity:
    """What is decided is handed over no more."""
    opportunity = opportunity_of(request, pk)
    if not opportunity.is_open:
        raise Http404
    return opportunity


def _words(opportunity: Opportunity) -> list[SellingPromise]:
    return list(opportunity.promises.select_related("taken_by", "by"))


def _internal(request: HttpRequest, promised_on: Any) -> Any:
    return suggested_internal(promised_on, work_calendar(request.desk.organization), timezone.localdate())


def _form(
    request: HttpRequest, opportunity: Opportunity, form: Any, heading: str, save: str, word: Any = None
) -> HttpResponse:
    context = {"form": form, "opportunity": opportunity, "heading": heading, "save": save, "word": word}
    return render(request, "handover/work_form.html", {**context, "back_url": address(opportunity)})


def _ask_manager(request: HttpRequest, opportunity: Opportunity, manager: Person | None) -> None:
    _tell(request, opportunity, manager, "handing_over")


def _tell(request: HttpRequest, opportunity: Opportunity, to: Person | None, kind: str) -> None:
    now_yours(
        request, f"{kind}:{opportunity.pk}", to, what=opportunity.title, client_id=opportunity.client_id,
        may_see=lambda person: seen_by(person).filter(pk=opportunity.pk).exists(),
    )  # fmt: skip


def _text(value: Any) -> str | None:
    return value.isoformat() if value else None


@undoing("handover.taken")
def put_down(person: Person, ids: list[int], before: Any) -> None:
    taken_by, promised_on, internal_on, taken_at = before
    words = SellingPromise.objects.filter(pk=ids[1], promise_id=None, opportunity__in=seen_by(person).filter(pk=ids[0]))
    words.update(taken_by=taken_by, promised_on=promised_on, internal_on=internal_on, taken_at=taken_at)


@undoing("handover.asked")
def unask(person: Person, ids: list[int], before: Any) -> None:
    sheets = Handover.objects.filter(pk=ids[1], accepted_at=None, opportunity__in=seen_by(person).filter(pk=ids[0]))
    sheets.update(question=before)
