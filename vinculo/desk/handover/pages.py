"""From whoever won a client to whoever delivers: filled in, taken on or questioned, and no promise left behind."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.agreements import recorded
from vinculo.agreements.models import Promise
from vinculo.clients.models import Channel, Client, HandoverSheet
from vinculo.conversations.models import Direction, Interaction
from vinculo.desk.clients.found import client_of
from vinculo.desk.handover.forms import AskForm, SheetForm, TakeOverForm
from vinculo.desk.handover.sheet import gaps, lines, may_accept, sheet_of, words
from vinculo.desk.log.writing import suggested_internal
from vinculo.desk.promises.telling import tell_owner
from vinculo.desk.team_only import team_only
from vinculo.desk.told import named, offer_names
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log, undo
from vinculo.logbook.searchable import index_promises
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    sheet = sheet_of(client)
    context = {
        "client": client,
        "sheet": sheet,
        "gaps": gaps(sheet),
        "words": words(sheet),
        "may_accept": bool(sheet.pk) and may_accept(request.user, sheet),
        "base": _address(client),
    }
    return render(request, "handover/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    sheet = sheet_of(client)
    form = SheetForm(request.POST or None, instance=sheet)
    if request.method == "POST" and form.is_valid():
        if sheet.pk is None:
            sheet.by = request.user
        if form.changed_data and set(form.changed_data) & set(HandoverSheet.NEEDED):
            sheet.accepted_at = sheet.accepted_by = None  # whoever took it on has not read this yet
        form.save()
        written(request, client.pk)
        toast(request, _("Saved."))
        return go_on(request, _address(client))
    context = {"form": form, "heading": _("Handover sheet"), "client": client, "back_url": _address(client)}
    return render(request, "handover/form.html", {**context, "save": _("Save")})


@require_POST
@team_only
@transaction.atomic
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    sheet = get_object_or_404(HandoverSheet, client=client)
    if not may_accept(request.user, sheet):
        raise Http404
    if lacks := gaps(sheet):
        toast(request, _("It does not say yet: %(gaps)s.") % {"gaps": "; ".join(map(str, lacks))})
    elif sheet.accept(by=request.user, at=timezone.now()):
        if sheet.manager_id is None:
            HandoverSheet.objects.filter(pk=sheet.pk).update(manager=request.user)
        note = _note(request, client, _("Handover sheet accepted."))
        written(request, client.pk)
        taken_back = undo_address(request.user, "handover.accepted", ids=[sheet.pk, note.pk], back=_address(client))
        toast(request, _("Accepted. From now on it is yours."), undo=taken_back)
    else:
        toast(request, _("Somebody accepted it before you."))
    return redirect(_address(client))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    sheet = get_object_or_404(HandoverSheet, client=client)
    form = AskForm(request.POST or None, initial={"question": sheet.question})
    offer_names(form, "question", client=client.pk)
    if request.method == "POST" and form.is_valid():
        question = form.cleaned_data["question"]
        with transaction.atomic():
            sheet.send_back(question=question)
            note = _note(request, client, _("Question about the handover: %(question)s") % {"question": question})
            named(
                request, question, f"handover:{client.pk}", key=f"interaction:{note.pk}", what=client.name,
                client_id=client.pk, may_see=lambda person: not person.is_guest,
            )  # fmt: skip
        written(request, client.pk)
        toast(request, _("Asked. It stays open until the sheet answers it."))
        return go_on(request, _address(client))
    context = {"form": form, "heading": _("Ask before taking it on"), "client": client, "back_url": _address(client)}
    return render(request, "handover/form.html", {**context, "save": _("Ask")})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def take_over(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One promise of the sheet becomes one in the ledger, with a person and a date."""
    client = client_of(request, pk)
    sheet = get_object_or_404(HandoverSheet, client=client)
    if number >= len(lines(sheet)):
        raise Http404
    word = words(sheet)[number]
    if word.taken:
        return redirect(word.taken)
    form = TakeOverForm(request.POST or None, initial={"owner": request.user})
    if request.method == "POST" and form.is_valid():
        promise = _take(request, client, word.text, form.cleaned_data)
        undo_it = undo_address(request.user, "promises.made", ids=[promise.pk], back=_address(client))
        toast(request, _("%(name)s sees to it.") % {"name": form.cleaned_data["owner"].name}, undo=undo_it)
        return go_on(request, _address(client))
    context = {"form": form, "heading": _("Take this promise over"), "client": client, "word": word}
    return render(request, "handover/form.html", {**context, "back_url": _address(client), "save": _("Take it over")})


@transaction.atomic
def _take(request: HttpRequest, client: Client, text: str, said: dict[str, Any]) -> Promise:
    promised_on, internal_on = said["promised_on"], said["internal_on"]
    if promised_on and not internal_on:
        calendar = work_calendar(request.desk.organization)
        internal_on = suggested_internal(promised_on, calendar, timezone.localdate())
    promise = Promise.objects.create(
        client=client, text=text, owner=said["owner"], made_at=timezone.now(), promised_on=promised_on,
        internal_on=internal_on, by=request.user,
    )  # fmt: skip
    recorded.promises_made([promise], by=request.user)
    index_promises([promise])
    written(request, client.pk)
    tell_owner(request, promise)
    return promise


def _note(request: HttpRequest, client: Client, text: str) -> Interaction:
    """A line in the log, among us."""
    entry = Entry(
        client=client, at=timezone.now(), channel=Channel.NOTE, direction=Direction.INTERNAL, summary=text
    )  # fmt: skip
    return log(entry, by=request.user, organization=request.desk.organization)


def _address(client: Client) -> str:
    return f"/clients/{client.pk}/handover/"


@undoing("handover.accepted")
@transaction.atomic
def unaccept(person: Person, ids: list[int], before: Any) -> None:
    sheets = HandoverSheet.objects.filter(client__in=Client.objects.visible_to(person), accepted_by=person)
    if sheets.filter(pk=ids[0]).update(accepted_at=None, accepted_by=None):
        for note in Interaction.objects.visible_to(person).filter(pk=ids[1], by=person):
            undo(note, by=person)
            client_changed(note.client_id)
