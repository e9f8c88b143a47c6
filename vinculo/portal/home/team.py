"""The people behind the work, as far as they agreed to be shown."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.people.models import Face
from vinculo.portal.shared.seen import seen
from vinculo.portal.shared.team import team_of
from vinculo.portal.visitor import PortalRequest
from vinculo.projects.models import Area, ProjectMember

YEAR = 365 * 24 * 3600


@require_safe
def team(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/home/team.html", {"team": team_of(request.visitor)})


@require_safe
def photo(request: PortalRequest, pk: int) -> HttpResponse:
    """Only a picture we made ourselves, of somebody who works on their projects and agrees to be shown."""
    projects = seen(request.visitor).order_by().values("pk")
    works = ProjectMember.objects.filter(person=pk, project__in=projects)
    answers = Area.objects.filter(responsible=pk, project__in=projects)
    face = Face.objects.filter(person=pk, consented_at__isnull=False).exclude(photo=None).first()
    if face is None or not (works.exists() or answers.exists()):
        raise Http404
    answer = HttpResponse(bytes(face.photo or b""), content_type="image/webp")
    answer["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = "inline; filename=face.webp"
    return answer
