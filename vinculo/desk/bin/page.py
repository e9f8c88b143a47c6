"""The bin: what was thrown away and what was merged, for thirty days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.clients.models import BIN_DAYS, Client, Contact, Merge
from vinculo.desk.clients.conversations import number
from vinculo.desk.clients.deeds import take_out as take_client_out
from vinculo.desk.clients.merging import apart
from vinculo.desk.contacts.deeds import take_out as take_contact_out
from vinculo.desk.documents.found import documents_seen_by
from vinculo.desk.documents.undoing import take_out as take_document_out
from vinculo.desk.team_only import team_only
from vinculo.documents.emptying import is_bound, was_signed
from vinculo.money.emptying import was_invoiced
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer
from vinculo.projects.emptying import has_to_stay
from vinculo.projects.models import Project
from vinculo.web.toasts import toast

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Thrown:
    kind: str
    pk: int
    name: str
    where: str
    by: str
    at: datetime
    days_left: int
    stays: bool = False
    was_invoiced: bool = False

    @property
    def for_ever(self) -> str:
        """Where an administrator deletes it at once."""
        if self.was_invoiced:
            return ""
        return {"client": f"/bin/clients/{self.pk}/", "document": f"/bin/documents/{self.pk}/"}.get(self.kind, "")


@require_safe
@team_only
def page(request: HttpRequest) -> HttpResponse:
    now, person = timezone.now(), request.user
    thrown = [*_clients(person, now), *_contacts(person, now), *_projects(person, now), *_documents(person, now)]
    merges = list(_merges(person, now))
    newest = sorted(thrown, key=lambda one: one.at, reverse=True)[:A_PAGE]
    context = {"thrown": newest, "merges": merges, "days": BIN_DAYS, "may_delete": may_administer(person)}
    return render(request, "bin/page.html", context)


@require_POST
@team_only
def restore(request: Any) -> HttpResponse:
    take_out = {
        "client": take_client_out, "contact": take_contact_out, "project": _take_project_out, "merge": apart,
        "document": take_document_out,
    }.get(request.POST.get("kind", ""))  # fmt: skip
    pk = number(request.POST.get("pk", ""))
    if take_out is None or not pk:
        raise Http404
    take_out(request.user, [pk], None)
    toast(request, _("Back where it was."))
    return redirect("bin:page")


def _clients(person: Person, now: datetime) -> list[Thrown]:
    found = Client.objects.visible_to(person).in_bin().select_related("deleted_by").order_by("-deleted_at")
    found = found.annotate(stays=was_signed(), was_invoiced=was_invoiced())
    return [_thrown("client", one, one.line, now) for one in found[:A_PAGE]]


def _contacts(person: Person, now: datetime) -> list[Thrown]:
    gone = Contact.objects.visible_to(person).filter(deleted_at__isnull=False, merged_into=None)
    found = gone.select_related("deleted_by").order_by("-deleted_at")
    return [_thrown("contact", one, one.email, now) for one in found[:A_PAGE]]


def _projects(person: Person, now: datetime) -> list[Thrown]:
    gone = Project.objects.visible_to(person).filter(deleted_at__isnull=False, client__deleted_at=None)
    found = gone.select_related("deleted_by", "client").order_by("-deleted_at")
    found = found.annotate(stays=ExpressionWrapper(has_to_stay(), BooleanField()))
    return [_thrown("project", one, one.client.name, now) for one in found[:A_PAGE]]


def _documents(person: Person, now: datetime) -> list[Thrown]:
    gone = documents_seen_by(person).filter(deleted_at__isnull=False).annotate(stays=is_bound())
    found = gone.select_related("deleted_by", "client").order_by("-deleted_at")
    return [_thrown("document", one, one.client.name, now) for one in found[:A_PAGE]]


def _thrown(kind: str, one: Any, where: str, now: datetime) -> Thrown:
    left = max(BIN_DAYS - (now - one.deleted_at).days, 0)
    by = one.deleted_by.name if one.deleted_by else ""
    name = one.title if kind == "document" else one.name
    return Thrown(
        kind,
        one.pk,
        name,
        where,
        by,
        one.deleted_at,
        left,
        getattr(one, "stays", False),
        getattr(one, "was_invoiced", False),
    )


def _merges(person: Person, now: datetime) -> list[tuple[int, str, str, datetime]]:
    """(id, what went, what it went into, when) of the merges that can still be taken apart."""
    recent = list(Merge.objects.filter(undone_at=None, at__gt=now - timedelta(days=BIN_DAYS))[:A_PAGE])
    names: dict[tuple[str, int], str] = {}
    for what, model in ((Merge.What.CLIENT, Client), (Merge.What.CONTACT, Contact)):
        ids = {pk for merge in recent if merge.what == what for pk in (merge.kept_id, merge.gone_id)}
        seen: Any = model.objects.visible_to(person).filter(pk__in=ids)
        kept = set(seen.values_list("pk", flat=True))
        named = model.objects.filter(pk__in=ids).values_list("pk", "name")
        names |= {(what, pk): name for pk, name in named}
        recent = [merge for merge in recent if merge.what != what or merge.kept_id in kept]
    return [
        (merge.pk, names.get((merge.what, merge.gone_id), ""), names.get((merge.what, merge.kept_id), ""), merge.at)
        for merge in recent
    ]


def _take_project_out(person: Person, ids: list[int], before: Any) -> None:
    for project in Project.objects.visible_to(person).filter(pk__in=ids, deleted_at__isnull=False):
        project.restore()
