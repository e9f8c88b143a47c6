"""Having a dossier made, seeing how far it is, and fetching it."""

from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from vinculo import jobs
from vinculo.clients.models import Client
from vinculo.desk.clients.found import client_of
from vinculo.desk.projects.found import project_of
from vinculo.desk.team_only import team_only
from vinculo.exchange.dossier.models import Dossier
from vinculo.people.acting import acting
from vinculo.projects.models import Project
from vinculo.record.chain import Act, append


@require_POST
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    return _make(request, client_of(request, pk), None)


@require_POST
@team_only
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    return _make(request, project.client, project)


@transaction.atomic
def _make(request: HttpRequest, client: Client, project: Project | None) -> HttpResponse:
    waiting = Dossier.objects.of(client=client, project=project).for_(request.user)
    if known := waiting.filter(state=Dossier.State.WAITING).first():
        return redirect(known)
    dossier = Dossier.objects.create(
        client=client, project=project, by=request.user, language=translation.get_language() or "en",
        asked_at=timezone.now(),
    )  # fmt: skip
    jobs.enqueue("vinculo.exchange.dossier.making.make", dossier.pk)
    return redirect(dossier)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = _dossier_of(request, pk)
    return render(request, "record/dossier.html", {"dossier": dossier, "section": "clients"})


@require_safe
@team_only
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part that moves. An answer without content says that the page has something new to show."""
    dossier = _dossier_of(request, pk)
    if not dossier.is_waiting:
        return HttpResponse(status=204)
    return render(request, "record/progress.html", {"dossier": dossier})


@require_safe
@team_only
def download(request: HttpRequest, pk: int) -> Any:
    """The file itself. That it left the house is in the record before the first byte does."""
    dossier = _dossier_of(request, pk)
    if not dossier.is_ready or not dossier.path.is_file():
        raise Http404
    append(_handed_over(dossier), actor=acting(request.user), at=timezone.now())
    name = slugify(dossier.project.name if dossier.project else dossier.client.name) or "client"
    return FileResponse(
        dossier.path.open("rb"), as_attachment=True, filename=f"dossier-{name}-{dossier.asked_at:%Y-%m-%d}.zip",
        content_type="application/zip",
    )  # fmt: skip


def _handed_over(dossier: Dossier) -> Act:
    return Act(
        "record.handed_over",
        f"dossier:{dossier.pk}",
        client_id=dossier.client_id,
        project_id=dossier.project_id,
        facts={"sha256": dossier.sha256, "size": dossier.size},
    )


def _dossier_of(request: HttpRequest, pk: int) -> Dossier:
    return get_object_or_404(Dossier.objects.for_(request.user).select_related("client", "project"), pk=pk)
