"""The plan to take along: a spreadsheet, a PDF, a picture; for us, or with ?for=client for those who pay for it."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from vinculo.desk.plan.found import project_of
from vinculo.desk.plan.paper import for_client, for_us
from vinculo.desk.plan.roadmap import laid_out, names_of
from vinculo.desk.plan.sheet import workbook
from vinculo.desk.plan.typeset import typeset
from vinculo.projects.models import Project
from vinculo.projects.schedule.plan import Plan

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "png": "image/png",
}


@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    if _is_for_client(request):
        with translation.override(project.client.language or translation.get_language()):
            return _file(project, workbook(project, for_client=True), "xlsx")
    return _file(project, workbook(project, for_client=False), "xlsx")


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return _printed(request, pk, "pdf")


@require_safe
def png(request: HttpRequest, pk: int) -> HttpResponse:
    return _printed(request, pk, "png")


def _printed(request: HttpRequest, pk: int, form: Literal["pdf", "png"]) -> HttpResponse:
    project = project_of(request, pk)
    plan, today = Plan.of(project), timezone.localdate()
    if _is_for_client(request):
        with translation.override(project.client.language or translation.get_language()):
            values = for_client(project, plan, today)
    else:
        placed, _circle = laid_out(plan, request)
        values = for_us(project, plan, placed, dict(names_of(plan)), today)
    return _file(project, typeset(values, form), form)


def _is_for_client(request: HttpRequest) -> bool:
    return request.GET.get("for") == "client"


def _file(project: Project, content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[kind])
    name = f"{slugify(project.name) or 'plan'}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
