"""What a letter seems to ask or to promise: one press makes it so, another says that it is none."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.conversations.models import Proposal
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.logbook import proposals
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_POST
@team_only
def accept(request: Any, pk: int) -> HttpResponse:
    proposal = proposal_of(request, pk)
    made = proposals.accept(proposal, by=request.user, at=timezone.now(), organization=request.desk.organization)
    if made is None:
        return _decided_before(request, proposal)
    written(request, proposal.client_id)
    owed = proposal.kind == Proposal.Kind.PROMISE and not proposal.by_us
    words = {
        Proposal.Kind.PROMISE: _("It stands among what they owe now.") if owed else _("It is a promise now."),
        Proposal.Kind.FEELING: _("Noted: it felt tense."),
    }
    return _decided(request, proposal, words.get(Proposal.Kind(proposal.kind), _("It is a question of its own now.")))


@require_POST
@team_only
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = proposal_of(request, pk)
    if not proposal.dismiss(by=request.user, at=timezone.now()):
        return _decided_before(request, proposal)
    return _decided(request, proposal, _("Noted: it is none."))


def proposal_of(request: HttpRequest, pk: int) -> Proposal:
    seen = Proposal.objects.visible_to(request.user).filter(client__deleted_at=None)
    found: Proposal = get_object_or_404(seen.select_related("interaction__client", "interaction__by"), pk=pk)
    return found


def _decided(request: HttpRequest, proposal: Proposal, words: str) -> HttpResponse:
    address = _page(proposal)
    toast(request, words, undo=undo_address(request.user, "inbox.proposal", ids=[proposal.pk], back=address))
    return redirect(address)


def _decided_before(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    toast(request, _("Somebody had decided it before."))
    return redirect(_page(proposal))


def _page(proposal: Proposal) -> str:
    """The message it was found in, in its thread."""
    said = proposal.interaction
    return f"/inbox/{said.thread_id}/#i{said.pk}" if said.thread_id else said.get_absolute_url()


@undoing("inbox.proposal")
def undecided(person: Person, ids: list[int], before: Any) -> None:
    decided = Proposal.objects.visible_to(person).exclude(state=Proposal.State.OPEN)
    for proposal in decided.filter(pk__in=ids).select_related("interaction"):
        proposals.undo(proposal, by=person)
        client_changed(proposal.client_id)
