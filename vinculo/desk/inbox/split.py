"""A question taken out of a message: what is asked in a long letter gets its own clock and its own answer."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.conversations.models import Direction
from vinculo.desk.inbox.found import message_of, thread_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.asked_in import take_out
from vinculo.web.toasts import toast

LONGEST = 1000


class SplitForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What is asked"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "said"}),
    )
    asked_by_us = forms.ChoiceField(
        label=gettext_lazy("Who asks"), choices=(("", gettext_lazy("They ask us")), ("1", gettext_lazy("We ask them"))),
        required=False,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def split(request: Any, pk: int) -> HttpResponse:
    """?message= which one, ?text= what of it was marked."""
    thread = thread_of(request, pk)
    message = message_of(request, thread, request.GET.get("message", ""))
    form = SplitForm(request.POST or None, initial=_initial(request, message.direction))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        question = take_out(
            message, said["text"], by=request.user, by_us=bool(said["asked_by_us"]),
            organization=request.desk.organization,
        )  # fmt: skip
        written(request, thread.client_id)
        undo = undo_address(request.user, "questions.asked", ids=[question.pk], back=thread.get_absolute_url())
        toast(request, _("It is a question of its own now."), undo=undo)
        return go_on(request, thread.get_absolute_url())
    context = {"form": form, "thread": thread, "message": message, "heading": _("A question in it")}
    return render(request, "inbox/split.html", {**context, "back_url": thread.get_absolute_url()})


def _initial(request: HttpRequest, direction: str) -> dict[str, str]:
    text = " ".join(request.GET.get("text", "").split())[:LONGEST]
    return {"text": text, "asked_by_us": "1" if direction == Direction.OUT else ""}
