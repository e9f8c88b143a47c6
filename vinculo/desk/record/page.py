"""The record of a client or a project: what was promised, agreed, approved, told and shared, and by whom."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vinculo.clients.merged import with_merged
from vinculo.desk.clients import tabs as client_tabs
from vinculo.desk.clients.found import client_of
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.projects import tabs as project_tabs
from vinculo.desk.projects.found import project_of
from vinculo.desk.team_only import team_only
from vinculo.exchange.dossier.models import Dossier
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.record.kinds import GROUPS, kinds_of
from vinculo.record.models import Entry
from vinculo.record.models import EntryQuerySet as Entries
from vinculo.record.reading import Line, read
from vinculo.web.dates import day_long

A_PAGE = 40


def _at_client(request: HttpRequest, pk: int) -> Entries:
    return _narrowed(request, Entry.objects.filter(client_id__in=with_merged(client_of(request, pk).pk)))


def _in_project(request: HttpRequest, pk: int) -> Entries:
    return _narrowed(request, Entry.objects.of_project(project_of(request, pk).pk))


def _as_lines(request: HttpRequest, entries: list[Entry]) -> list[Line]:
    return read(entries, day=day_long)


COLUMNS = (
    Column(gettext_lazy("Number"), "seq", Kind.NUMBER),
    Column(gettext_lazy("When"), "at", Kind.MOMENT),
    Column(gettext_lazy("What happened"), "sentence"),
    Column(gettext_lazy("By"), "who"),
    Column("SHA-256", "hash"),
)


@require_safe
@team_only
@Leaving("record-of-client", gettext_lazy("Record"), _at_client, COLUMNS, dress=_as_lines)
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    found = Entry.objects.filter(client_id__in=with_merged(client.pk))
    context = {
        **_page(request, found),
        "client": client,
        "tabs": client_tabs.tabs(client, "record"),
        "may_change": True,
        "is_record": True,
        "dossiers": Dossier.objects.of(client=client).for_(request.user)[:3],
    }
    return render(request, "record/client.html", context)


@require_safe
@team_only
@Leaving("record-of-project", gettext_lazy("Record"), _in_project, COLUMNS, dress=_as_lines)
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    context = {
        **_page(request, Entry.objects.of_project(project.pk)),
        "project": project,
        "tabs": project_tabs.tabs(project, "record"),
        "may_change": True,
        "is_record": True,
        "dossiers": Dossier.objects.of(client=project.client, project=project).for_(request.user)[:3],
    }
    return render(request, "record/project.html", context)


def _narrowed(request: HttpRequest, found: Entries) -> Entries:
    group = request.GET.get("show", "")
    if group in GROUPS:
        found = found.filter(kind__in=kinds_of(group))
    return found.newest_first()


def _page(request: HttpRequest, found: Entries) -> dict[str, Any]:
    group, before = request.GET.get("show", ""), request.GET.get("before", "")
    found = _narrowed(request, found)
    if is_number(before):
        found = found.filter(seq__lt=int(before))
    entries = list(found[: A_PAGE + 1])
    older = entries[A_PAGE - 1].seq if len(entries) > A_PAGE else None
    choices = [("", _("All"), "?"), *((key, words, f"?show={key}") for key, (words, _kinds) in GROUPS.items())]
    kept: dict[str, str | int] = {"show": group} if group in GROUPS else {}
    return {
        "lines": read(entries[:A_PAGE], day=day_long),
        "choices": [(label, address, key == (group if group in GROUPS else "")) for key, label, address in choices],
        "older": f"?{urlencode({**kept, 'before': older})}" if older else "",
        "is_filtered": bool(kept) or is_number(before),
    }
