"""Asking for something: new, different, first, or with more money."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.logbook.theirs import changes
from vinculo.logbook.theirs.files import attach
from vinculo.logbook.theirs.who import answers_for
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.portal.files.send import kept_of
from vinculo.portal.files.where import new_document
from vinculo.portal.requests.acting import must_write, our_name, posted, project_for, them, writable
from vinculo.portal.requests.forms import AskForm
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.dates import day
from vinculo.web.toasts import toast

ANSWERED_IN = 3  # working days: after them AGREE-06 presses us


@transaction.atomic
def _asked(request: PortalRequest, form: AskForm, project: Project) -> bool:
    """With the files that belong to it, or not at all: which one could not be taken is said at the form."""
    said, who = form.cleaned_data, them(request)
    change = changes.ask(
        who, project, what=said["what"], why=said["why"], kind=said["kind"], wanted_on=said["wanted_on"]
    )
    kept = kept_of(who, form, new_document(request.visitor, project.pk), said["files"])
    if form.errors:
        transaction.set_rollback(True)
        return False
    attach(change, kept)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PortalRequest) -> HttpResponse:
    projects = writable(request.visitor)
    if not projects:
        raise Http404
    form = AskForm(posted(request), request.FILES if request.method == "POST" else None, projects=projects)
    if request.method == "POST" and form.is_valid():
        project = project_for(request.visitor, form.project_id)
        must_write(request.visitor, form.project_id)
        if project is None:
            raise Http404
        if not _asked(request, form, project):
            return render(request, "portal/requests/ask.html", {"form": form})
        client_changed(request.visitor.client_id)
        organization, person = Organization.current(), answers_for(project.client, project)
        by_on = work_calendar(organization).add_workdays(timezone.localdate(), ANSWERED_IN)
        words = {"name": person.first_name if person else our_name(organization), "day": day(by_on)}
        toast(request, _("Asked. %(name)s tells you by %(day)s what it takes.") % words)
        return redirect("portal:requests")
    return render(request, "portal/requests/ask.html", {"form": form})
