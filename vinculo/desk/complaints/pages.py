"""A complaint: noted as it was said, and read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.desk.closing.moments import moment_on
from vinculo.desk.complaints.forms import ComplaintForm
from vinculo.desk.complaints.found import complaint_of, complaints_seen_by
from vinculo.desk.complaints.mark import mark
from vinculo.desk.log.whom import asked_for
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.feedback.models import Complaint
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = ComplaintForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        said = form.cleaned_data
        complaint = Complaint.objects.create(
            client=form.client,
            project=form.work,
            contact=form.contact,
            text=said["text"],
            at=moment_on(said["on"] or timezone.localdate()),
            owner=said["owner"] or form.client.owner,
            by=request.user,
        )
        written(request, form.client.pk)
        now_yours(
            request,
            f"complaint:{complaint.pk}",
            complaint.owner,
            what=complaint.text,
            client_id=form.client.pk,
            client=form.client.name,
        )
        undo = undo_address(request.user, "complaints.made", ids=[complaint.pk])
        toast(request, _("Noted. First thank them for saying it."), undo=undo)
        return go_on(request, complaint.get_absolute_url())
    context = {"form": form, "heading": _("A complaint"), "save": _("Note it")}
    return render(request, "log/about_form.html", context)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    complaint = complaint_of(request, pk)
    context = {
        "complaint": complaint,
        "mark": mark(complaint, timezone.localdate()),
        "ask_again_on": complaint.ask_again_on(),
    }
    return render(request, "complaints/page.html", context)


@undoing("complaints.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for complaint in complaints_seen_by(person).filter(pk__in=ids, by=person):
        complaint.delete()
        client_changed(complaint.client_id)
