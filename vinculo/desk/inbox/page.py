"""A thread from its first message to its last, and what one does with it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Question, Waits
from vinculo.desk.channels import glyph_of
from vinculo.desk.inbox.answers import known_answers
from vinculo.desk.inbox.deeds import later
from vinculo.desk.inbox.found import thread_of
from vinculo.desk.inbox.letters import pending
from vinculo.desk.inbox.messages import messages
from vinculo.desk.inbox.rows import mark_of
from vinculo.desk.questions.clock import Clock


@require_safe
def page(request: Any, pk: int) -> HttpResponse:
    thread, at = thread_of(request, pk), timezone.now()
    shown, earlier = messages(
        thread, request.user, today=timezone.localdate(), before=request.GET.get("before", "")[:60]
    )
    questions = list(Question.objects.open().filter(interaction__thread=thread).order_by("asked_at", "pk")[:10])
    may_change = may_change_clients(request.user)
    context = {
        "thread": thread,
        "glyph": glyph_of(thread.channel),
        "messages_shown": shown,
        "earlier": earlier,
        "pending": pending(thread, request.user, at=at) if may_change else [],
        "questions": questions,
        "known": known_answers(questions, thread, request.user) if may_change else [],
        "mark": mark_of(thread, Clock.of(request.desk.organization), at),
        "is_snoozed": thread.is_snoozed(at),
        "waits_for_us": thread.waits == Waits.US,
        "later": later(request, thread.contact, at) if may_change else [],
        "may_change": may_change,
    }
    return render(request, "inbox/page.html", context)
