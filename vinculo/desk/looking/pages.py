"""Looking at the portal as one of them: choose whom, look, stop. It reads, is marked, and stands in the record."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from vinculo.access import looking
from vinculo.access.models import Access
from vinculo.clients.models import Client
from vinculo.desk.clients.found import client_of
from vinculo.desk.projects.found import project_of
from vinculo.desk.team_only import team_only
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, append


@require_safe
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    return _choose(request, open_to(request.user).filter(client=client), client.name, client.get_absolute_url())


@require_safe
@team_only
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    """Those of the client who have a part in this very project."""
    project = project_of(request, pk)
    found = open_to(request.user).filter(client=project.client, contact__on_projects__project=project)
    return _choose(request, found, project.name, project.get_absolute_url())


def open_to(person: Person) -> QuerySet[Access]:
    """The accesses that are open at clients this person sees."""
    seen = Client.objects.visible_to(person).kept()
    return Access.objects.open().filter(client__in=seen).select_related("contact", "client")


def _choose(request: HttpRequest, found: QuerySet[Access], name: str, back_url: str) -> HttpResponse:
    accesses = list(found.order_by("contact__name_folded", "pk"))
    context: dict[str, Any] = {"accesses": accesses, "name": name, "back_url": back_url, "section": "clients"}
    return render(request, "looking/choose.html", context)


@require_POST
@team_only
@transaction.atomic
def look(request: HttpRequest, pk: int) -> HttpResponse:
    access, now = get_object_or_404(open_to(request.user), pk=pk), timezone.now()
    act = Act(
        "access.looked",
        f"access:{access.pk}",
        client_id=access.client_id,
        facts={"contact_id": access.contact_id},
        private={"contact": (access.contact.name, f"contact:{access.contact_id}")},
    )
    append(act, actor=acting(request.user, ip=request.META.get("REMOTE_ADDR", "")), at=now)
    response = redirect("portal:home")
    response.set_cookie(
        looking.COOKIE,
        looking.ticket(access, person=request.user, at=now),
        max_age=int(looking.LONGEST.total_seconds()),
        secure=settings.SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


@require_POST
@team_only
def stop(request: HttpRequest) -> HttpResponse:
    """Back to the contact whom they looked as."""
    told = request.COOKIES.get(looking.COOKIE, "")
    access = looking.opened(told, person=request.user, at=timezone.now())
    response = redirect(access.contact.get_absolute_url() if access else "/")
    response.delete_cookie(looking.COOKIE, samesite="Strict")
    return response
