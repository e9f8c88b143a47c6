"""Where an answer is written: a letter in the composer, an answer in the portal, or what was said into the log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from vinculo.clients.models import Channel
from vinculo.conversations.models import Interaction, Question, Thread
from vinculo.desk.inbox.found import message_of, thread_of
from vinculo.desk.team_only import team_only


@require_safe
@team_only
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    thread = thread_of(request, pk)
    return redirect(address_of(thread, message_of(request, thread, request.GET.get("message", ""))))


@require_safe
@team_only
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    thread = thread_of(request, pk)
    return redirect(
        f"{reverse('letters:new')}?forward={message_of(request, thread, request.GET.get('message', '')).pk}"
    )


def address_of(thread: Thread, message: Interaction) -> str:
    if thread.channel == Channel.EMAIL:
        return f"{reverse('letters:new')}?reply={message.pk}"
    if thread.channel == Channel.PORTAL and (question := _asked(thread)):
        return reverse("questions:answer", args=[question.pk])
    given = {"client": thread.client_id, "contact": thread.contact_id, "channel": thread.channel}
    return f"{reverse('log:new')}?{urlencode({name: value for name, value in given.items() if value})}"


def _asked(thread: Thread) -> Question | None:
    asked = Question.objects.open().theirs().filter(interaction__thread=thread)
    found: Question | None = asked.order_by("asked_at", "pk").first()
    return found
