"""The photo of a colleague, to those who are signed in and may know them."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vinculo.people.models import Face, Person
from vinculo.projects.models import ProjectMember

YEAR = 365 * 24 * 3600


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what we made ourselves is ever sent. Without consent it is its person's alone."""
    found = Face.objects.filter(Q(consented_at__isnull=False) | Q(person=request.user), person=pk)
    face = found.exclude(photo=None).first()
    if face is None or not _may_know(request.user, pk):
        raise Http404
    answer = HttpResponse(bytes(face.photo or b""), content_type="image/webp")
    answer["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = "inline; filename=face.webp"
    return answer


def _may_know(person: Person, pk: int) -> bool:
    """Guests know those who work on their projects."""
    if not person.is_guest or person.pk == pk:
        return True
    return ProjectMember.objects.filter(person=pk, project__in=person.memberships.values("project")).exists()
