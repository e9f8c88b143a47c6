"""Put the agenda of a check-in in order."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vinculo.conversations.models import CheckIn
from vinculo.desk.checkins import agenda
from vinculo.desk.checkins.found import check_in_of
from vinculo.desk.checkins.page import shown
from vinculo.desk.undo import undo_address
from vinculo.web.toasts import toast

STEPS = {"up": -1, "down": 1}


class LineForm(forms.Form):
    text = forms.CharField(
        max_length=300, error_messages={"required": gettext_lazy("What do you want to talk about? A line is enough.")}
    )


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    check_in = _ahead(request, pk)
    form = LineForm(request.POST)
    if len(check_in.agenda) >= agenda.LONGEST:
        form.add_error("text", _("That is enough for one talk. Take something off first."))
    if not form.is_valid():
        return render(request, "checkins/page.html", {**shown(check_in, request.user), "form": form})
    check_in.write_agenda(agenda.with_line(check_in, form.cleaned_data["text"], timezone.now(), request.user))
    return _back(check_in, edits=False)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    check_in = _ahead(request, pk)
    steps = STEPS.get(request.POST.get("to", ""))
    lines = agenda.moved(check_in, request.POST.get("key", ""), steps, timezone.now(), request.user) if steps else None
    if lines is None:
        raise Http404
    check_in.write_agenda(lines)
    return _back(check_in)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    check_in = _ahead(request, pk)
    lines = agenda.without(check_in, request.POST.get("key", ""), timezone.now(), request.user)
    if lines is None:
        raise Http404
    before = check_in.agenda
    check_in.write_agenda(lines)
    undo = undo_address(request.user, "check_ins.agenda", ids=[check_in.pk], before=before)
    toast(request, _("Off this agenda."), undo=undo)
    return _back(check_in)


def _ahead(request: HttpRequest, pk: int) -> CheckIn:
    check_in = check_in_of(request, pk)
    if not check_in.is_ahead:
        raise Http404
    return check_in


def _back(check_in: CheckIn, *, edits: bool = True) -> HttpResponse:
    return redirect(f"{check_in.get_absolute_url()}{'?edit=1' if edits else ''}#agenda")
