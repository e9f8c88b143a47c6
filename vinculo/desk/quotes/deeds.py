"""What becomes of a quote: a new version, withdrawn, a fresh link, a yes taken back. And its paper, to be read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo import jobs
from vinculo.desk.money_talks.booking import call_off_ahead
from vinculo.desk.numbers import is_number
from vinculo.desk.quotes.forms import WhyForm
from vinculo.desk.quotes.found import quote_of, quotes_seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.documents.serving.answer import paper_answer
from vinculo.money.models import Quote
from vinculo.money.quoting import answering, freezing, links, papers, sealing, sending, writing
from vinculo.money.quoting.answering import NotAcceptable
from vinculo.money.quoting.letters import SEND_LINK
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.record.chain import Actor
from vinculo.web.toasts import toast


@require_POST
@team_only
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    quote = quote_of(request, pk)
    try:
        writing.new_version(quote, by=request.user, at=timezone.now())
    except writing.NotWritable:
        toast(request, _("It is answered: begin a new quote."))
    return redirect(quote)


@require_POST
@team_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    quote, at = quote_of(request, pk), timezone.now()
    if sending.withdraw(quote, by=request.user, at=at):
        call_off_ahead(quote, by=request.user, at=at, because=_("The quote was withdrawn."))
        _changed(request, quote)
        undo = undo_address(request.user, "quotes.withdrawn", ids=[quote.pk])
        toast(request, _("Withdrawn. Nobody can say yes to it any more."), undo=undo)
    return redirect(quote)


@undoing("quotes.withdrawn")
def take_up_again(person: Person, ids: list[int], before: Any) -> None:
    for quote in quotes_seen_by(person).filter(pk__in=ids):
        sending.take_up_again(quote, by=person, at=timezone.now())
        if quote.client_id:
            client_changed(quote.client_id)


@require_POST
@team_only
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what never left the house; the rest is withdrawn."""
    quote = quote_of(request, pk)
    drafts = Quote.objects.filter(pk=quote.pk, state=Quote.State.DRAFT, versions__sent_at=None)
    if not drafts.exists() or quote.versions.filter(sent_at__isnull=False).exists():
        raise Http404
    Quote.objects.filter(pk=quote.pk).update(deleted_at=timezone.now(), deleted_by=request.user)
    undo = undo_address(request.user, "quotes.deleted", ids=[quote.pk], back=quote.get_absolute_url())
    toast(request, _("Thrown away."), undo=undo)
    return redirect("quotes:list")


@undoing("quotes.deleted")
def restore(person: Person, ids: list[int], before: Any) -> None:
    thrown = Quote.objects.visible_to(person).filter(pk__in=ids, deleted_by=person)
    thrown.update(deleted_at=None, deleted_by=None)


@require_POST
@team_only
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A fresh one; the secret is made where it is mailed."""
    quote = quote_of(request, pk)
    if quote.client_id or not quote.email or not quote.is_open or not (quote.current and quote.current.is_sent):
        raise Http404
    jobs.enqueue(SEND_LINK, quote.pk, request.user.pk)
    toast(request, _("A fresh link is on its way to %(email)s.") % {"email": quote.email})
    return redirect(quote)


@require_POST
@team_only
def revoke_link(request: HttpRequest, pk: int) -> HttpResponse:
    quote = quote_of(request, pk)
    if links.revoke(quote, at=timezone.now()):
        toast(request, _("The link opens nothing any more."))
    return redirect(quote)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def ask_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The yes was a mistake, we think. It stands until they agree."""
    quote = quote_of(request, pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because, actor = form.cleaned_data["because"], acting(request.user)
        try:
            answering.ask_to_undo(quote, because=because, person=request.user, actor=actor, at=timezone.now())
        except NotAcceptable:
            toast(request, _("Somebody was faster. Look at it once more."))
        else:
            toast(request, _("They are asked. The yes stands until they agree."))
            _changed(request, quote)
        return go_on(request, quote.get_absolute_url())
    context = {"form": form, "quote": quote, "heading": _("Take the yes back"), "back_url": quote.get_absolute_url()}
    return render(request, "quotes/form.html", context)


@require_POST
@team_only
def agree_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """They asked for it and we agree; or, of somebody without a portal, they agreed and told us so."""
    quote, at = quote_of(request, pk), timezone.now()
    asked = answering.undo_asked(quote)
    try:
        if asked and asked.person_id and quote.client_id is None:
            theirs = Actor("them", name=quote.to_name, proof="told")
            answering.agree_to_undo(quote, actor=theirs, at=at)
        else:
            answering.agree_to_undo(quote, person=request.user, actor=acting(request.user), at=at)
    except NotAcceptable:
        toast(request, _("The other side has to agree."))
    else:
        toast(request, _("The yes is taken back. The quote waits for an answer again."))
        _changed(request, quote)
    return redirect(quote)


@require_safe
@team_only
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF of a version as it was sent; as it would be, while it is written; `?signed=1`: with the evidence."""
    quote = quote_of(request, pk)
    if request.GET.get("signed"):
        yes = answering.standing_yes(quote)
        if yes is None or not yes.sealed_sha256:
            raise Http404
        yes.version.quote = quote
        return paper_answer(sealing.sealed_bytes(yes), sending.file_name(yes.version, signed=True))
    asked = request.GET.get("version", "")
    versions = quote.versions.filter(number=int(asked)) if is_number(asked) else quote.versions.all()
    version = versions.order_by("-number").first()
    if version is None:
        raise Http404
    version.quote = quote
    sent = version.is_sent
    content = papers.bytes_of(version) if sent else papers.drawn(freezing.frozen(version, at=timezone.now()))
    return paper_answer(content, sending.file_name(version))


def _changed(request: HttpRequest, quote: Quote) -> None:
    if quote.client_id:
        written(request, quote.client_id)
