"""What we do about a complaint: thank, look into it, resolve it, ask again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.complaints.forms import FindingsForm, ResolveForm
from vinculo.desk.complaints.found import complaint_of, complaints_seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.feedback.models import Complaint
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

MOMENTS, TEXTS = ("thanked_at", "found_at", "resolved_at", "followed_up_at"), ("findings", "resolution")


@require_POST
@team_only
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    complaint = complaint_of(request, pk)
    before = _as_it_is(complaint)
    complaint.thank(at=timezone.now())
    _done(request, complaint, _("Thanked."), before)
    return redirect(complaint.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def find(request: HttpRequest, pk: int) -> HttpResponse:
    complaint = complaint_of(request, pk)
    form = FindingsForm(request.POST or None, initial={"findings": complaint.findings})
    if request.method == "POST" and form.is_valid():
        before = _as_it_is(complaint)
        complaint.find(findings=form.cleaned_data["findings"], at=timezone.now())
        _done(request, complaint, _("Noted."), before)
        return go_on(request, complaint.get_absolute_url())
    return _ask(request, complaint, form, _("What we found"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    complaint = complaint_of(request, pk)
    form = ResolveForm(request.POST or None, initial={"resolution": complaint.resolution})
    if request.method == "POST" and form.is_valid():
        before = _as_it_is(complaint)
        complaint.resolve(resolution=form.cleaned_data["resolution"], at=timezone.now())
        _done(request, complaint, _("Resolved. Ask again in two weeks whether it is really well."), before)
        return go_on(request, complaint.get_absolute_url())
    return _ask(request, complaint, form, _("How it was resolved"))


@require_POST
@team_only
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    complaint = complaint_of(request, pk)
    if complaint.resolved_at is None:
        toast(request, _("It is still open: resolve it first."))
    else:
        before = _as_it_is(complaint)
        complaint.follow_up(at=timezone.now())
        _done(request, complaint, _("Asked again."), before)
    return redirect(complaint.get_absolute_url())


def _ask(request: HttpRequest, complaint: Complaint, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "complaint": complaint, "heading": heading, "back_url": complaint.get_absolute_url()}
    return render(request, "complaints/form.html", context)


def _as_it_is(complaint: Complaint) -> list[Any]:
    moments = (getattr(complaint, name) for name in MOMENTS)
    return [*(at.isoformat() if at else None for at in moments), *(getattr(complaint, name) for name in TEXTS)]


def _done(request: HttpRequest, complaint: Complaint, words: str, before: list[Any]) -> None:
    written(request, complaint.client_id)
    toast(request, words, undo=undo_address(request.user, "complaints.done", ids=[complaint.pk], before=before))


@undoing("complaints.done")
def undo_deed(person: Person, ids: list[int], before: Any) -> None:
    moments = [parse_datetime(at) if at else None for at in before[: len(MOMENTS)]]
    values = dict(zip((*MOMENTS, *TEXTS), (*moments, *before[len(MOMENTS) :]), strict=True))
    for complaint in complaints_seen_by(person).filter(pk__in=ids):
        for name, value in values.items():
            setattr(complaint, name, value)
        complaint.save(update_fields=list(values))
        client_changed(complaint.client_id)
