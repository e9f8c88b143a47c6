"""What is said and written to the client about a change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements.models import ChangeRequest
from vinculo.clients.language import language_to
from vinculo.clients.models import Channel
from vinculo.desk.changes.draft import explanation, letter
from vinculo.desk.changes.forms import NOT_YET, ExplainForm, SendForm, TalkForm
from vinculo.desk.changes.found import change_of
from vinculo.desk.changes.rows import price
from vinculo.desk.obligations.forms import SEND
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook import changes
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def spoken(request: HttpRequest, pk: int) -> HttpResponse:
    """They heard the price from us, in a talk."""
    change = change_of(request, pk)
    if not change.is_undecided or change.estimated_at is None:
        toast(request, _("There is no price to speak about."))
        return redirect(change)
    form = TalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        text = "\n".join(filter(None, (f"{change.title}: {price(change) or '–'}", said["text"])))
        changes.speak(change, channel=said["channel"], text=text, by=request.user, at=timezone.now())
        written(request, change.client_id)
        toast(request, _("Noted: you spoke about it."))
        return go_on(request, change.get_absolute_url())
    context = {
        "form": form,
        "change": change,
        "heading": _("You spoke about the price"),
        "save": _("We spoke about it"),
    }
    return render(request, "changes/form.html", {**context, "back_url": change.get_absolute_url()})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """In writing what it takes, costs and moves; the price is spoken about first."""
    change = change_of(request, pk)
    if not can_be_sent(change):
        toast(request, _("Estimate it first: then there is something to write."))
        return redirect(change)
    language = language_to(change.contact, change.client, request.desk.organization)
    draft = letter(change, language=language, writer=request.user)
    way = SEND if change.contact and change.contact.email else Channel.EMAIL.value
    initial = {"how": way, "subject": draft.subject, "text": draft.text}
    form = SendForm(request.POST or None, initial=initial, change=change)
    if request.method == "POST" and form.is_valid():
        return _send(request, change, form)
    context = {"form": form, "change": change, "draft": draft, "heading": _("In writing"), "save": _("They have it")}
    return render(request, "changes/send.html", {**context, "back_url": change.get_absolute_url()})


def can_be_sent(change: ChangeRequest) -> bool:
    """What waits for their yes, and what they said yes to."""
    return change.state in (ChangeRequest.State.ESTIMATED, ChangeRequest.State.ACCEPTED)


def _send(request: HttpRequest, change: ChangeRequest, form: SendForm) -> HttpResponse:
    said, now = form.cleaned_data, timezone.now()
    if said.get("spoken", NOT_YET) != NOT_YET:
        text = f"{change.title}: {price(change)}"
        changes.speak(change, channel=said["spoken"], text=text, by=request.user, at=now)
    sends = said["how"] == SEND
    changes.send(
        change,
        contact=change.contact,
        subject=said["subject"] if sends else "",
        text=said["text"],
        channel=Channel.EMAIL.value if sends else said["how"],
        by=request.user,
        at=now,
    )
    written(request, change.client_id)
    toast(request, _("The letter is on its way.") if sends else _("Noted: they have it in writing."))
    return go_on(request, change.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Why it cannot be done, told to them."""
    change = change_of(request, pk)
    if change.state != ChangeRequest.State.INFEASIBLE or change.explained_at:
        toast(request, _("There is nothing to explain."))
        return redirect(change)
    language = language_to(change.contact, change.client, request.desk.organization)
    form = ExplainForm(request.POST or None, initial={"text": explanation(change, language=language)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        talk = changes.explain(change, channel=said["channel"], text=said["text"], by=request.user, at=timezone.now())
        written(request, change.client_id)
        undo = undo_address(request.user, "changes.explained", ids=[change.pk], before=talk.pk)
        toast(request, _("Noted: they heard why, and what we offer instead."), undo=undo)
        return go_on(request, change.get_absolute_url())
    context = {"form": form, "change": change, "heading": _("Explain the no"), "save": _("They know why")}
    return render(request, "changes/form.html", {**context, "back_url": change.get_absolute_url()})
