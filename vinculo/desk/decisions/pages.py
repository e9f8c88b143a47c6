"""What was decided, and putting it in writing."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.language import language_to
from vinculo.clients.models import Channel, Contact
from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Decision
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.obligations.draft import Draft
from vinculo.desk.obligations.forms import SEND, WrittenForm
from vinculo.desk.obligations.list_page import ids_with
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.words_back import take_back_word
from vinculo.desk.written import go_on, written
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.logbook.confirming import AlreadyConfirmed, confirm
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.dates import day_long
from vinculo.web.toasts import toast

A_PAGE = 30
WHICH = {
    "open": pgettext_lazy("decisions", "Not in writing yet"),
    "confirmed": pgettext_lazy("decisions", "In writing"),
    "all": pgettext_lazy("decisions", "All"),
}


def _asked(request: HttpRequest) -> dict[str, str]:
    which = request.GET.get("which", "open")
    asked = {"which": which if which in WHICH else "open", "q": request.GET.get("q", "").strip()[:120]}
    return asked | {name: request.GET[name] for name in ("client", "project") if is_number(request.GET.get(name, ""))}


TAKEN = Leaving(
    "decisions",
    gettext_lazy("Decisions"),
    lambda request: _found(request.user, _asked(request)),
    (
        Column(gettext_lazy("Decision"), "text"),
        Column(gettext_lazy("Client"), "client.name"),
        Column(gettext_lazy("Project"), "project.name"),
        Column(gettext_lazy("Decided"), "at", Kind.MOMENT),
        Column(gettext_lazy("In writing"), "confirmed_at", Kind.MOMENT),
        Column(gettext_lazy("Seen by"), "get_audience_display"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    page = Paginator(_found(request.user, asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "asked": asked,
        "which": [
            (label, f"?{urlencode({**asked, 'which': key})}", key == asked["which"]) for key, label in WHICH.items()
        ],
        "query": f"{urlencode(asked)}&",
        "may_change": may_change_clients(request.user),
    }
    return render(request, "decisions/list.html", context)


def _found(person: Person, asked: dict[str, str]) -> Any:
    found = Decision.objects.visible_to(person).filter(client__deleted_at=None)
    found = found.filter(**{name: int(asked[name]) for name in ("client", "project") if name in asked})
    if asked["which"] != "all":
        found = found.filter(confirmed_at__isnull=asked["which"] == "open")
    if asked["q"]:
        found = found.filter(pk__in=ids_with(person, asked["q"], "decision"))
    return found.select_related("client", "project").order_by("-at", "-pk")


def decision_of(request: HttpRequest, pk: int) -> Decision:
    found = Decision.objects.visible_to(request.user).filter(client__deleted_at=None)
    return get_object_or_404(found.select_related("client", "project", "interaction", "confirmed_in", "by"), pk=pk)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    context = {
        "decision": decision_of(request, pk),
        "may_change": may_change_clients(request.user),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "decisions/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def confirm_in_writing(request: HttpRequest, pk: int) -> HttpResponse:
    decision = decision_of(request, pk)
    if decision.confirmed_at:
        return _too_late(request, decision)
    contact = _reader(decision)
    draft = compose(decision, contact, language_to(contact, decision.client, request.desk.organization), request.user)
    way = SEND if contact and contact.email else Channel.EMAIL.value
    initial = {"how": way, "subject": draft.subject, "text": draft.text}
    form = WrittenForm(request.POST or None, initial=initial, contact=contact)
    if request.method == "POST" and form.is_valid():
        said, sends = form.cleaned_data, form.cleaned_data["how"] == SEND
        try:
            confirm(
                decision, contact=contact, text=said["text"], by=request.user, at=timezone.now(),
                channel=Channel.EMAIL.value if sends else said["how"], subject=said["subject"] if sends else "",
            )  # fmt: skip
        except AlreadyConfirmed:
            return _too_late(request, decision)
        written(request, decision.client_id)
        undo = undo_address(request.user, "decisions.confirmed", ids=[decision.pk])
        toast(request, _("It leaves in a moment.") if sends else _("Noted: they have it in writing."), undo=undo)
        return go_on(request, decision.get_absolute_url())
    context = {"form": form, "decision": decision, "contact": contact, "draft": draft}
    return render(request, "decisions/confirm.html", {**context, "back_url": decision.get_absolute_url()})


def _reader(decision: Decision) -> Contact | None:
    """Who was there; else whoever decides at the client."""
    if decision.interaction and (there := decision.interaction.contacts.filter(deleted_at=None).first()):
        return there
    at_client = Contact.objects.kept().filter(roles__client=decision.client_id, roles__left_on=None)
    return at_client.order_by("-roles__is_key", "pk").first()


def compose(decision: Decision, contact: Contact | None, language: str, writer: Person) -> Draft:
    """A few lines that both sides can find later."""
    with translation.override(language):
        name = contact.first_name if contact else ""
        when = {"day": day_long(timezone.localdate(decision.at))}
        parts = [
            _("Hello %(name)s,") % {"name": name} if name else _("Hello,"),
            _("so that we both find it later, here is what we decided on %(day)s:") % when,
            decision.text,
            _("If you remember it differently, tell me; otherwise we go on like this."),
            writer.name,
        ]
        subject = _("What we decided on %(day)s") % when
        return Draft(subject, "\n\n".join(parts), language)


def _too_late(request: HttpRequest, decision: Decision) -> HttpResponse:
    toast(request, _("They have it in writing already."))
    return redirect(decision)


@undoing("decisions.confirmed")
@transaction.atomic
def unconfirm(person: Person, ids: list[int], before: Any) -> None:
    """A letter does not leave; of what was noted as said only the mark goes, and it stays in the logbook."""
    for decision in Decision.objects.visible_to(person).filter(pk__in=ids).select_related("confirmed_in"):
        letter = decision.confirmed_in
        decision.confirmed_at = decision.confirmed_in = None
        decision.save(update_fields=["confirmed_at", "confirmed_in"])
        if letter and hasattr(letter, "mail"):
            take_back_word(letter, by=person)
        client_changed(decision.client_id)
