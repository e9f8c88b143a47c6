"""How it is for them: a number, and what would raise it by one. Any time, and asked at good moments."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.feedback.models import Feedback
from vinculo.logbook.theirs import opinions
from vinculo.portal.requests.acting import must_write, posted, project_for, them, writable
from vinculo.portal.requests.forms import FeedbackForm
from vinculo.portal.shared.feedback import ask_now, complaints, told
from vinculo.portal.shared.references import references
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PortalRequest) -> HttpResponse:
    form = FeedbackForm(posted(request))
    asking = ask_now(request.visitor, timezone.now())
    if request.method == "POST":
        must_write(request.visitor, None)
    if request.method == "POST" and form.is_valid():
        project = _project(request, asking.project_id if asking else None)
        moment = asking.moment if asking else Feedback.Moment.OWN
        said = form.cleaned_data
        opinions.tell(them(request), said["score"], said["text"], moment=moment, project=project)
        client_changed(request.visitor.client_id)
        toast(request, _("Thank you. You read here what we do about it."))
        return redirect("portal:feedback")
    context = {
        "form": form,
        "asking": asking,
        "told": told(request.visitor),
        "complaints": complaints(request.visitor),
        "speaking": references(request.visitor),
        "may_write": bool(writable(request.visitor)),
    }
    return render(request, "portal/feedback/page.html", context)


@require_POST
def not_now(request: PortalRequest) -> HttpResponse:
    """They are left alone for a month; they may still say something any time."""
    must_write(request.visitor, None)
    asking = ask_now(request.visitor, timezone.now())
    if asking:
        project = project_for(request.visitor, asking.project_id)
        opinions.not_now(them(request), moment=asking.moment, project=project)
    return redirect("portal:home")


def _project(request: PortalRequest, asked: int | None) -> Project | None:
    """What it is about: what we asked about, else the project they have, if it is one."""
    if asked is not None:
        return project_for(request.visitor, asked)
    mine = writable(request.visitor)
    return project_for(request.visitor, mine[0][0]) if len(mine) == 1 else None
