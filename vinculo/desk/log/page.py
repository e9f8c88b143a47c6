"""One exchange and everything that came out of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.agreements.models import ChangeRequest, Expectation, Obligation, Promise
from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import BadNews, Interaction, NextWord, Proposal
from vinculo.desk.channels import glyph_of


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    found = Interaction.objects.visible_to(request.user).filter(client__deleted_at=None)
    interaction = get_object_or_404(found.select_related("client", "project", "by", "mail"), pk=pk)
    said_in = {"said_in": interaction.uid}
    context = {
        "interaction": interaction,
        "glyph": glyph_of(interaction.channel),
        "today": timezone.localdate(),
        "contacts": list(interaction.contacts.all()),
        "people": list(interaction.people.all()),
        "promises": list(Promise.objects.filter(**said_in)),
        "expectations": list(Expectation.objects.filter(**said_in)),
        "news": list(BadNews.objects.filter(**said_in)),
        "words": list(NextWord.objects.filter(**said_in)),
        "questions": list(interaction.questions.all()),
        "proposals": list(Proposal.objects.open().filter(interaction=interaction).in_order()),
        "decisions": list(interaction.decisions.all()),
        "answers": list(interaction.answers.all()),
        "obligations": list(Obligation.objects.filter(**said_in)),
        "changes": list(ChangeRequest.objects.filter(**said_in)),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "log/page.html", context)
