"""Two records of one client, or of one contact: found, looked at side by side, made one, taken apart again."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.duplicates import clients_alike, contacts_alike, twins_of
from vinculo.clients.merge import CannotMerge, merge_clients, merge_contacts, take_apart, what_moves
from vinculo.clients.models import Client, Contact, Merge
from vinculo.conversations import threading
from vinculo.desk.clients.conversations import number
from vinculo.desk.clients.found import client_of
from vinculo.desk.contacts.found import contact_changed, contact_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

FOUND = 20
WORDS = {
    "projects.project": ngettext_lazy("%(count)d project", "%(count)d projects", "count"),
    "clients.contactrole": ngettext_lazy("%(count)d person", "%(count)d people", "count"),
    "clients.contactpoint": ngettext_lazy("%(count)d address", "%(count)d addresses", "count"),
    "clients.personalnote": ngettext_lazy("%(count)d personal note", "%(count)d personal notes", "count"),
    "clients.importantdate": ngettext_lazy("%(count)d day that matters", "%(count)d days that matter", "count"),
    "conversations.interaction": ngettext_lazy("%(count)d exchange", "%(count)d exchanges", "count"),
    "conversations.question": ngettext_lazy("%(count)d question", "%(count)d questions", "count"),
    "conversations.decision": ngettext_lazy("%(count)d decision", "%(count)d decisions", "count"),
    "agreements.promise": ngettext_lazy("%(count)d promise", "%(count)d promises", "count"),
    "agreements.expectation": ngettext_lazy("%(count)d expectation", "%(count)d expectations", "count"),
    "agreements.agreement": ngettext_lazy("%(count)d agreement", "%(count)d agreements", "count"),
}


@require_safe
@team_only
def duplicates(request: HttpRequest) -> HttpResponse:
    person = request.user
    context = {"clients": clients_alike(person), "contacts": contacts_alike(person)}
    return render(request, "clients/duplicates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def client(request: HttpRequest, pk: int) -> HttpResponse:
    return _merging(request, client_of(request, pk), Client.objects.visible_to(request.user).kept())


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    return _merging(request, contact_of(request, pk), Contact.objects.visible_to(request.user).kept())


def _merging(request: HttpRequest, kept: Any, seen: QuerySet[Any]) -> HttpResponse:
    """GET finds the other one and shows what would move; POST moves it."""
    asked = number(request.POST.get("with", "") or request.GET.get("with", ""))
    gone = get_object_or_404(seen, pk=asked) if asked and asked != kept.pk else None
    if request.method == "POST" and gone is not None:
        return _make_one(request, kept, gone)
    words = request.GET.get("q", "").strip()[:100]
    context = {
        "kept": kept,
        "gone": gone,
        "moving": in_words(gone) if gone else [],
        "q": words,
        "found": list(seen.named_like(words).exclude(pk=kept.pk).order_by("name_folded")[:FOUND]) if words else [],  # type: ignore[attr-defined]
        "twins": twins_of(kept, request.user) if not gone else [],
        "is_client": isinstance(kept, Client),
    }
    return render(request, "clients/merge.html", context)


def in_words(gone: Client | Contact) -> list[str]:
    return [str(WORDS[label] % {"count": count}) for label, count in what_moves(gone, WORDS)]


def _make_one(request: Any, kept: Any, gone: Any) -> HttpResponse:
    make_one: Any = merge_clients if isinstance(kept, Client) else merge_contacts
    try:
        merge = make_one(kept, gone, by=request.user, at=timezone.now())
    except CannotMerge:
        toast(request, _("They are one already."))
        return redirect(kept)
    _tell(kept, gone)
    back = undo_address(request.user, "merge", ids=[merge.pk], back=kept.get_absolute_url())
    toast(request, _("They are one now: %(name)s.") % {"name": kept.name}, undo=back)
    return redirect(kept)


@undoing("merge")
def apart(person: Person, ids: list[int], before: Any) -> None:
    for merge in Merge.objects.filter(pk__in=ids):
        model: Any = Client if merge.what == Merge.What.CLIENT else Contact
        kept = model.objects.visible_to(person).filter(pk=merge.kept_id).first()
        if kept is not None and take_apart(merge, at=timezone.now(), by=person):
            _tell(kept, model.objects.get(pk=merge.gone_id))


def _tell(*records: Client | Contact) -> None:
    threading.settle([record.pk for record in records if isinstance(record, Client)])
    for record in records:
        if record.deleted_at:
            continue
        if isinstance(record, Client):
            client_changed(record.pk)
        else:
            contact_changed(record)
