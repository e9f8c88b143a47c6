"""Look at it again, lower it, raise it again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.flags.forms import LowerForm, ReviewForm
from vinculo.desk.flags.found import flag_of
from vinculo.desk.told import named, offer_names
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_flags
from vinculo.projects.models import Project, RedFlag
from vinculo.web.dates import day
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    flag = flag_of(request, pk)
    if not flag.is_open:
        return _lowered(request, flag)
    form = ReviewForm(request.POST or None, initial={"next_step": flag.next_step})
    offer_names(form, "note", project=flag.project_id)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        before = [flag.review_on.isoformat() if flag.review_on else None, flag.next_step]
        look = flag.review(
            note=said["note"], next_on=said["next_on"], next_step=said["next_step"], by=request.user, at=timezone.now()
        )
        written(request, flag.project.client_id)
        named(
            request, look.note, f"flag:{pk}", key=f"flag:{pk}:look:{look.pk}", what=flag.what,
            client_id=flag.project.client_id,
            may_see=lambda person: Project.objects.visible_to(person).filter(pk=flag.project_id).exists(),
        )  # fmt: skip
        undo = undo_address(request.user, "flags.reviewed", ids=[look.pk], before=before)
        toast(request, _("Noted. Next look: %(day)s.") % {"day": day(said["next_on"])}, undo=undo)
        return go_on(request, flag.get_absolute_url())
    return _ask(request, flag, form, _("Look again"), _("Keep watching"))


@require_http_methods(["GET", "HEAD", "POST"])
def lower(request: HttpRequest, pk: int) -> HttpResponse:
    flag = flag_of(request, pk)
    if not flag.is_open:
        return _lowered(request, flag)
    form = LowerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if flag.lower(outcome=form.cleaned_data["outcome"], by=request.user, at=timezone.now()):
            index_flags([flag])
            written(request, flag.project.client_id)
            toast(request, _("Lowered."), undo=undo_address(request.user, "flags.lowered", ids=[flag.pk]))
        return go_on(request, flag.get_absolute_url())
    return _ask(request, flag, form, _("Lower the flag"), _("Lower it"))


@require_POST
def raise_again(request: HttpRequest, pk: int) -> HttpResponse:
    flag = flag_of(request, pk)
    if flag.lowered_at:
        before = [flag.lowered_at.isoformat(), flag.lowered_by_id, flag.outcome]
        flag.raise_again()
        index_flags([flag])
        written(request, flag.project.client_id)
        undo = undo_address(request.user, "flags.raised_again", ids=[flag.pk], before=before)
        toast(request, _("It is raised again."), undo=undo)
    return redirect(flag.get_absolute_url())


def _ask(request: HttpRequest, flag: RedFlag, form: Any, heading: str, save: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "save": save, "project": flag.project, "flag": flag}
    return render(request, "flags/form.html", {**context, "back_url": flag.get_absolute_url()})


def _lowered(request: HttpRequest, flag: RedFlag) -> HttpResponse:
    toast(request, _("This flag is lowered already."))
    return redirect(flag.get_absolute_url())
