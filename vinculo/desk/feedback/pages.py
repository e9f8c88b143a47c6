"""How it is for a client, as they said it, and what we did about it: whoever said it reads that in the portal."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.models import Client
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.feedback.models import Feedback
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

LOW = 6  # up to here somebody is unhappy
LATEST = 100


class DoneForm(forms.Form):
    done = forms.CharField(
        label=gettext_lazy("What we did about it"),
        help_text=gettext_lazy("They read this in the portal, beside what they said."),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=2000,
        error_messages={"required": gettext_lazy("What did you do about it? One sentence is enough.")},
    )


@require_safe
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=pk)
    given = _seen_by(request.user).filter(client=client, given_at__isnull=False)
    rows = given.select_related("contact", "project", "done_by").order_by("-given_at", "-pk")[:LATEST]
    return render(request, "feedback/of_client.html", {"client": client, "rows": rows, "low": LOW})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def done(request: HttpRequest, pk: int) -> HttpResponse:
    given = _seen_by(request.user).select_related("client", "contact")
    feedback = get_object_or_404(given.filter(given_at__isnull=False), pk=pk)
    back = f"{feedback.client.get_absolute_url()}feedback/"
    form = DoneForm(request.POST or None, initial={"done": feedback.done})
    if request.method == "POST" and form.is_valid():
        before = [feedback.done, feedback.done_at.isoformat() if feedback.done_at else None, feedback.done_by_id]
        feedback.act_on(done=form.cleaned_data["done"], by=request.user, at=timezone.now())
        written(request, feedback.client_id)
        undo = undo_address(request.user, "feedback.done", ids=[feedback.pk], before=before)
        toast(request, _("Noted. They read it the next time they look."), undo=undo)
        return go_on(request, back)
    context = {"form": form, "feedback": feedback, "heading": _("What we did about it"), "back_url": back}
    return render(request, "feedback/form.html", context)


@undoing("feedback.done")
def undo_done(person: Person, ids: list[int], before: Any) -> None:
    for feedback in _seen_by(person).filter(pk__in=ids):
        feedback.done, done_at, feedback.done_by_id = before
        feedback.done_at = parse_datetime(done_at) if done_at else None
        feedback.save(update_fields=["done", "done_at", "done_by"])
        client_changed(feedback.client_id)


def _seen_by(person: Person) -> Any:
    return Feedback.objects.visible_to(person).filter(client__deleted_at=None)
